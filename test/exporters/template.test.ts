import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/importers/read-document.ts';
import { readForms } from '../../src/filing/read-forms.ts';
import { templateWorkbook, TEMPLATE_KINDS } from '../../src/core/workbook/template.ts';
import type { GridCell, Workbook } from '../../src/core/workbook/workbook.ts';
import { write } from './open-form.ts';

const FILLED_ROWS = 3;
const rowOf = (path: string): number => Number(/^(?:indicators|tasks)\.(\d+)\./.exec(path)?.[1] ?? 0);
const isPreprinted = (path: string): boolean => /label$|projectPeriod$/.test(path);

function textFor({ path = '', style, text, row }: GridCell): string {
  if (style === 'subtitle') return text.includes('跟踪时段') ? '跟踪时段：2024年1月 至 2024年8月' : '（2024年度）';
  if (path === '' || isPreprinted(path) || rowOf(path) >= FILLED_ROWS) return text;
  if (path.endsWith('level1')) return '产出指标';
  if (path.endsWith('level2')) return rowOf(path) < 2 ? '数量指标' : '质量指标';
  if (/weight|score/.test(path)) return String(row);
  return /^(?:funds|tasks)\..*(?:initial|adjusted|executed|amount|rate|total|fiscal|other)$/.test(path)
    ? `${row}.50`
    : `内容${row}`;
}

const fill = (book: Workbook): Workbook => ({
  ...book,
  sheets: book.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => (cell.isOpen ? { ...cell, text: textFor(cell) } : cell)),
  })),
});

const read = async (book: Workbook) =>
  readForms({ document: await readDocument({ name: 'form.xlsx', bytes: write(book) }), sha256: '' }, { forms: [] });

const valueAt = (record: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], record);

describe.each(TEMPLATE_KINDS)('the blank form of $id', (kind) => {
  it('is refused by name while nobody has filled it in', async () => {
    const { drafts, failure } = await read(templateWorkbook(kind));
    expect(drafts).toEqual([]);
    expect(failure).toEqual({ code: 'blank-form', message: expect.stringContaining(kind.name) as string });
  });

  it('gives, filled in, exactly what was filled in, without a doubt', async () => {
    const filled = fill(templateWorkbook(kind));
    const { drafts } = await read(filled);
    const [{ record, doubts, unread }] = drafts as [(typeof drafts)[number]];
    expect([drafts.length, record['kind'], record['year'], doubts, unread]).toEqual([1, kind.id, '2024', [], []]);
    expect(record['indicators']).toHaveLength(FILLED_ROWS);
    const open = filled.sheets[0]!.cells.filter(({ isOpen, path = '' }) => isOpen && path && rowOf(path) < FILLED_ROWS);
    expect(open.length).toBeGreaterThan(20);
    for (const { path = '', text } of open) if (!isPreprinted(path)) expect(valueAt(record, path), path).toBe(text);
  });

  it('locks its labels without a password and warns of what is no number', () => {
    const { isLocked, cells, checks = [] } = templateWorkbook(kind).sheets[0]!;
    expect(isLocked).toBe(true);
    expect(cells.find(({ text }) => text === '三级指标')!.isOpen).toBeUndefined();
    expect(checks.map(({ title }) => title)).toEqual(expect.arrayContaining(['一级指标', '金额和比率', '金额单位']));
  });
});
