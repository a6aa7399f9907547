import type { Raised } from './doubts.ts';
import { findKind } from '../forms/registry.ts';
import { RECORD_ORDER } from '../forms/record-order.ts';
import type { RaisedDraft } from './model.ts';

/** A text may state no year: that of the forms beside it in the file holds, and their project where it is about one. */
export function completeNarrative(draft: RaisedDraft, all: readonly RaisedDraft[]): RaisedDraft {
  const { record } = draft;
  if (!('body' in record)) return draft;
  const doubts = [...draft.doubts];
  const only = (key: string): string | undefined => {
    const values = new Set(
      all
        .filter((other) => other !== draft)
        .map((other) => other.record[key])
        .filter((v) => typeof v === 'string' && v !== ''),
    );
    return values.size === 1 ? ([...values][0] as string) : undefined;
  };
  const complete: Record<string, unknown> = { ...record };
  for (const [key, word, missing] of [
    ['year', '年度', 'no-year'],
    ['project', '项目名称', 'no-project'],
  ] as const) {
    if (complete[key] !== undefined || (key === 'project' && isOfDepartment(complete))) continue;
    const value = only(key);
    if (value !== undefined) complete[key] = value;
    doubts.push({
      ...(value === undefined ? { id: missing } : { id: 'by-forms-beside', about: [word] }),
      path: key,
      at: draft.cells['title'] ?? '',
    });
  }
  const { kind, title, year, project, ...rest } = complete;
  const head = { kind, title, ...(year === undefined ? {} : { year }), ...(project === undefined ? {} : { project }) };
  return { ...draft, record: { ...head, ...rest }, doubts };
}

const isOfDepartment = ({ kind, project, department }: Record<string, unknown>): boolean =>
  project === undefined && department !== undefined && findKind(String(kind))!.subjects.includes('department');

/** Forms of one kind may stand one under another with a title over the first only: the year of that one holds for all. */
export function completeYears(drafts: readonly RaisedDraft[]): RaisedDraft[] {
  const done: RaisedDraft[] = [];
  for (const draft of drafts) {
    const { record } = draft;
    const before = done.findLast(({ record: { kind } }) => kind === record['kind'])?.record['year'];
    const untitled = record['title'] === '' && record['year'] === undefined && !('body' in record);
    done.push(untitled && typeof before === 'string' ? withYear(draft, before) : draft);
  }
  return done;
}

function withYear(draft: RaisedDraft, year: string): RaisedDraft {
  const all: Record<string, unknown> = { ...draft.record, year };
  const record = Object.fromEntries(RECORD_ORDER.filter((key) => key in all).map((key) => [key, all[key]]));
  const doubts = draft.doubts.map((doubt): Raised =>
    doubt.id === 'no-year' ? { ...doubt, id: 'year-by-form-before' } : doubt,
  );
  return { ...draft, record, doubts };
}
