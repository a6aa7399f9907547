import { identityIn, instant, type FeedItem, type FeedPlace } from './atom.ts';

/** A JSON feed (https://www.jsonfeed.org/version/1.1/) of the same news as an Atom feed, known by the same identities. */
export function makeJsonFeed(items: readonly FeedItem[], place: FeedPlace): string {
  const { title, author, address, page, self } = place;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title, home_page_url: address(page), feed_url: address(self), language: 'zh-CN', authors: [{ name: author }] },
    items: items.map((item) => ({
      ...{ id: identityIn(place, item.date, item.id), url: address(item.path), title: item.title },
      ...{ content_text: item.text, date_published: instant(item.date) },
    })),
  };
  return `${JSON.stringify(feed, undefined, 1)}\n`;
}
