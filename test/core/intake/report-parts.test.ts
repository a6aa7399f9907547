import { expect, it } from 'vitest';
import type { SourceBlock, SourceCell } from '../../../src/core/intake/document.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { makeForm } from '../../fixtures/forms/make-forms.ts';
import { realForm } from '../library/real-content.ts';

const { record } = realForm('2023/songjiang-guangfulin/shequ-dangjian.self-evaluation');
const paragraph = (text: string): SourceBlock => ({ type: 'paragraph', text, at: text });

/** A table of an office's report that is no form. */
const other = (): SourceBlock => ({
  type: 'table',
  rows: 2,
  columns: 4,
  merges: 'true',
  cells: ['采购项目', '品目', '数量', '金额', '电脑', 'A02', '3', '1.80'].map((text, i) => ({
    text,
    row: Math.floor(i / 4),
    column: i % 4,
    rowSpan: 1,
    columnSpan: 1,
    at: text,
  })),
});

it.each(['政府采购预算表', '第四部分 名词解释'])('a form in a report ends before %s', async (heading) => {
  const document = await readDocument({ name: '表.html', bytes: await makeForm(record, 'html') });
  const [part] = document.parts;
  const alone = takeIn(document).drafts;
  const blocks = [...part!.blocks, paragraph(heading), other()];
  const { drafts } = takeIn({ ...document, parts: [{ ...part!, blocks }] });
  expect(drafts.map((draft) => draft.record)).toEqual(alone.map((draft) => draft.record));
});

it('finds the goals that begin left of their labels, where no lines tell the columns', () => {
  const cell = (row: number, column: number, text: string, columnSpan = 1, rowSpan = 1): SourceCell => ({
    ...{ text, row, column, columnSpan, rowSpan },
    at: `${row},${column}`,
  });
  const indicators = [
    ['一级指标', '二级指标', '三级指标', '年度指标值'],
    ['产出指标', '数量指标', '修路里程', '10'],
  ];
  const cells = [
    cell(0, 0, '项目名称'),
    cell(0, 1, '修路', 3),
    cell(1, 0, '年度总体目标', 1, 2),
    cell(1, 1, ''),
    cell(1, 2, '预期目标'),
    cell(1, 3, '实际完成情况'),
    cell(2, 1, '修路十公里。', 2),
    cell(2, 3, '已修十公里。'),
    ...indicators.flatMap((row, i) => row.map((text, column) => cell(3 + i, column, text))),
  ];
  const table: SourceBlock = { type: 'table', rows: 5, columns: 4, merges: 'true', cells };
  const blocks = [paragraph('项目支出绩效自评表'), table];
  const [draft] = takeIn({ file: '表.pdf', parts: [{ name: '', blocks }], notes: [] }).drafts;
  expect(draft!.record['goal']).toEqual({ expected: '修路十公里。', actual: '已修十公里。' });
});
