import type { FeedItem } from '../feeds/atom.ts';

/** What was published, corrected and taken back, by sort. */
export interface News {
  readonly published: readonly FeedItem[];
  readonly corrected: readonly FeedItem[];
  readonly withdrawn: readonly FeedItem[];
}

/** Some of a day's items, and how many there are. */
export interface Told {
  readonly count: number;
  readonly items: readonly FeedItem[];
}

/** What a day brought. */
export interface DayOfChanges {
  readonly date: string;
  readonly published: Told;
  readonly corrected: Told;
  readonly withdrawn: Told;
}

/** Days that a page tells of, and items of a sort that it names on a day: who wants more takes the data. */
const DAYS = 30;
const ITEMS = 50;

/** The news of the last days that brought any, the newest first; the items of a sort in the order of their identities. */
export function viewChanges(news: News): DayOfChanges[] {
  const byDate = (items: readonly FeedItem[]) => Map.groupBy(items, ({ date }) => date);
  const [published, corrected, withdrawn] = [news.published, news.corrected, news.withdrawn].map(byDate);
  const dates = new Set([published!, corrected!, withdrawn!].flatMap((days) => [...days.keys()]));
  const tell = (items: readonly FeedItem[] = []): Told => ({
    count: items.length,
    items: items.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, ITEMS),
  });
  return [...dates]
    .sort()
    .reverse()
    .slice(0, DAYS)
    .map((date) => ({
      date,
      published: tell(published!.get(date)),
      corrected: tell(corrected!.get(date)),
      withdrawn: tell(withdrawn!.get(date)),
    }));
}
