import { groupByProject, type Found, type ProjectResults } from './groups.ts';
import { splitQuery } from './match.ts';
import type { Suggestion } from './near.ts';

/** Projects that are shown under what may have been meant: of each suggestion, and of all. */
const EACH = 3;
const ALL = 9;

/** What a suggestion finds beyond what is shown already. */
export interface NearResults<R> {
  readonly suggestion: Suggestion;
  readonly shown: readonly ProjectResults<R>[];
  /** How many projects it finds, those that are not shown too. */
  readonly all: number;
}

/**
 * What suggestions find, each project once, until that is enough.
 * @param exact projects that are shown for what was asked, not to be repeated
 */
export async function findNear<R extends Found>(
  suggestions: readonly Suggestion[],
  find: (text: string) => Promise<readonly R[]>,
  exact: readonly ProjectResults<R>[],
): Promise<NearResults<R>[]> {
  const seen = new Set(exact.map(({ key }) => key));
  const near: NearResults<R>[] = [];
  for (const suggestion of suggestions) {
    const found = groupByProject(await find(suggestion.text), splitQuery(suggestion.text));
    const groups = found.filter(({ key }) => !seen.has(key));
    const shown = groups.slice(0, EACH);
    shown.forEach(({ key }) => seen.add(key));
    if (shown.length) near.push({ suggestion, shown, all: groups.length });
    if (seen.size - exact.length >= ALL) break;
  }
  return near;
}
