import { RECORD_ORDER } from '../forms/record-order.ts';
import type { Draft } from './model.ts';

/** A narrative states no year: that of the forms beside it in the file holds, and their project where it names none. */
export function completeNarrative(draft: Draft, all: readonly Draft[]): Draft {
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
  for (const [key, word] of [
    ['year', '年度'],
    ['project', '项目名称'],
  ] as const) {
    if (complete[key] !== undefined) continue;
    const value = only(key);
    if (value !== undefined) complete[key] = value;
    doubts.push({
      path: key,
      message: value === undefined ? `没有找到${word}，请补填` : `说明里没有写${word}，按同一文件里的表填写`,
      at: draft.cells['title'] ?? '',
    });
  }
  const { kind, title, year, project, ...rest } = complete;
  const head = { kind, title, ...(year === undefined ? {} : { year }), ...(project === undefined ? {} : { project }) };
  return { ...draft, record: { ...head, ...rest }, doubts };
}

const NO_YEAR = '没有找到年度，请补填';

/** Forms of one kind may stand one under another with a title over the first only: the year of that one holds for all. */
export function completeYears(drafts: readonly Draft[]): Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts) {
    const { record } = draft;
    const before = done.findLast(({ record: { kind } }) => kind === record['kind'])?.record['year'];
    const untitled = record['title'] === '' && record['year'] === undefined && !('body' in record);
    done.push(untitled && typeof before === 'string' ? withYear(draft, before) : draft);
  }
  return done;
}

function withYear(draft: Draft, year: string): Draft {
  const all: Record<string, unknown> = { ...draft.record, year };
  const record = Object.fromEntries(RECORD_ORDER.filter((key) => key in all).map((key) => [key, all[key]]));
  const message = '这张表没有标题和年度，按同一文件里前一张表的年度填写，请核对';
  const doubts = draft.doubts.map((doubt) => (doubt.message === NO_YEAR ? { ...doubt, message } : doubt));
  return { ...draft, record, doubts };
}
