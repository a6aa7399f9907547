import type { FormRecord } from '../forms/registry.ts';
import { headOf } from '../library/form-head.ts';
import type { Content, FormEntry } from '../library/library.ts';
import { besideTexts, guardedTexts, isBeside, isOrder, type Texts } from './guarded.ts';
import { isWithdrawn } from './states.ts';
import { printedPart, textsByPath } from './values.ts';

/** One published text that differs; undefined where the page did not have, or no longer has, the place. */
export interface ValueChange {
  /** Path in the record: `funds.0.executed`. */
  readonly path: string;
  readonly old: string | undefined;
  readonly new: string | undefined;
}

/** What happens to one record between two states of the content. */
export interface RecordChange {
  /** `2023/<unit>/<project>.<kind>` */
  readonly id: string;
  /**
   * `added` was not there before; `removed` is not there any more; `withdrawn` leaves a notice at its address;
   * `restored` was withdrawn before; `changed` says something else.
   */
  readonly sort: 'added' | 'removed' | 'withdrawn' | 'restored' | 'changed';
  /** Every published text that differs, in the record's order; of an added record all of them. */
  readonly values: readonly ValueChange[];
  readonly before: FormRecord | undefined;
  readonly after: FormRecord | undefined;
}

/** Every text by which two states differ. */
export const compareTexts = (old: Texts, now: Texts): ValueChange[] =>
  [...new Set([...now.keys(), ...old.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, old: old.get(path), new: now.get(path) }));

/** Whether labels that both have follow each other otherwise: a label that came or went is told of by its own text. */
function isReordered(path: string, before: FormRecord, after: FormRecord): boolean {
  const labelsOf = (record: FormRecord): string[] => {
    const node = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], record);
    return Object.keys(node ?? {});
  };
  const [old, now] = [labelsOf(before), labelsOf(after)];
  const stayed = old.filter((label) => now.includes(label));
  return now.filter((label) => stayed.includes(label)).some((label, i) => label !== stayed[i]);
}

const NOTHING: Texts = new Map();

/** Every text printed on the form by which two records differ: of nothing beside it, nor of the order of its own columns. */
export const comparePrinted = (before: FormRecord, after: FormRecord): ValueChange[] =>
  compareTexts(textsByPath(printedPart(before)), textsByPath(printedPart(after)));

/** Every published text by which two records differ. How a record was made and what staff accepted is not published. */
export function compareRecords(before: FormRecord | undefined, after: FormRecord | undefined): ValueChange[] {
  return compareTexts(before ? guardedTexts(before) : NOTHING, after ? guardedTexts(after) : NOTHING).filter(
    ({ path }) => !isOrder(path) || (before && after && isReordered(path, before, after)),
  );
}

const sortOf = (before: FormEntry | undefined, after: FormEntry | undefined): RecordChange['sort'] => {
  if (!after) return 'removed';
  const wasOut = !before || isWithdrawn(headOf(before));
  if (isWithdrawn(headOf(after))) return 'withdrawn';
  if (!before) return 'added';
  return wasOut ? 'restored' : 'changed';
};

/** Whether two forms say the same to the public, where that is known without reading either. */
const areAlike = (before: FormEntry, after: FormEntry): boolean =>
  before.printed !== undefined &&
  before.printed === after.printed &&
  before.head !== undefined &&
  after.head !== undefined &&
  compareTexts(besideTexts(before.head), besideTexts(after.head)).length === 0;

/** What was there before, and perhaps whether a form still says it, where that is known without reading either. */
export interface Former extends Pick<Content, 'forms'> {
  readonly isAsBefore?: ((form: FormEntry) => boolean) | undefined;
  /** What was said beside the forms was not noted: nobody can tell whether it is another now. */
  readonly lacksBeside?: boolean | undefined;
}

/**
 * What a release of `after` changes for readers of `before`, record by record and figure by figure, in the order of the ids.
 * Only records that differ are given; one that was and stays withdrawn is not.
 */
export function compareContents(before: Former, after: Pick<Content, 'forms'>): RecordChange[] {
  const { isAsBefore = () => false, lacksBeside = false } = before;
  const old = new Map(before.forms.map((form) => [form.id, form]));
  const now = new Map(after.forms.map((form) => [form.id, form]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): RecordChange[] => {
    const [was, is] = [old.get(id), now.get(id)];
    // before anything that reads what was there: of most nothing has changed
    if (was && is && !isWithdrawn(headOf(is)) && isAsBefore(is)) return [];
    const sort = sortOf(was, is);
    if (sort === 'withdrawn' && (!was || isWithdrawn(headOf(was)))) return [];
    if (sort === 'removed' && isWithdrawn(headOf(was!))) return [];
    if (sort === 'changed' && areAlike(was!, is!)) return [];
    const all = sort === 'withdrawn' ? [] : compareRecords(was?.record, is?.record);
    const values = sort === 'changed' && lacksBeside ? all.filter(({ path }) => !isBeside(path)) : all;
    if (sort === 'changed' && values.length === 0) return [];
    return [{ id, sort, values, before: was?.record, after: is?.record }];
  });
}
