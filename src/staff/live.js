// @ts-check
/*
 * Keeps a page of the running preview up to date. The preview's server adds this script to every page it hands out; no
 * built site holds it.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { served = '', live = '', problems = '' } = script.dataset;
  const isProblemPage = location.pathname === problems;
  /** Where the reader was before the errors were shown; only ever an address of this preview. */
  const before = () => {
    const from = new URLSearchParams(location.search).get('from') || '';
    const address = new URL(from, location.origin);
    return from.startsWith('/') && address.origin === location.origin
      ? address.href
      : new URL(live.replace(/staff\/live$/, ''), location.origin).href;
  };

  const bar = document.createElement('p');
  bar.className = 'live-bar';
  bar.setAttribute('role', 'status');
  document.body.append(bar);
  /** @param {string} words @param {[text: string, address: string]} [link] */
  const say = (words, link) => {
    bar.textContent = words;
    if (!link) return;
    const element = document.createElement('a');
    [element.textContent, element.href] = link;
    bar.append(element);
  };

  /** A page on which somebody works says so with `data-keep`; it is not taken away from under its reader. */
  const renew = () => {
    if (!document.querySelector('[data-keep]')) return location.reload();
    say('网页更新好了；这里打开的表没有动。');
    document.dispatchEvent(new Event('content-renewed'));
  };
  const showProblems = () => {
    if (document.querySelector('[data-keep]')) return;
    location.assign(`${problems}?from=${encodeURIComponent(location.pathname + location.search + location.hash)}`);
  };

  /** @type {{ state: string, served: number, attempt: number } | undefined} */
  let last;
  new EventSource(live).onmessage = ({ data }) => {
    const now = JSON.parse(data);
    const isNews = last !== undefined && last.attempt !== now.attempt;
    const isEnd = last !== undefined && last.state === 'building' && now.state !== 'building';
    if (now.state === 'building') say('正在更新预览……');
    else if (isProblemPage) {
      if (now.state === 'ready') location.replace(before());
      else if (isNews || isEnd) location.reload();
    } else if (now.state === 'ready') {
      if (String(now.served) === served) say('');
      else renew();
    } else {
      say('内容有错误，这里还是改错以前的预览。', ['看是什么错误', problems]);
      if (isNews || isEnd) showProblems();
    }
    last = now;
  };
})();
