import type { SourceCell, SourceDocument, SourceParagraph, SourcePart, SourceTable } from './document.ts';
import { heading as headingOf, squash } from './clean-text.ts';

/** A cell with what is asked of it again and again. */
export interface Cell {
  readonly raw: string;
  /** As it is looked up among headings. */
  readonly head: string;
  /** The label that it is looked up as where a letter of it is wrong. */
  readonly mended?: string;
  readonly blank: boolean;
  readonly at: string;
  /** Where the rest of the text stands that a file broke over several lines. */
  readonly alsoAt?: readonly string[] | undefined;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** The cell that covers a place, merged cells included. */
export type Covering = (row: number, column: number) => Cell | undefined;

/** A row of a table, or a paragraph as a row of one cell. */
export interface Line {
  /** The cells that begin in this row, from left to right. */
  readonly cells: readonly Cell[];
  readonly row: number;
  /** Present where the spans of cells are the document's own. */
  readonly covering?: Covering | undefined;
  readonly paragraph: boolean;
  /** How many cells the row prints, where its table says so. */
  readonly width?: number | undefined;
  /** What the format says of a paragraph: its depth in a list, its level as a heading, whether a line of plain text is set in. */
  readonly list?: number | undefined;
  readonly heading?: number | undefined;
  readonly setIn?: boolean | undefined;
}

/** The cells of a line that say something. */
export const filled = (line: Line): readonly Cell[] => line.cells.filter(({ blank }) => !blank);

export function makeCell(text: string, at: string, place: Partial<SourceCell> = {}): Cell {
  const { row = 0, column = 0, columnSpan = 1, rowSpan = 1 } = place;
  const long = text.length > 200;
  return {
    raw: text,
    head: long ? '' : headingOf(text),
    blank: squash(text) === '',
    at,
    row,
    column,
    columnSpan,
    rowSpan,
  };
}

function coverCells(cells: readonly Cell[], rows: number, columns: number): Covering {
  const grid = new Map<number, Cell>();
  for (const cell of cells) {
    const bottom = Math.min(cell.row + cell.rowSpan, rows);
    const right = Math.min(cell.column + cell.columnSpan, columns);
    for (let y = cell.row; y < bottom; y++) for (let x = cell.column; x < right; x++) grid.set(y * columns + x, cell);
  }
  return (row, column) => grid.get(row * columns + column);
}

/**
 * Whether a table shows which cells are merged. Content systems and programs that copy tables strip merges: then no cell has
 * any, but for a title alone in its row.
 */
function hasMerges(cells: readonly Cell[]): boolean {
  const filledRows = new Map<number, number>();
  for (const { row, blank } of cells) if (!blank) filledRows.set(row, (filledRows.get(row) ?? 0) + 1);
  return cells.some(({ row, rowSpan, columnSpan }) => rowSpan > 1 || (columnSpan > 1 && filledRows.get(row) !== 1));
}

/** Looks up the cells of a row in other words than they print. */
export type MendRow = (cells: readonly Cell[]) => readonly Cell[];

function tableLines(table: SourceTable, mend: MendRow): Line[] {
  const printed = table.cells.map((cell) => makeCell(cell.text, cell.at, cell));
  const byRow = Map.groupBy(printed, ({ row }) => row);
  for (const [row, own] of byRow) byRow.set(row, [...mend(own)]);
  const cells = [...byRow.values()].flat();
  const covering =
    table.merges === 'true' && hasMerges(cells) ? coverCells(cells, table.rows, table.columns) : undefined;
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => ({
      ...{ cells: own.sort((a, b) => a.column - b.column), row, covering, paragraph: false },
      width: table.widths?.[row],
    }));
}

/** A table in which forms stand side by side, as tables of their own: a second 项目名称 in a row begins a second form. */
function splitSideBySide(table: SourceTable): SourceTable[] {
  const starts = new Set<number>([0]);
  const names = table.cells.filter(({ text }) => text.length < 20 && headingOf(text) === '项目名称');
  for (const cell of names) {
    const first = names.find(({ row }) => row === cell.row)!;
    if (first !== cell) starts.add(cell.column);
  }
  if (starts.size === 1) return [table];
  const edges = [...starts].sort((a, b) => a - b);
  return edges.map((from, i) => {
    const to = edges[i + 1] ?? table.columns;
    const inside = table.cells.filter(({ column }) => column >= from && column < to);
    const own = (cell: SourceCell): SourceCell => ({
      ...cell,
      column: cell.column - from,
      columnSpan: Math.min(cell.columnSpan, to - cell.column),
    });
    return { ...table, columns: to - from, cells: inside.map(own) };
  });
}

const paragraphLine = ({ text, at, list, heading, setIn }: SourceParagraph, mend: MendRow): Line => ({
  ...{ cells: mend([makeCell(text, at)]), row: 0, paragraph: true, list, heading, setIn },
});

/** The rows and paragraphs of a part in order, empty ones left out; what is printed over its pages comes first. */
export function linesOf(part: SourcePart, mend: MendRow): Line[] {
  return [...(part.above ?? []), ...part.blocks]
    .flatMap((block): Line[] =>
      block.type === 'table'
        ? splitSideBySide(block).flatMap((table) => tableLines(table, mend))
        : [paragraphLine(block, mend)],
    )
    .filter((line) => line.covering !== undefined || filled(line).length > 0);
}

/** All white-space-free text of a source, for looking up whether something was printed. */
export const printedText = (source: SourceDocument): string =>
  source.parts
    .flatMap(({ name, above = [], blocks }) => [
      name,
      ...above.map(({ text }) => text),
      ...blocks.flatMap((b) => (b.type === 'table' ? b.cells.map((c) => c.text) : [b.text])),
    ])
    .map(squash)
    .join('\n');
