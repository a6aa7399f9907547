import type { FormRecord } from '../core/forms/registry.ts';
import { textsByPath } from '../core/release/values.ts';
import { labelPlace } from '../io/describe-place.ts';
import { alignRows } from './align-rows.ts';
import type { Fields } from './record-text.ts';

/** A text of a record that is not the same in another version of it. */
export interface Difference {
  /** Path in the newer version, or in the older where the newer has nothing there. */
  readonly path: string;
  /** In Chinese: `第3行 津贴发放人数·得分`. */
  readonly place: string;
  /** Undefined where the version has no such field. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What staff add to a record and no form prints: an import never touches it. */
export const STAFF_KEYS: readonly string[] = ['publication', 'waivers'];

type Change = Omit<Difference, 'place'> & { readonly in: Fields };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

/** All texts of a value that stands at a path, each with its own. */
const textsBelow = (value: unknown, at: string): [path: string, text: string][] =>
  isText(value) ? [[at, value]] : [...textsByPath(value)].map(([path, text]) => [`${at}.${path}`, text]);

class Comparison {
  readonly changes: Change[] = [];
  readonly #before: Fields;
  readonly #after: Fields;
  constructor(before: Fields, after: Fields) {
    this.#before = before;
    this.#after = after;
  }

  compare(before: unknown, after: unknown, at: string, path: string): void {
    if (Array.isArray(before) && Array.isArray(after)) this.#compareRows(before, after, at, path);
    else if (isFields(before) && isFields(after)) this.#compareFields(before, after, at, path);
    else if (isText(before) && isText(after)) {
      if (before !== after) this.changes.push({ path, before, after, in: this.#after });
    } else {
      for (const [where, text] of textsBelow(before, at))
        this.changes.push({ path: where, before: text, after: undefined, in: this.#before });
      for (const [where, text] of textsBelow(after, path))
        this.changes.push({ path: where, before: undefined, after: text, in: this.#after });
    }
  }

  #compareFields(before: Fields, after: Fields, at: string, path: string): void {
    const step = (base: string, key: string): string => (base === '' ? key : `${base}.${key}`);
    for (const key of new Set([...Object.keys(after), ...Object.keys(before)]))
      if (path !== '' || !STAFF_KEYS.includes(key))
        this.compare(before[key], after[key], step(at, key), step(path, key));
  }

  #compareRows(before: readonly unknown[], after: readonly unknown[], at: string, path: string): void {
    for (const { before: i, after: j } of alignRows(before, after))
      this.compare(
        i === undefined ? undefined : before[i],
        j === undefined ? undefined : after[j],
        `${at}.${i ?? j}`,
        `${path}.${j ?? i}`,
      );
  }
}
/** `第3行 津贴发放人数·得分`: rows are numbered, since forms print one name twice. */
export function describeSpot(record: Fields, path: string): string {
  const [, row] = /^(?:funds|indicators)\.(\d+)\./.exec(path) ?? [];
  const words = labelPlace(record as FormRecord, path);
  return row === undefined ? words : `第${BigInt(row) + BigInt(1)}行 ${words}`;
}

/**
 * What differs between two versions of a record, text by text in the order of the newer one; `publication` and `waivers`
 * are left alone. A row that was added or taken out gives each of its texts.
 */
export function compareVersions(before: Fields, after: Fields): Difference[] {
  const comparison = new Comparison(before, after);
  comparison.compare(before, after, '', '');
  return comparison.changes.map(({ in: record, ...change }) => ({
    ...change,
    place: describeSpot(record, change.path),
  }));
}
