import { correctionHash, type CorrectionEntry } from './correction.ts';
import { isPrivate } from './private-text.ts';
import { findUntold, type Differing } from './told.ts';
import type { Hash } from './values.ts';

/** Who corrects, why, and on which day (`2024-05-20`). */
export interface Account {
  readonly reason: string;
  /** By the id of a record, unit or project: who publishes, where nobody is named. */
  readonly by: (id: string) => string;
  readonly date: string;
}

/** What stood there; kept back where it is personal or secret. */
function tellOld(path: string, old: string | undefined) {
  if (old === undefined) return {};
  return isPrivate(path, old) ? { hidden: 'old' as const } : { old };
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
  changes: readonly Differing[],
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
    const values = { ...tellOld(path, old), ...(now === undefined ? {} : { new: now }) };
    const { reason, by, date } = account;
    const told = { record, path, ...values, reason, by: by(record), date };
    const correction = { ...told, ...(former === undefined ? {} : { former }) };
    all.push({ id: nextId(all, account.date.slice(0, 4)), correction });
  }
  return all.slice(known.length);
}
