import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceCell, SourceDocument, SourceParagraph } from '../../../src/core/intake/document.ts';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';

/** Forms in the layouts of other provinces (样例数据): cells as `text{columns,rows}`, and the values that are right. */
const FOLDER = join(import.meta.dirname, '../../fixtures/layouts');

interface Layout {
  readonly above: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly expect: readonly Record<string, unknown>[];
}

function cellsOf(rows: Layout['rows']): SourceCell[] {
  const taken = new Set<string>();
  return rows.flatMap((texts, row) => {
    let column = 0;
    return texts.map((printed): SourceCell => {
      const [, text = '', columns = '1', down = '1'] = /^([^]*?)(?:\{(\d+)(?:,(\d+))?\})?$/.exec(printed)!;
      while (taken.has(`${row} ${column}`)) column += 1;
      const cell = { text, row, column, columnSpan: Number(columns), rowSpan: Number(down), at: `${row},${column}` };
      for (let y = 0; y < cell.rowSpan; y++)
        for (let x = 0; x < cell.columnSpan; x++) taken.add(`${row + y} ${column + x}`);
      return cell;
    });
  });
}

/** What is left of the table in a file without merges: a covered cell is a blank. */
function withoutMerges(cells: readonly SourceCell[], rows: number, columns: number): SourceCell[] {
  const printed = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.text]));
  const places = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const);
  return places.map(([row, column]) => {
    const text = printed.get(`${row} ${column}`) ?? '';
    return { text, row, column, rowSpan: 1, columnSpan: 1, at: `${row},${column}` };
  });
}

function draw({ above, rows }: Layout, merges: 'true' | 'lost'): SourceDocument {
  const cells = cellsOf(rows);
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const own = merges === 'true' ? cells : withoutMerges(cells, rows.length, columns);
  const paragraphs = above.map((text, i): SourceParagraph => ({ type: 'paragraph', text, at: `段落${i + 1}` }));
  const table = { type: 'table', cells: own, rows: rows.length, columns, merges } as const;
  return { file: 'form.html', parts: [{ name: '', blocks: [...paragraphs, table] }], notes: [] };
}

/** What the records say where the layout says what is right, without white space. */
function same(got: unknown, wanted: unknown): unknown {
  if (typeof wanted === 'string') return typeof got === 'string' ? got.normalize('NFKC').replace(/\s/g, '') : got;
  if (Array.isArray(wanted)) return wanted.map((part, i) => same((got as unknown[] | undefined)?.[i], part));
  const own = got as Record<string, unknown> | undefined;
  return Object.fromEntries(
    Object.entries(wanted as object).map(([key, part]: [string, unknown]) => [key, same(own?.[key], part)]),
  );
}

const rowsOf = ({ record }: Pick<Draft, 'record'>): unknown => (record['indicators'] as unknown[]).length;

describe('forms in the layouts of other provinces', () => {
  const layouts = readdirSync(FOLDER).map((file): [string, Layout] => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Layout,
  ]);
  test.each(layouts)('%s is read as it is printed, with its merges and without them', (_, layout) => {
    for (const merges of ['true', 'lost'] as const) {
      const { drafts } = takeIn(draw(layout, merges));
      const wanted = layout.expect;
      expect(drafts.map(({ record }) => record).map((record, i) => same(record, wanted[i]))).toEqual(
        wanted.map((record) => same(record, record)),
      );
      expect(drafts.map(rowsOf)).toEqual(wanted.map((record) => rowsOf({ record })));
    }
  });
});
