import type { FormRecord } from '../core/forms/registry.ts';
import type { Draft } from '../core/intake/take-in.ts';
import { comparePrinted } from '../core/release/changes.ts';
import { textsByPath } from '../core/release/values.ts';
import { labelPlace } from '../io/describe-place.ts';
import type { Difference, DraftValue } from './checked-draft.ts';
import { isPrinted } from './is-printed.ts';
import type { Fields } from './record-text.ts';

/* The texts of a draft, by themselves and beside those of the record that is there. */

/** Every text that the draft prints in its order, with its label and cell. */
export const listValues = (record: FormRecord, cells: Draft['cells']): DraftValue[] =>
  [...textsByPath(record)]
    .filter(([path]) => isPrinted(path))
    .map(([path, text]) => ({ path, label: labelPlace(record, path), text, at: cells[path] }));

/** Every text by which a draft differs from the record that is there. */
export const compareDraft = (former: FormRecord, record: FormRecord, cells: Draft['cells']): Difference[] =>
  comparePrinted(former, record).map(({ path, old, new: now }) => ({
    label: labelPlace(now === undefined ? former : record, path),
    old,
    new: now,
    at: cells[path],
  }));

const isBlank = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).every(isBlank) : value === '';

/** A record without the rows at the end of its tables that nobody has filled in; those between others stay: findings name rows by their number. */
export function withoutBlankEnd(record: Fields): Fields {
  const cut = (rows: readonly unknown[]): readonly unknown[] =>
    rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1);
  const change = ([key, value]: [string, unknown]): [string, unknown] =>
    (key === 'indicators' || key === 'tasks') && Array.isArray(value) ? [key, cut(value)] : [key, value];
  return Object.fromEntries(Object.entries(record).map(change));
}
