/* Printing: the official form alone, or the whole page with its folds open. */
const root = document.documentElement;

/** What stands at the foot of every sheet of paper: what was printed, where it is, when, and of a form its hash. */
function footOf(day: string): string {
  const [hash] = /[\da-f]{64}/.exec(document.querySelector('.on-paper')?.textContent ?? '') ?? [];
  const about = [day, ...(hash ? [`SHA-256：${hash.slice(0, 16)}…`] : [])].join('　');
  return `${location.origin}${location.pathname}\n${about}`;
}

/** Opens the folds for the paper and closes them again. */
function unfoldForPaper(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const fold of opened) fold.open = true;
    const day = `打印日期：${new Date().toLocaleDateString('zh-CN')}`;
    for (const place of document.querySelectorAll('[data-print-day]')) place.textContent = day;
    root.style.setProperty('--foot', JSON.stringify(footOf(day)).replace('\\n', '\\a '));
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    root.removeAttribute('data-print');
  });
}

export function startPrinting(): void {
  unfoldForPaper();
  document.querySelectorAll<HTMLButtonElement>('button[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset['print'] = button.dataset['print'];
      window.print();
    });
  });
}
