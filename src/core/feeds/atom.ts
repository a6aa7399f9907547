import { element, escapeXml } from './xml.ts';

/** What a feed tells of one form. */
export interface FeedItem {
  /** What it is known by among all news of the portal: `corrections/2026-0001`. */
  readonly id: string;
  readonly date: string;
  readonly title: string;
  /** The title without what happened, for lists whose heading says that of all. */
  readonly name: string;
  readonly text: string;
  /** Who published it, where that is said: projects of many units have the same name. */
  readonly publisher?: string | undefined;
  /** Of the page it is about, below the column's base. */
  readonly path: string;
}

export interface FeedPlace {
  /** What the feed is known by: `corrections`. */
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** The domain the identities of entries are made with (RFC 4151). */
  readonly domain: string;
  /** Makes an address from a path below the column's base. */
  readonly address: (path: string) => string;
  readonly page: string;
  readonly self: string;
}

/** A day in China's time, as feeds want it. */
export const instant = (date: string): string => `${date}T00:00:00+08:00`;

/** The day of a feed without entries: a feed must carry one, and there is no clock. */
const NEVER = '2000-01-01';

/** What an entry is known by for ever, whatever its address becomes. */
export const identityIn = ({ domain }: Pick<FeedPlace, 'domain'>, date: string, rest: string): string =>
  `tag:${domain},${date}:mingzhang/${rest}`;

/** An Atom feed (RFC 4287), its entries in the order given. Has no clock: it is as new as its newest entry. */
export function makeFeed(items: readonly FeedItem[], place: FeedPlace): string {
  const { id, title, author, address, page, self } = place;
  const newest = items.reduce((last, { date }) => (date > last ? date : last), NEVER);
  const entries = items.map((item) =>
    [
      '<entry>',
      element('id', identityIn(place, item.date, item.id)),
      element('title', item.title),
      element('updated', instant(item.date)),
      `<link rel="alternate" href="${escapeXml(address(item.path))}"/>`,
      element('content', item.text),
      '</entry>',
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', identityIn(place, NEVER, id)),
    element('title', title),
    `<author>${element('name', author)}</author>`,
    element('updated', instant(newest)),
    `<link rel="self" href="${escapeXml(address(self))}"/>`,
    `<link rel="alternate" href="${escapeXml(address(page))}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
