import { element } from './xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XML = '<?xml version="1.0" encoding="utf-8"?>\n';

/** An address that a sitemap names, with the day of its last change where it is known. */
export interface Listed {
  readonly address: string;
  readonly date?: string | undefined;
}

const list = (outer: string, inner: string, items: readonly Listed[]): string =>
  `${XML}<${outer} xmlns="${NAMESPACE}">\n${items
    .map(
      ({ address, date }) => `<${inner}>${element('loc', address)}${date ? element('lastmod', date) : ''}</${inner}>\n`,
    )
    .join('')}</${outer}>\n`;

/** Addresses of pages (https://www.sitemaps.org/protocol.html). */
export const writeSitemap = (pages: readonly Listed[]): string => list('urlset', 'url', pages);
/** Addresses of sitemaps. */
export const writeSitemapIndex = (parts: readonly Listed[]): string => list('sitemapindex', 'sitemap', parts);
