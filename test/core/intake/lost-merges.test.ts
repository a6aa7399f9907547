import { describe, expect, test } from 'vitest';
import type { SourceCell, SourceDocument } from '../../../src/core/intake/document.ts';
import { takeIn, type Draft } from '../../../src/core/intake/take-in.ts';
import { layOut, rowsOf, type LaidCell, type Layout } from '../../fixtures/forms/lay-out.ts';
import { REAL } from '../library/real-content.ts';

const TABLES = REAL.content.forms.filter(({ kind }) => kind !== 'narrative');
type Row = readonly { readonly text: string; readonly column: number }[];

/** The ways in which text is got out of forms with merged cells. */
const WAYS: Record<string, (layout: Layout, row: LaidCell[], y: number) => Row> = {
  'only the cells that begin in a row': (_, row) => row,
  'an empty cell for each column a merged one covers': ({ widths }, row) =>
    widths.map((_, x) => ({ text: row.find(({ column }) => column === x)?.text ?? '', column: x })),
  'labels in the middle of the rows they are merged over': ({ cells }, _, y) =>
    cells
      .filter(({ row, rowSpan }) => row <= y && y < row + rowSpan)
      .map(({ text, row, rowSpan, column }) => ({
        text: row + Math.floor((rowSpan - 1) / 2) === y ? text : '',
        column,
      }))
      .sort((a, b) => a.column - b.column),
  'nothing behind the last text of a row': (_, row) => row.slice(0, row.findLastIndex(({ text }) => text !== '') + 1),
};

function toText(layout: Layout, way: (typeof WAYS)[string]): SourceDocument {
  const cells = rowsOf(layout).flatMap((own, row): SourceCell[] =>
    way(layout, own, row).map(({ text }, column) => ({
      text,
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      at: `第${row + 3}行第${column + 1}列`,
    })),
  );
  const table = { type: 'table', cells, rows: layout.rows, columns: layout.widths.length, merges: 'lost' } as const;
  const lines = [layout.title, layout.subtitle].map(
    (text, i) => ({ type: 'paragraph', text, at: `第${i + 1}行` }) as const,
  );
  return { file: '表.txt', parts: [{ name: '', blocks: [...lines, table] }], notes: [] };
}

describe.each(Object.entries(WAYS))('of text with %s', (_, way) => {
  test.each(TABLES)(
    '$id is the record it was made from, without a sibling to look at',
    ({ record: { source: _s, publication: _p, ...record } }) => {
      const { drafts } = takeIn(toText(layOut({ ...record, source: _s, publication: _p } as never), way));
      expect(drafts.map((draft) => draft.record)).toEqual([record]);
      expect(drafts[0]!.unread).toEqual([]);
    },
  );
});

describe('of text whose merges are lost', () => {
  const read = (rows: readonly string[]): Draft => {
    const cells = rows.flatMap((line, row): SourceCell[] =>
      line.split(' ').map((text, column) => ({ text, row, column, rowSpan: 1, columnSpan: 1, at: `${row} ${column}` })),
    );
    const table = { type: 'table', cells, rows: rows.length, columns: 8, merges: 'lost' } as const;
    return takeIn({ file: '自评表.txt', parts: [{ name: '', blocks: [table] }], notes: [] }).drafts[0]!;
  };
  const doubtsIn = ({ doubts }: Draft, id: string): string[] =>
    doubts.filter((doubt) => doubt.id === id).map(({ path }) => path);

  test('labels may stand in the middle of their rows where the heading of the money does', () => {
    const draft = read([
      '2023年度项目支出绩效自评表',
      '项目名称  巡查',
      '  年初预算数 全年预算数 全年执行数 执行率',
      ' 年度资金总额 10 10 10 100%',
      '项目资金（万元） 其中：财政拨款 10 10 10 100%',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
      '产出指标 数量指标 巡查次数 12次 12次 30 30',
      '  发放补贴人数 30人 30人 20 20',
      '  防汛能力 提升 提升 20 20',
      '效益指标 社会效益指标 治理水平 提升 提升 30 30',
    ]);
    expect(draft.record['indicators']).toMatchObject([{}, {}, {}, { level2: '社会效益指标' }]);
    expect(doubtsIn(draft, 'label-guessed')).toContain('indicators.2.level2');
  });

  test('what may be the rest of a name is doubted with the name', () => {
    const head = [
      '2023年度项目支出绩效自评表',
      '项目名称  巡查',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
      '产出指标 数量指标 巡查次数 12次 12次 90 90',
    ];
    const draft = read([...head, '满意度指标 服务对象满意度指标 群众 ≥90% 95% 10 10', ' 满意度']);
    expect(doubtsIn(draft, 'row-without-values')).toEqual(['indicators.1.name']);
  });

  test('labels of level 2 may stand below the first of their rows where level 1 does not', () => {
    const draft = read([
      '2023年度项目支出绩效自评表',
      '项目名称  巡查',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分',
      '产出指标  巡查次数 12次 12次 10 10',
      ' 数量指标 发放补贴人数 30人 30人 10 10',
      '  维修次数 3次 3次 10 10',
      '  合格率 98% 98% 10 10',
      ' 质量指标 准确率 98% 98% 10 10',
      '  达标率 98% 98% 10 10',
      '  完好率 98% 98% 10 10',
    ]);
    const levels = [0, 2, 3, 5, 6].map((i) => `indicators.${i}.level2`);
    expect(doubtsIn(draft, 'label-guessed')).toEqual(expect.arrayContaining(levels));
  });

  test('a reason without a result may be the result, where a blank has moved the row on', () => {
    const draft = read([
      '2023年度项目支出绩效自评表',
      '项目名称  巡查',
      '一级指标 二级指标 三级指标 年度指标值 实际完成值 偏差原因分析',
      '产出指标 质量指标 设施状况 完好  完好',
    ]);
    expect(doubtsIn(draft, 'blanks-lost')).toEqual(['indicators.0']);
  });
});
