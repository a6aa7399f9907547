import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceCell, SourceDocument, SourceParagraph } from '../../../src/core/intake/document.ts';

/** Forms in the layouts of other provinces (样例数据): cells as `text{columns,rows}`, and the values that are right. */
const FOLDER = join(import.meta.dirname, '../../fixtures/layouts');

export interface Layout {
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

/** What is left where covered cells went with the merges, as content systems strip `rowspan`: each row slides to the left. */
function slidLeft(cells: readonly SourceCell[]): SourceCell[] {
  const ends = new Map<number, number>();
  return cells.map((cell) => {
    const column = ends.get(cell.row) ?? 0;
    ends.set(cell.row, column + 1);
    return { ...cell, column, rowSpan: 1, columnSpan: 1 };
  });
}

/** With merges; without them; and without the cells that they covered. */
export const DRAWINGS = ['true', 'lost', 'stripped'] as const;

/** A layout as a document. */
export function drawLayout({ above, rows }: Layout, merges: (typeof DRAWINGS)[number]): SourceDocument {
  const cells = cellsOf(rows);
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const drawn = {
    true: () => cells,
    lost: () => withoutMerges(cells, rows.length, columns),
    stripped: () => slidLeft(cells),
  };
  const own = drawn[merges]();
  const paragraphs = above.map((text, i): SourceParagraph => ({ type: 'paragraph', text, at: `段落${i + 1}` }));
  const table = {
    type: 'table',
    cells: own,
    rows: rows.length,
    columns,
    merges: merges === 'lost' ? 'lost' : 'true',
  } as const;
  return { file: 'form.html', parts: [{ name: '', blocks: [...paragraphs, table] }], notes: [] };
}

export const listLayouts = (): [string, Layout][] =>
  readdirSync(FOLDER).map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Layout,
  ]);
