import { posix } from 'node:path';
import type { Objection } from '../../core/release/check-changes.ts';
import { attribute, type BuiltPage } from './built-page.ts';

const TARGETS: readonly [tag: string, name: string][] = [
  ['a', 'href'],
  ['link', 'href'],
  ['script', 'src'],
  ['img', 'src'],
  ['form', 'action'],
];
/** Where a page may lead outside: a reader's click, never something the page itself asks for. */
const isElsewhere = (address: string): boolean => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address);

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
      for (const [tag, name] of TARGETS) {
        const address = element.tagName === tag ? attribute(element, name) : undefined;
        if (address) this.#links.push({ page: path, address, tag, rel: attribute(element, 'rel') });
      }
  }

  /** @param files every file of the site, from its root */
  finish(files: ReadonlySet<string>): Objection[] {
    return this.#links.flatMap(({ page, address, tag, rel }) => {
      const isOutside = isElsewhere(address);
      const isFetched = tag !== 'a' && rel !== 'canonical';
      if (isOutside ? !isFetched : this.#leadsSomewhere(page, address, files)) return [];
      const message = isOutside ? `网页要向别的网站取东西：${address}` : `链接没有去处：${address}`;
      return [{ at: page, message, advice: '内容里的链接请改正；不是内容里的，是程序的问题，请报告。' }];
    });
  }

  #leadsSomewhere(page: string, address: string, files: ReadonlySet<string>): boolean {
    const url = new URL(address, `http://site${this.#base}${page}`);
    if (!url.pathname.startsWith(this.#base)) return false;
    const path = decodeURIComponent(url.pathname.slice(this.#base.length));
    const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
    return files.has(file) && (!url.hash || this.#ids.get(file)?.has(decodeURIComponent(url.hash.slice(1))) === true);
  }
}
