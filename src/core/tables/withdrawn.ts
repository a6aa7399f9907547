import type { WithdrawnEntry } from '../library/library.ts';
import type { Addressed } from './addressed.ts';
import { address, date, key, text } from './columns.ts';
import { declare } from './table.ts';

export const WITHDRAWN = declare<Addressed<WithdrawnEntry>, Addressed<WithdrawnEntry>>({
  id: 'withdrawn',
  title: '撤回',
  meaning: '公布以后撤回的表。表上的内容不在任何文件里。',
  key: ['record'],
  rows: (one) => [one],
  columns: [
    key('record', '记录', '表的编号：年/单位/项目.表', ({ entry }) => entry.id),
    date('date', '日期', '撤回的日期', ({ entry }) => entry.date),
    text('reason', '理由', '为什么撤回', ({ entry }) => entry.reason),
    text('publisher', '发布机构', '没有提供的为空', ({ entry }) => entry.publisher),
    address('address', '网址', '撤回的说明所在的网页', ({ address: at }) => at, { isRequired: true }),
  ],
});
