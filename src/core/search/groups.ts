import type { ListedDocument } from './listing.ts';
import { searchable } from './tokens.ts';

/** A form that was found. */
export interface Found {
  readonly document: ListedDocument;
}

/** What was found of one project, newest first. */
export interface ProjectResults<R> {
  readonly key: string;
  /** As the newest form prints it. */
  readonly title: string;
  readonly year: string;
  readonly results: readonly R[];
}

/** Sorts without losing the order of what is alike, in old browsers too. */
const sortBy = <T>(list: readonly T[], compare: (a: T, b: T) => number): T[] =>
  list
    .map((item, at) => ({ item, at }))
    .sort((a, b) => compare(a.item, b.item) || a.at - b.at)
    .map(({ item }) => item);

const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** Results by project: projects named by all these words first, then the newest. */
export function groupByProject<R extends Found>(results: readonly R[], words: readonly string[]): ProjectResults<R>[] {
  const groups = new Map<string, R[]>();
  for (const result of results) {
    const [unit, , , project] = result.document;
    const key = `${unit}/${project}`;
    const own = groups.get(key);
    if (own) own.push(result);
    else groups.set(key, [result]);
  }
  const wanted = words.map(searchable);
  const isNamed = ({ title }: ProjectResults<R>): boolean => wanted.every((word) => searchable(title).includes(word));
  const all = [...groups].map(([key, own]): ProjectResults<R> => {
    const sorted = sortBy(own, (a, b) => newestFirst(a.document[2], b.document[2]));
    const [, , year, , title] = sorted[0]!.document;
    return { key, title, year, results: sorted };
  });
  const named = new Set(all.filter(isNamed));
  return sortBy(all, (a, b) => Number(named.has(b)) - Number(named.has(a)) || newestFirst(a.year, b.year));
}

/** The first groups, with so many results in all; the last of them may have fewer than it had. */
export function takeResults<R>(groups: readonly ProjectResults<R>[], most: number): ProjectResults<R>[] {
  let left = most;
  return groups.flatMap((group) => {
    const results = group.results.slice(0, left);
    left -= results.length;
    return results.length ? [{ ...group, results }] : [];
  });
}
