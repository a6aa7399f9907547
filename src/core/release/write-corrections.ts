import type { RecordChange } from './changes.ts';
import { findUntold } from './check-changes.ts';
import { correctionHash, type CorrectionEntry } from './correction.ts';
import type { Hash } from './values.ts';

/** Who corrects, why, and on which day (`2024-05-20`). */
export interface Account {
  readonly reason: string;
  readonly by: string;
  readonly date: string;
}

/** The name of the next entry of a year: numbers go on within a year and start again with the next. */
function nextId(entries: readonly CorrectionEntry[], year: string): string {
  const last = entries.filter(({ id }) => id.startsWith(`${year}/`)).at(-1);
  const number = last ? Number(last.id.slice(year.length + 1)) + 1 : 1;
  return `${year}/${String(number).padStart(4, '0')}`;
}

/**
 * The entries that are still to be written for changes of public records, chained to those there are.
 * @param known all entries of the content; those from `publishedCount` on are not public yet
 */
export function writeCorrections(
  changes: readonly RecordChange[],
  known: readonly CorrectionEntry[],
  publishedCount: number,
  account: Account,
  hash: Hash,
): CorrectionEntry[] {
  const news = known.slice(publishedCount).map(({ correction }) => correction);
  const all = [...known];
  for (const [record, { path, old, new: now }] of findUntold(changes, news)) {
    const before = all.at(-1);
    const former = before && correctionHash(before.correction, hash);
    const values = { ...(old === undefined ? {} : { old }), ...(now === undefined ? {} : { new: now }) };
    const correction = { record, path, ...values, ...account, ...(former === undefined ? {} : { former }) };
    all.push({ id: nextId(all, account.date.slice(0, 4)), correction });
  }
  return all.slice(known.length);
}
