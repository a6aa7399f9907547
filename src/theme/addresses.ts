import { portalPath } from '../core/theme/settings.ts';

/** Where an address of the portal's own parts leads, or why it may not stand there. */
export type Judged =
  | { readonly sort: 'portal' | 'elsewhere'; readonly address: string }
  | { readonly sort: 'file'; readonly file: string }
  | { readonly sort: 'refused'; readonly why: 'script' | 'foreign' | 'relative' | 'odd' };

/** An address without what browsers leave out before they read it. */
const read = (address: string): string => address.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const READERS_CLICK = /^(?:https?|mailto|tel)$/i;
/** A file's name as it is written, with folders. */
const NAME = /^(?:\.{1,2}\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** An address of the portal's own host as a path; undefined where it is another's. @param portal `https://www.example.gov.cn` */
function ownPath(address: string, portal: string | undefined): string | undefined {
  if (portalPath.safeParse(address).success) return address;
  if (portal === undefined || !URL.canParse(address)) return undefined;
  const { origin, pathname, search } = new URL(address);
  return origin === new URL(portal).origin && portalPath.safeParse(pathname + search).success
    ? pathname + search
    : undefined;
}

/** An address that a reader goes to by a click. */
export function judgeLink(written: string): Judged {
  const address = read(written);
  const [, scheme] = SCHEME.exec(address) ?? [];
  if (scheme !== undefined)
    return READERS_CLICK.test(scheme) && (!/^http/i.test(scheme) || URL.canParse(address))
      ? { sort: 'elsewhere', address }
      : { sort: 'refused', why: /^(?:java|vb)script|^data/i.test(scheme) ? 'script' : 'odd' };
  if (portalPath.safeParse(address).success) return { sort: 'portal', address };
  return { sort: 'refused', why: /^[\\/]{2}|\\/.test(address) ? 'odd' : 'relative' };
}

/** An address of something that the page itself asks for, or sends to: only from the portal's own host or beside the theme. */
export function judgeFetched(written: string, portal: string | undefined): Judged {
  const address = read(written);
  const path = ownPath(address, portal);
  if (path !== undefined) return { sort: 'portal', address: path };
  if (NAME.test(address)) return { sort: 'file', file: address };
  const [, scheme] = SCHEME.exec(address) ?? [];
  if (scheme !== undefined && !/^https?$/i.test(scheme)) return { sort: 'refused', why: 'script' };
  return { sort: 'refused', why: scheme !== undefined || /^[\\/]{2}/.test(address) ? 'foreign' : 'odd' };
}
