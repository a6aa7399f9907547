import type { FormKind } from '../core/forms/kind.ts';
import type { ImportedDraft } from './read-forms.ts';
import type { Fields } from './record-text.ts';

/** Rows of indicators and of tasks that a blank form begins with; more are added where they are needed. */
const FIRST_ROWS = 6;

/** A draft that no file stands behind: a record of the content, to be changed. */
export const recordDraft = (record: Fields): ImportedDraft => ({
  ...{ file: '', cells: {}, basis: [], doubts: [], unread: [] },
  record: { ...record },
});

/** A form that nobody has filled in yet. */
export function blankDraft({ blank, name }: FormKind): ImportedDraft {
  // the blank's own lines for year and months are printed in place of what is filled in
  const { labels: _, ...rest } = blank as Fields;
  const open = 'period' in rest ? { ...rest, period: { from: '', to: '' } } : rest;
  const rows = Object.entries(open).map(([key, value]) =>
    key !== 'funds' && Array.isArray(value) ? [key, value.slice(0, FIRST_ROWS)] : [key, value],
  );
  return recordDraft({ ...Object.fromEntries(rows), year: '', source: { file: `在工作台上新建的${name}` } });
}
