import { FORM_KINDS } from '../forms/registry.ts';
import { DEPARTMENT } from '../forms/subject.ts';
import type { MissingForm } from '../report/missing.ts';
import { date, text, word, year } from './columns.ts';
import { declare } from './table.ts';

const KINDS = Object.fromEntries(FORM_KINDS.map(({ id, name }) => [id, name]));

export const MISSING = declare<MissingForm, MissingForm>({
  id: 'missing',
  title: '缺少的表',
  meaning: '应当公布、还没有公布的表。',
  key: [],
  references: [{ columns: ['unit'], table: 'units' }],
  rows: (one) => [one],
  columns: [
    text('unit', '单位', '单位的编号；从来没有公开过表的单位为空', ({ unit }) => unit?.slug),
    year('year', '年', '表所说的年度', (one) => one.year, { isRequired: true }),
    text(
      'project',
      '项目',
      '项目的编号；_department 是整个部门；没有指定项目、或这个项目从来没有公开过表的为空',
      ({ subject, project }) => (subject === 'department' ? DEPARTMENT : project?.slug),
    ),
    word('kind', '表', '哪一种表', KINDS, ({ kind }) => kind, true),
    date('due', '最迟', '最迟哪一天公布；没有规定的为空', ({ due }) => due),
  ],
});
