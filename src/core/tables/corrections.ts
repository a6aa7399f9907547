import type { CorrectionView } from '../report/corrections.ts';
import { address, date, key, printed, text, word } from './columns.ts';
import { declare } from './table.ts';
import type { Addressed } from './addressed.ts';

/** In the order of the chain, oldest first. */
export const CORRECTIONS = declare<Addressed<CorrectionView>, Addressed<CorrectionView>>({
  id: 'corrections',
  title: '更正',
  meaning: '公布以后更正过的每一处，按先后。已撤回的表只说更正过，不再列出内容。',
  key: ['id'],
  rows: (one) => [one],
  columns: [
    key('id', '编号', '更正的编号，年-序号', ({ entry }) => entry.id),
    key('record', '记录', '表的编号；units/… 和 projects/… 是单位和项目的名称', ({ entry }) => entry.record),
    text('path', '位置', '在记录里的位置', ({ entry }) => entry.path, { isRequired: true }),
    printed('old', '原来', '原来印的；为空见“不再公开”一列，或者原来没有这一格', ({ entry }) => entry.texts.old),
    printed('new', '更正为', '现在印的；为空是这一格没有了，或者表已撤回', ({ entry }) => entry.texts.new),
    word('hidden', '不再公开', '哪些内容不再列出', { old: '原来的内容不宜再公开', all: '表已撤回' }, ({ entry }) =>
      entry.isWithheld ? 'all' : entry.texts.hidden,
    ),
    text('reason', '理由', '为什么更正', ({ entry }) => entry.reason, { isRequired: true }),
    text('by', '更正人', '谁更正的', ({ entry }) => entry.by, { isRequired: true }),
    date('date', '日期', '更正的日期', ({ entry }) => entry.date, { isRequired: true }),
    address('address', '网址', '更正所在的网页', ({ address: at }) => at, { isRequired: true }),
  ],
});
