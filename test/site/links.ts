import { posix } from 'node:path';
import { attribute, elementsOf, filesOf, pagesOf, readPage } from './site-files.ts';

const TARGETS: [tag: string, name: string][] = [
  ['a', 'href'],
  ['link', 'href'],
  ['script', 'src'],
  ['img', 'src'],
  ['form', 'action'],
];
/** Where a page may point outside: a reader's click, never a request the page makes. */
const isElsewhere = (address: string): boolean => /^(https?:|mailto:|\/\/)/.test(address);

interface LinkReport {
  /** `page → address` of links whose page, file or fragment does not exist. */
  readonly broken: string[];
  /** Addresses of other hosts that a page itself would fetch. */
  readonly foreign: string[];
}

/** Follows every link of a built site on disk. @param portal addresses of the portal's that its theme leads to */
export function checkLinks(site: string, base: string, portal: readonly string[] = []): LinkReport {
  const files = new Set(filesOf(site));
  const ids = new Map<string, Set<string>>();
  const links: { page: string; address: string; tag: string }[] = [];
  for (const page of pagesOf(site)) {
    const elements = elementsOf(readPage(site, page));
    ids.set(page, new Set(elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)));
    for (const element of elements)
      for (const [tag, name] of TARGETS) {
        const address = element.tagName === tag ? attribute(element, name) : undefined;
        if (address) links.push({ page, address, tag });
      }
  }
  const find = (page: string, address: string): boolean => {
    const url = new URL(address, `http://site${base}${page}`);
    if (!url.pathname.startsWith(base)) return false;
    const path = decodeURIComponent(url.pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
    return files.has(file) && (!url.hash || ids.get(file)?.has(decodeURIComponent(url.hash.slice(1))) === true);
  };
  return {
    broken: links
      .filter(({ page, address }) => !isElsewhere(address) && !portal.includes(address) && !find(page, address))
      .map(({ page, address }) => `${page} → ${address}`),
    foreign: links.filter(({ tag, address }) => tag !== 'a' && isElsewhere(address)).map(({ address }) => address),
  };
}
