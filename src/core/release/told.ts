import type { RecordChange, ValueChange } from './changes.ts';
import type { Correction } from './correction.ts';
import { isPrivate } from './private-text.ts';

/** Entries of one place of one record, in their order. */
export function entriesAt(entries: readonly Correction[], id: string, path: string): Correction[] {
  return entries.filter((entry) => entry.record === id && entry.path === path);
}

/**
 * Whether an entry begins with a text that stood there. One that keeps it to itself (`hidden`) does only where that text was
 * personal or secret: nothing else may be changed without saying what it was.
 */
export const beginsWith = ({ path, old, hidden }: Correction, text: string | undefined): boolean =>
  hidden === 'old' ? text !== undefined && isPrivate(path, text) : old === text;

/** Whether entries tell of a change: the first begins with what was published, the last ends with what is published now. */
export function isTold(entries: readonly Correction[], id: string, { path, old, new: now }: ValueChange): boolean {
  const own = entriesAt(entries, id, path);
  const [first, last] = [own[0], own.at(-1)];
  return first !== undefined && beginsWith(first, old) && last?.new === now;
}

/** What one record, unit or project says otherwise than before. */
export type Differing = Pick<RecordChange, 'id' | 'values'>;

/** Published texts that differ and that no new entry tells of. */
export const findUntold = (changes: readonly Differing[], news: readonly Correction[]): [string, ValueChange][] =>
  changes.flatMap(({ id, values }) =>
    values.filter((value) => !isTold(news, id, value)).map((value): [string, ValueChange] => [id, value]),
  );
