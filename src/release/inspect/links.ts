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

/** What a page links to. */
export interface PageLinks {
  /** Files of the site, or places in them after `#`, by how the page writes each. */
  readonly leads: ReadonlyMap<string, string>;
  readonly objections: readonly Objection[];
}

const complain = (at: string, message: string): Objection => ({
  ...{ at, message },
  advice: '内容里的链接请改正；不是内容里的，是程序的问题，请报告。',
});
export const objectToLead = (page: string, address: string): Objection => complain(page, `链接没有去处：${address}`);

/** The file an address of a page leads to, and the place in it; undefined where it is none of the column's. */
function resolve(page: string, address: string, base: string): [file: string, id: string] | undefined {
  if (!URL.canParse(address, `http://site${base}${page}`)) return undefined;
  const url = new URL(address, `http://site${base}${page}`);
  if (!url.pathname.startsWith(base)) return undefined;
  const path = decode(url.pathname.slice(base.length));
  return [path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path, decode(url.hash.slice(1))];
}

/** Faults of an address that leads out of the site. */
function objectToOutside(page: string, address: string, element: Tree.Element): Objection[] {
  const isFetched = element.tagName !== 'a' && attribute(element, 'rel') !== 'canonical';
  if (!isFetched && MAY_LEAVE.test(address)) return [];
  return [complain(page, `${isFetched ? '网页要向别的网站取东西' : '链接不是网址'}：${address}`)];
}

export const idsOf = ({ elements }: BuiltPage): Set<string> =>
  new Set(elements.flatMap((element) => attribute(element, 'id') ?? []));

/** Where a page is published. */
export interface LinkPlace {
  /** `/` or `/column/`. */
  readonly base: string;
  /** Addresses of the portal's own that its theme leads to. */
  readonly portal: ReadonlySet<string>;
}

/** The links of a page; those that lead to the page itself are judged at once. */
export function readLinks(page: BuiltPage, { base, portal }: LinkPlace): PageLinks {
  const { path, elements } = page;
  const ids = idsOf(page);
  const leads = new Map<string, string>();
  const objections = elements.flatMap((element) =>
    addressesOf(element).flatMap((address): Objection[] => {
      if (address === '' || portal.has(address)) return [];
      if (isElsewhere(address)) return objectToOutside(path, address, element);
      const [file, id] = resolve(path, address, base) ?? [];
      if (file === undefined || (file === path && id && !ids.has(id))) return [objectToLead(path, address)];
      leads.set(id && file !== path ? `${file}#${id}` : file, address);
      return [];
    }),
  );
  return { leads, objections };
}
