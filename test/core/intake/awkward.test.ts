import { describe, expect, test } from 'vitest';
import type { SourceBlock, SourceCell, SourceDocument, SourceTable } from '../../../src/core/intake/document.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { nameOf } from '../../../src/core/forms/subject.ts';
import { makeForm } from '../../fixtures/forms/make-forms.ts';
import { realForm } from '../library/real-content.ts';

const SELF = realForm('2023/songjiang-guangfulin/shequ-dangjian.self-evaluation').record;
const OTHER = realForm('2024/chongming-shehuigongzuobu/kaiban-fei.self-evaluation').record;
const TARGET = realForm('2023/songjiang-guangfulin/shequ-dangjian.target').record;

const plain = ({ source: _, publication: __, ...record }: typeof SELF): object => record;
const pageOf = async (...records: (typeof SELF)[]): Promise<SourceDocument> =>
  readDocument({ name: '表.html', bytes: await makeForm(records, 'html') });
const blocksOf = async (record: typeof SELF): Promise<readonly SourceBlock[]> =>
  (await pageOf(record)).parts[0]!.blocks;
const tableOf = (blocks: readonly SourceBlock[]): SourceTable => blocks.find((block) => block.type === 'table')!;
const sheet = (name: string, ...blocks: SourceBlock[]) => ({ name, blocks });
const book = (...parts: ReturnType<typeof sheet>[]): SourceDocument => ({ file: '表.xlsx', parts, notes: [] });
const recordsIn = (document: SourceDocument): unknown[] => takeIn(document).drafts.map(({ record }) => record);
const move = (table: SourceTable, down: number, right: number): SourceCell[] =>
  table.cells.map((cell) => ({ ...cell, row: cell.row + down, column: cell.column + right }));
const cellOf = (text: string, row: number, column: number, columnSpan = 1): SourceCell => ({
  text,
  row,
  column,
  rowSpan: 1,
  columnSpan,
  at: `${row},${column}`,
});

/** The form as an office keeps it on a sheet: title and year in rows of their own, merged over all columns. */
async function sheetOf(record: typeof SELF): Promise<SourceTable> {
  const blocks = await blocksOf(record);
  const table = tableOf(blocks);
  const lines = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
  const head = lines.map((text, row) => cellOf(text, row, 0, table.columns));
  return { ...table, rows: table.rows + lines.length, cells: [...head, ...move(table, lines.length, 0)] };
}

describe('a form is found', () => {
  test('with title and year in merged rows of the sheet', async () => {
    expect(recordsIn(book(sheet('Sheet1', await sheetOf(SELF))))).toEqual([plain(SELF)]);
  });

  test('on one sheet of several: the others are named where they hold text and no form', async () => {
    const at = (name: string, text: string): SourceBlock => ({ type: 'paragraph', text, at: `${name}!A1` });
    const form = sheet('Sheet1', await sheetOf(SELF));
    const { drafts } = takeIn(
      book(form, sheet('填表说明', at('填表说明', '请按时报送')), sheet('空表', at('空表', ' '))),
    );
    const told = drafts[0]!.doubts.filter(({ path }) => path === 'source').map(({ message }) => message);
    expect(told).toEqual(['工作表“填表说明”里没有认出绩效表，没有读入；里面有表的，请看它的标题和表头在不在']);
    expect(takeIn(book(form)).drafts[0]!.doubts.filter(({ path }) => path === 'source')).toEqual([]);
  });

  test('by the name of its sheet, where nothing else names it', async () => {
    const table = tableOf(await blocksOf(SELF));
    const [record] = recordsIn(book(sheet('财政项目支出绩效自评表', table))) as [Record<string, unknown>];
    expect(record).toMatchObject({ kind: 'self-evaluation', title: '财政项目支出绩效自评表', project: nameOf(SELF) });
    expect(record['year']).toBeUndefined();
  });

  test('by its headings, where it has no title at all', async () => {
    for (const form of [SELF, TARGET]) {
      const { drafts } = takeIn(book(sheet('Sheet1', tableOf(await blocksOf(form)))));
      expect(drafts.map(({ record }) => record['kind'])).toEqual([form.kind]);
      expect(drafts[0]!.doubts.map(({ path }) => path)).toContain('title');
    }
  });

  test('beside another on one sheet', async () => {
    const [left, right] = [await sheetOf(SELF), await sheetOf(OTHER)];
    const both = { ...left, rows: Math.max(left.rows, right.rows), columns: left.columns + 1 + right.columns };
    const cells = [...left.cells, ...move(right, 0, left.columns + 1)].sort(
      (a, b) => a.row - b.row || a.column - b.column,
    );
    expect(recordsIn(book(sheet('Sheet1', { ...both, cells })))).toEqual([plain(SELF), plain(OTHER)]);
  });

  test('beside another in text, where merges are lost', async () => {
    const lost = async (record: typeof SELF): Promise<SourceTable> => {
      const table = await sheetOf(record);
      const at = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.text]));
      const cells = Array.from({ length: table.rows * table.columns }, (_, i) => {
        const [row, column] = [Math.floor(i / table.columns), i % table.columns];
        return cellOf(at.get(`${row} ${column}`) ?? '', row, column);
      });
      return { ...table, cells, merges: 'lost' };
    };
    const [left, right] = [await lost(SELF), await lost(OTHER)];
    const both = { ...left, rows: Math.max(left.rows, right.rows), columns: left.columns + 1 + right.columns };
    const cells = [...left.cells, ...move(right, 0, left.columns + 1)].sort(
      (a, b) => a.row - b.row || a.column - b.column,
    );
    expect(recordsIn(book(sheet('', { ...both, cells })))).toEqual([plain(SELF), plain(OTHER)]);
  });

  test('split over two sheets', async () => {
    const table = await sheetOf(SELF);
    const at = table.cells.find(({ text }) => text === '一级指标')!.row;
    const first = { ...table, rows: at, cells: table.cells.filter(({ row }) => row < at) };
    const rest = {
      ...table,
      rows: table.rows - at,
      cells: move({ ...table, cells: table.cells.filter(({ row }) => row >= at) }, -at, 0),
    };
    expect(recordsIn(book(sheet('基本情况', first), sheet('指标', rest)))).toEqual([plain(SELF)]);
  });

  test('after others in one document, each its own', async () => {
    expect(recordsIn(await pageOf(SELF, TARGET, OTHER))).toEqual([SELF, TARGET, OTHER].map(plain));
  });

  test('among empty rows and columns', async () => {
    const table = await sheetOf(SELF);
    const wide = (n: number): number => n * 2;
    const cells = table.cells.map((cell) => ({
      ...cell,
      row: wide(cell.row),
      column: wide(cell.column) + 1,
      rowSpan: wide(cell.rowSpan) - 1,
      columnSpan: wide(cell.columnSpan) - 1,
    }));
    expect(
      recordsIn(book(sheet('Sheet1', { ...table, cells, rows: wide(table.rows), columns: wide(table.columns) + 2 }))),
    ).toEqual([plain(SELF)]);
  });

  test('in a document that also has lists of attachments, other sheets and prose', async () => {
    const note = { type: 'paragraph', text: '附件：财政项目支出绩效自评表', at: '段落1' } as const;
    const prose = { type: 'paragraph', text: '详见财政项目支出绩效自评表。', at: '段落2' } as const;
    const list = { ...(await sheetOf(SELF)), rows: 1, cells: [cellOf('科目', 0, 0), cellOf('金额', 0, 1)] };
    expect(recordsIn(book(sheet('说明', note, prose), sheet('表', await sheetOf(SELF)), sheet('支出', list)))).toEqual([
      plain(SELF),
    ]);
  });
});

describe('other layouts', () => {
  const page = (rows: string, title = '项目支出绩效自评表'): Promise<SourceDocument> =>
    readDocument({
      name: '表.html',
      bytes: new TextEncoder().encode(`<meta charset=utf-8><h3>${title}</h3><p>（2022年度）</p><table>${rows}</table>`),
    });
  const row = (...cells: string[]): string =>
    `<tr>${cells.map((cell) => (cell.startsWith('<') ? cell : `<td>${cell}</td>`)).join('')}</tr>`;
  const OPENING = row('项目名称', '<td colspan=6>河道保洁</td>');
  const firstDraft = async (document: Promise<SourceDocument>) => takeIn(await document).drafts[0]!;

  test('headings in two rows give the columns of the lower one', async () => {
    const head = row(
      ...['一级指标', '二级指标', '三级指标'].map((text) => `<td rowspan=2>${text}</td>`),
      '<td colspan=3>年度目标</td>',
      '<td rowspan=2>实际完成值</td>',
    );
    const draft = await firstDraft(
      page(
        OPENING +
          head +
          row('指标性质', '指标值', '度量单位') +
          row('产出指标', '数量指标', '保洁河道', '≥', '200', '公里', '210公里'),
      ),
    );
    expect(draft.record['indicators']).toEqual([
      {
        level1: '产出指标',
        level2: '数量指标',
        name: '保洁河道',
        target: '200',
        actual: '210公里',
        extra: { 指标性质: '≥', 度量单位: '公里' },
      },
    ]);
  });

  test('several goals, each with its own indicators, say which they belong to', async () => {
    const head = (goal: string): string =>
      row(`<td rowspan=2>${goal}</td>`, '一级指标', '二级指标', '三级指标', '年初目标值(A)', '实际完成值(B)', '得分');
    const one = row('产出指标', '数量指标', '甲', '1个', '1个', '40');
    const draft = await firstDraft(
      page(OPENING + head('年度绩效目标1(40分)') + one + head('年度绩效目标2(40分)') + one.replace('甲', '乙')),
    );
    expect(draft.record['indicators']).toMatchObject([
      { name: '甲', score: '40', extra: { 绩效目标: '年度绩效目标1(40分)' } },
      { name: '乙', score: '40', extra: { 绩效目标: '年度绩效目标2(40分)' } },
    ]);
  });

  test('points merged over two rows are counted once, and that is a doubt', async () => {
    const rows =
      row('产出指标', '数量指标', '甲', '1个', '1个', '<td rowspan=2>10</td>') +
      row('产出指标', '数量指标', '乙', '2个', '2个');
    const draft = await firstDraft(
      page(OPENING + row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值') + rows),
    );
    expect(draft.record['indicators']).toMatchObject([{ weight: '10' }, { weight: '' }]);
    expect(draft.doubts).toContainEqual(expect.objectContaining({ path: 'indicators.1.weight' }));
  });

  test('a column nobody knows goes to extra under its heading, a blank cell is blank, an absent column absent', async () => {
    const head = row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '数据来源');
    const draft = await firstDraft(page(OPENING + head + row('产出指标', '数量指标', '甲', '1个', '', '台账')));
    expect(draft.record['indicators']).toEqual([
      { level1: '产出指标', level2: '数量指标', name: '甲', target: '1个', actual: '', extra: { 数据来源: '台账' } },
    ]);
  });

  test('label and value in one cell are told apart', async () => {
    const draft = await firstDraft(
      page(
        row('<td colspan=3>主管部门：水务局</td>', '<td colspan=4>金额单位：万元</td>') +
          OPENING +
          row('一级指标', '二级指标', '三级指标', '年度指标值') +
          row('产出指标', '数量指标', '甲', '1个'),
      ),
    );
    expect(draft.record).toMatchObject({ department: '水务局', currency: '万元', project: '河道保洁' });
    expect(draft.unread).toEqual([]);
  });

  test('what belongs nowhere is unread, with its address', async () => {
    const stray = row('<td colspan=7>本表一式三份。另附照片12张，由档案室保存。</td>');
    const draft = await firstDraft(
      page(
        OPENING +
          row('一级指标', '二级指标', '三级指标', '年度指标值') +
          row('产出指标', '数量指标', '甲', '1个') +
          row('总分', '', '', '100') +
          stray,
      ),
    );
    expect(draft.unread).toEqual([
      { at: expect.stringContaining('第5行'), text: '本表一式三份。另附照片12张，由档案室保存。' },
    ]);
  });

  test('a table that lists several projects is a form for each', async () => {
    const head = row('单位名称', '项目名称', '年度目标', '一级指标', '二级指标', '三级指标', '指标值');
    const first = row(
      '<td rowspan=3>水务局</td>',
      '<td rowspan=2>甲</td>',
      '<td rowspan=2>做好甲。</td>',
      '产出指标',
      '数量指标',
      '甲一',
      '1个',
    );
    const rest =
      row('效益指标', '社会效益指标', '甲二', '好') + row('乙', '做好乙。', '产出指标', '数量指标', '乙一', '2个');
    const { drafts } = takeIn(await page(head + first + rest, '部门预算项目绩效目标表'));
    expect(drafts.map(({ record }) => record)).toMatchObject([
      {
        project: '甲',
        implementer: '水务局',
        goal: { annual: '做好甲。' },
        indicators: [{ name: '甲一' }, { name: '甲二', target: '好' }],
      },
      {
        project: '乙',
        implementer: '水务局',
        goal: { annual: '做好乙。' },
        indicators: [{ name: '乙一', target: '2个' }],
      },
    ]);
  });

  test('several labels with values in one line are told apart', async () => {
    const line = row('<td colspan=7>项目名称：河道保洁　　主管部门：水务局　　实施单位：水务所</td>');
    const draft = await firstDraft(
      page(line + row('一级指标', '二级指标', '三级指标', '年度指标值') + row('产出指标', '数量指标', '甲', '1个')),
    );
    expect(draft.record).toMatchObject({ project: '河道保洁', department: '水务局', implementer: '水务所' });
  });

  test('a value that reads like a label or a year stays the value of its label', async () => {
    const rows = row('项目名称', '其他资金', '项目期限', '2021年') + row('主管部门', '', '实施单位', '水务所');
    const draft = await firstDraft(
      page(rows + row('一级指标', '二级指标', '三级指标', '年度指标值') + row('产出指标', '数量指标', '甲', '1个')),
    );
    expect(draft.record).toMatchObject({
      year: '2022',
      project: '其他资金',
      department: '',
      implementer: '水务所',
      extra: { 项目期限: '2021年' },
    });
  });
});

describe('a narrative', () => {
  const paragraph = (text: string, more: { list?: number } = {}): SourceBlock => ({
    type: 'paragraph',
    text,
    at: text.slice(0, 4),
    ...more,
  });
  const told = (...blocks: SourceBlock[]) => takeIn(book(sheet('', ...blocks))).drafts[0]!;

  test('keeps its sections as headings, its paragraphs apart and its lists as lists', () => {
    const draft = told(
      paragraph('2024年河道保洁项目经费情况说明'),
      paragraph('一、项目概述'),
      paragraph('全区河道保洁。'),
      paragraph('第二段。'),
      paragraph('二、立项依据'),
      paragraph('《办法》', { list: 1 }),
      paragraph('《关于印发<细则>的通知》', { list: 1 }),
    );
    expect(draft.record).toEqual({
      kind: 'narrative',
      title: '2024年河道保洁项目经费情况说明',
      year: '2024',
      project: '河道保洁',
      body: '## 一、项目概述\n\n全区河道保洁。\n\n第二段。\n\n## 二、立项依据\n\n- 《办法》\n- 《关于印发\\<细则\\>的通知》',
    });
  });

  test('has its project behind the year in its title, and doubts it where a unit stands before', () => {
    const draft = told(
      paragraph('样例馆2024年度免费开放项目经费情况说明'),
      paragraph('一、项目概述'),
      paragraph('开放。'),
    );
    expect(draft.record).toMatchObject({ year: '2024', project: '免费开放' });
    expect(draft.doubts).toEqual([expect.objectContaining({ id: 'project-by-title', path: 'project' })]);
  });

  test('without a year says that it is missing and invents none', () => {
    const draft = told(paragraph('河道保洁项目经费情况说明'), paragraph('一、项目概述'), paragraph('2023年起实施。'));
    expect(draft.record).not.toHaveProperty('year');
    expect(draft.doubts).toContainEqual(expect.objectContaining({ path: 'year' }));
  });
});
