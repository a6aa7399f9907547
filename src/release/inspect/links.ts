import { posix } from 'node:path';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Objection } from '../../core/release/check-changes.ts';
import { attribute, type BuiltPage } from './built-page.ts';

/** Attributes that hold one address, whatever the element. */
const ADDRESSES = [
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'background',
  'ping',
  'manifest',
  'xlink:href',
];
const isElsewhere = (address: string): boolean => /^([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address);
/** Where a page may lead outside: a reader's click, never something the page itself asks for or runs. */
const MAY_LEAVE = /^(?:https?:|mailto:|tel:|\/\/)/i;
/** Signs that browsers leave out of an address before they read it. */
const unread = (address: string): string => address.replace(/[\t\n\r]/g, '').trim();

/** The addresses of an element: `srcset` holds several, each with its size. */
const addressesOf = (element: Tree.Element): string[] => [
  ...element.attrs.flatMap(({ name, prefix, value }) =>
    ADDRESSES.includes(prefix ? `${prefix}:${name}` : name) ? [unread(value)] : [],
  ),
  ...(attribute(element, 'srcset') ?? '').split(',').map((part) => part.trim().split(/\s/)[0]!),
];

/** An address with a broken escape leads nowhere as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface FoundLink {
  readonly page: string;
  readonly address: string;
  readonly tag: string;
  readonly rel: string | undefined;
}

/** Gathers the links of pages one by one and, when all pages were seen, says which lead nowhere. */
export class LinkCheck {
  readonly #base: string;
  readonly #ids = new Map<string, ReadonlySet<string>>();
  readonly #links: FoundLink[] = [];
  /** @param base `/` or `/column/` */
  constructor(base: string) {
    this.#base = base;
  }

  take({ path, elements }: BuiltPage): void {
    this.#ids.set(path, new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])));
    for (const element of elements)
      for (const address of addressesOf(element).filter(Boolean))
        this.#links.push({ page: path, address, tag: element.tagName, rel: attribute(element, 'rel') });
  }

  /** @param files every file of the site, from its root */
  finish(files: ReadonlySet<string>): Objection[] {
    return this.#links.flatMap(({ page, address, tag, rel }) => {
      const isOutside = isElsewhere(address);
      const isFetched = tag !== 'a' && rel !== 'canonical';
      const isSafe = !isFetched && MAY_LEAVE.test(address);
      if (isOutside ? isSafe : this.#leadsSomewhere(page, address, files)) return [];
      const wrong = isFetched ? '网页要向别的网站取东西' : '链接不是网址';
      const message = isOutside ? `${wrong}：${address}` : `链接没有去处：${address}`;
      return [{ at: page, message, advice: '内容里的链接请改正；不是内容里的，是程序的问题，请报告。' }];
    });
  }

  #leadsSomewhere(page: string, address: string, files: ReadonlySet<string>): boolean {
    if (!URL.canParse(address, `http://site${this.#base}${page}`)) return false;
    const url = new URL(address, `http://site${this.#base}${page}`);
    if (!url.pathname.startsWith(this.#base)) return false;
    const path = decode(url.pathname.slice(this.#base.length));
    const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
    return files.has(file) && (!url.hash || this.#ids.get(file)?.has(decode(url.hash.slice(1))) === true);
  }
}
