import { formPath } from '../library/addresses.ts';
import { headOf } from '../library/form-head.ts';
import type { FormEntry, WithdrawnEntry } from '../library/library.ts';
import type { CorrectionView } from '../report/corrections.ts';
import { address, date, key, printed, text, word } from './columns.ts';
import { declare } from './table.ts';

const SORTS = { added: '公布了这张表', changed: '更正了一处', withdrawn: '撤回了这张表' };

/** What happened to a form in public, once. */
interface Change {
  readonly date: string | undefined;
  readonly record: string;
  readonly sort: keyof typeof SORTS;
  /** Below the column's base. */
  readonly at: string;
  readonly correction?: CorrectionView;
  readonly reason?: string | undefined;
}

/** Where changes are told from. A change that is not told of is none that a release would have let pass. */
export interface Changed {
  readonly forms: readonly FormEntry[];
  readonly corrections: readonly CorrectionView[];
  readonly withdrawn: readonly WithdrawnEntry[];
  address(path: string): string;
}

/** By day, those without one first; of a day by record, and a record's in the order in which they were made. */
function listChanges({ forms, corrections, withdrawn }: Changed): Change[] {
  const added = forms.map((form): Change => ({
    ...{ date: headOf(form).publication.date, record: form.id, sort: 'added', at: formPath(form) },
  }));
  const changed = corrections.toReversed().map((correction): Change => ({
    ...{ date: correction.date, record: correction.record, sort: 'changed', at: correction.form.path },
    ...{ correction, reason: correction.reason },
  }));
  const taken = withdrawn.map((entry): Change => ({
    ...{ date: entry.date, record: entry.id, sort: 'withdrawn', at: formPath(entry), reason: entry.reason },
  }));
  const order = ({ date: day = '', record }: Change) => `${day} ${record}`;
  return [...added, ...changed, ...taken].toSorted((a, b) =>
    order(a) === order(b) ? 0 : order(a) < order(b) ? -1 : 1,
  );
}

interface Row extends Change {
  readonly address: string;
}

export const CHANGES = declare<Changed, Row>({
  id: 'changes',
  title: '变动',
  meaning: '公布、更正和撤回，按日期排在一起，一次一行。公布一张表是一行，不列它的内容；更正前后的字在同一行。',
  key: [],
  count: ({ forms, corrections, withdrawn }) => forms.length + corrections.length + withdrawn.length,
  rows: (source) => listChanges(source).map((change) => ({ ...change, address: source.address(change.at) })),
  columns: [
    date('date', '日期', '哪一天公布、更正或撤回；没有写公布日期的为空', (one) => one.date),
    key('record', '记录', '表的编号；units/… 和 projects/… 是单位和项目的名称', (one) => one.record),
    word('sort', '怎么变的', '公布、更正还是撤回', SORTS, (one) => one.sort, true),
    text('path', '位置', '更正的是记录里的哪一处；公布和撤回的为空', ({ correction }) => correction?.path),
    printed('old', '原来', '更正以前印的；不再公开的为空', ({ correction }) => correction?.texts.old),
    printed('new', '更正为', '更正以后印的；不再公开的为空', ({ correction }) => correction?.texts.new),
    text('correction', '更正编号', '在 corrections 表里的编号', ({ correction }) => correction?.id),
    text('reason', '理由', '为什么更正或撤回；没有写的为空', (one) => one.reason),
    address('address', '网址', '说明所在的网页', (one) => one.address, { isRequired: true }),
  ],
  references: [{ columns: ['correction'], table: 'corrections' }],
});
