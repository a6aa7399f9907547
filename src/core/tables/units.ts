import type { UnitNode } from '../library/catalogue.ts';
import { subjectsOf } from '../library/catalogue.ts';
import type { Addressed } from './addressed.ts';
import { address, count, key, list, text } from './columns.ts';
import { declare } from './table.ts';

export const UNITS = declare<Addressed<UnitNode>, Addressed<UnitNode>>({
  id: 'units',
  title: '单位',
  meaning: '公布表的单位，和它们的上级单位。',
  key: ['unit'],
  references: [{ columns: ['parent'], table: 'units' }],
  rows: (one) => [one],
  columns: [
    key('unit', '单位', '单位的编号，也是网址的一段', ({ entry }) => entry.slug),
    text('name', '名称', '本栏目用的名称', ({ entry }) => entry.unit.name, { isRequired: true }),
    list('aliases', '别名', '表中也写作', ({ entry }) => JSON.stringify(entry.unit.aliases ?? [])),
    text('parent', '上级单位', '上级单位的编号', ({ entry }) => entry.unit.parent),
    text('district', '所在区', '没有写的为空', ({ entry }) => entry.unit.district),
    list('years', '年度', '有表的年度', ({ entry }) => JSON.stringify(entry.years)),
    count(
      'records',
      '表',
      '公布了几张表',
      ({ entry }) => String(subjectsOf(entry).reduce((n, { forms }) => n + forms.length, 0)),
      { isRequired: true },
    ),
    address('address', '网址', '单位的网页', ({ address: at }) => at, { isRequired: true }),
  ],
});
