import { parse, serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Element = Tree.Element;

const isElement = (node: Tree.Node): node is Element => 'tagName' in node;
const childrenOf = (node: Tree.Node): readonly Tree.ChildNode[] => ('childNodes' in node ? node.childNodes : []);

function* elementsIn(node: Tree.Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (isElement(child)) yield child;
    yield* elementsIn(child);
  }
}

const get = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;
function set(element: Element, name: string, value: string | undefined): void {
  element.attrs = element.attrs.filter((attribute) => attribute.name !== name);
  if (value !== undefined) element.attrs.push({ name, value });
}
const hasClass = (element: Element, name: string): boolean => (get(element, 'class') ?? '').split(' ').includes(name);
const textOf = (node: Tree.Node): string =>
  'value' in node && node.nodeName === '#text' ? node.value : childrenOf(node).map(textOf).join('');

/** A built page of a form, taken apart. */
interface FormPage {
  /** `社区党建 2023年绩效自评表` */
  readonly title: string;
  readonly unit: string;
  readonly styles: readonly string[];
  readonly banners: readonly string[];
  readonly article: Element;
  /** `https://www.example.gov.cn` where the site says where it stands. */
  readonly origin: string | undefined;
  readonly base: string;
}

/** @throws where a page is none of ours */
function readPage(html: string): FormPage {
  const all = [...elementsIn(parse(html))];
  const find = (is: (element: Element) => boolean): Element | undefined => all.find(is);
  const article = find(({ tagName }) => tagName === 'article')!;
  const icon = find((element) => get(element, 'rel') === 'icon')!;
  const canonical = find((element) => get(element, 'rel') === 'canonical');
  const crumbs = all.filter(
    (element) => element.parentNode && isElement(element.parentNode) && element.tagName === 'li' && inCrumbs(element),
  );
  const name = textOf([...elementsIn(article)].find(({ tagName }) => tagName === 'h1')!).trim();
  return {
    title: `${name} ${textOf(crumbs.at(-1)!).trim()}`,
    unit: textOf(crumbs[1]!).trim(),
    styles: all.filter((element) => get(element, 'rel') === 'stylesheet').map((element) => get(element, 'href')!),
    banners: all
      .filter((element) => hasClass(element, 'banner-notice') || hasClass(element, 'banner-preview'))
      .map((element) => textOf(element).replace(/\s+/g, ' ').trim()),
    article,
    origin: canonical && new URL(get(canonical, 'href')!).origin,
    base: get(icon, 'href')!.replace(/favicon\.svg$/, ''),
  };
}

const inCrumbs = (element: Tree.Node): boolean =>
  (isElement(element) && hasClass(element, 'crumbs')) ||
  ('parentNode' in element && element.parentNode !== null && inCrumbs(element.parentNode));

/** What is of no use on paper, and what would not lead anywhere from a file. */
const GONE = new Set(['script', 'link', 'button', 'form', 'select']);
const REFERRING = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];

/** How the article of a page stands in a document. */
interface Place {
  /** Begins its names, which are its own among those of other articles. */
  readonly prefix: string;
  /** By how many levels its headings are lower than on its page. */
  readonly deeper: number;
}

/** Makes the article of one page a part of a document: names of its own, headings in order, links that hold outside. */
function settle(node: Tree.ParentNode, page: FormPage, place: Place): void {
  const { prefix, deeper } = place;
  node.childNodes = node.childNodes.filter(
    (child) => !isElement(child) || (!GONE.has(child.tagName) && !hasClass(child, 'screen')),
  );
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    const level = /^h([1-5])$/.exec(child.tagName)?.[1];
    if (level) child.tagName = child.nodeName = `h${Number(level) + deeper}`;
    if (child.tagName === 'details') set(child, 'open', '');
    for (const name of REFERRING) {
      const value = get(child, name);
      if (value !== undefined)
        set(
          child,
          name,
          value
            .split(' ')
            .map((id) => prefix + id)
            .join(' '),
        );
    }
    if (child.tagName === 'a') {
      const href = get(child, 'href') ?? '';
      set(
        child,
        'href',
        href.startsWith('#') ? `#${prefix}${href.slice(1)}` : page.origin && new URL(href, page.origin).href,
      );
    }
    settle(child, page, place);
  }
}

/** Some of what the page leads to is not printed. */
function dropDeadLinks(article: Element): void {
  const all = [...elementsIn(article)];
  const ids = new Set(all.map((element) => get(element, 'id')));
  for (const element of all) {
    const href = element.tagName === 'a' ? get(element, 'href') : undefined;
    if (href?.startsWith('#') && !ids.has(href.slice(1))) set(element, 'href', undefined);
  }
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Beside the styles of the site: each form on pages of its own, headings as large as on its page. */
const STYLE = `
@page { @bottom-left { content: none; } @bottom-right { content: none; } }
.pdf-form { break-before: page; }
.pdf-list li { margin: 1mm 0; }
.form-heading h2 { font-size: 20pt; }
.pdf-form h3 { font-size: 13pt; break-after: avoid; }
`;

/** The article of a page as it stands in a document, with the day of printing. */
function printArticle(page: FormPage, today: string, place: Place): string {
  const { article } = page;
  settle(article, page, place);
  dropDeadLinks(article);
  for (const element of elementsIn(article)) {
    if (get(element, 'data-print-day') !== undefined)
      element.childNodes = [{ nodeName: '#text', value: `打印日期：${today}`, parentNode: element }];
    if (element.tagName === `h${1 + place.deeper}` && hasClass(element.parentNode as Element, 'form-heading'))
      element.childNodes = [{ nodeName: '#text', value: page.title, parentNode: element }];
  }
  return serializeOuter(article);
}

/** What the site says on every page: whose data these are, whether they are drafts. */
const notesOf = ({ banners }: FormPage): string => banners.map((text) => `<p>${escape(text)}</p>`).join('');

/** @param print as the site's styles for paper have it: `sheet` is the form alone */
function makeDocument(title: string, { styles }: FormPage, print: 'page' | 'sheet', body: string): string {
  const links = styles.map((href) => `<link rel="stylesheet" href="${escape(href)}">`).join('');
  const head = `<meta charset="utf-8"><title>${escape(title)}</title>${links}<style>${STYLE}</style>`;
  return `<!doctype html><html lang="zh-CN" data-print="${print}"><head>${head}</head><body>${body}</body></html>`;
}

/** What is printed, and where it would stand. */
export interface Gathered {
  readonly html: string;
  /** `样例街道办事处 2023年公开的绩效表` */
  readonly title: string;
  /** The path of the column on its server, to be served under. */
  readonly base: string;
}

/**
 * One document of a unit's forms of a year: a cover with the list, then form by form as its page prints.
 * @param pages HTML of the built pages
 * @param today the day of printing, `2026-07-01`
 */
export function gatherPages(pages: readonly string[], year: string, today: string): Gathered & { forms: number } {
  const forms = pages.map(readPage);
  const [first] = forms as [FormPage];
  const title = `${first.unit} ${year}年公开的绩效表`;
  const parts = forms.map((page, i) => {
    const article = printArticle(page, today, { prefix: `f${i + 1}-`, deeper: 1 });
    return `<div class="pdf-form" id="form-${i + 1}">${article}</div>`;
  });
  const list = forms.map((page, i) => `<li><a href="#form-${i + 1}">${escape(page.title)}</a></li>`).join('');
  const address = first.origin ? `网址：${escape(first.origin + first.base)}` : '';
  const lead = `<p>共${forms.length}张表，打印日期：${today}。${address}</p><ol class="pdf-list steps">${list}</ol>`;
  const main = `<h1>${escape(title)}</h1>${notesOf(first)}${lead}${parts.join('')}`;
  const html = makeDocument(title, first, 'page', `<main class="page">${main}</main>`);
  return { html, title, forms: forms.length, base: first.base };
}

/**
 * One document of one form.
 * @param print the form alone, in its official layout, or all that its page says
 * @param today the day of printing, `2026-07-01`
 */
export function gatherForm(html: string, print: 'page' | 'sheet', today: string): Gathered {
  const page = readPage(html);
  const article = printArticle(page, today, { prefix: '', deeper: 0 });
  const body = `${notesOf(page)}<main class="page">${article}</main>`;
  return { html: makeDocument(page.title, page, print, body), title: page.title, base: page.base };
}
