import type { FeedItem } from './atom.ts';
import { escapeXml } from './xml.ts';

/** Entries of the list at most: it stands among other things on a page of somebody else's. */
const MOST = 10;

/**
 * A list of news as a piece of HTML, for a server to put into other pages of the portal: no class, style or script. No news is
 * said in words: forms may be public that state no day.
 * @param items newest first
 */
export function writeNewestList(items: readonly FeedItem[], address: (path: string) => string): string {
  if (items.length === 0) return '<p>还没有写明公布日期的表。</p>\n';
  const entries = items
    .slice(0, MOST)
    .map(
      ({ path, name, date }) =>
        `<li><a href="${escapeXml(address(path))}">${escapeXml(name)}</a> <time>${escapeXml(date)}</time></li>\n`,
    );
  return `<ul>\n${entries.join('')}</ul>\n`;
}
