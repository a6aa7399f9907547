import { findKind, type FormRecord } from '../core/forms/registry.ts';
import type { SheetBlock, SheetCell } from '../core/forms/sheet.ts';
import { textsByPath } from '../core/release/values.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import type { Table } from '../filing/edits.ts';
import { drawBox, fitBoxes, type Drawn } from './boxes.ts';
import { drawColumnTools, lackingColumns, type ColumnsByTable } from './column-tools.ts';
import { make } from './elements.ts';
import { moveOn } from './keys.ts';
import { readBlock } from './paste-block.ts';
import { drawRowTools, type RowActions } from './row-tools.ts';

/* The official table of a draft, to be filled in. What it does not print (title, year, currency, a report's text) stands above it. */

/** What the clerk does in the table; places are paths in the record as it is now. */
export interface SheetActions extends RowActions {
  /** Told of every key: what is being written in one box is one edit. */
  write(path: string, text: string): void;
  /** The box is left. */
  leave(): void;
  /** A block of cells, of which the first is for the place. */
  pasteAt(path: string, block: readonly (readonly string[])[]): void;
  /** Undoes the last stroke, or does it again. */
  step(isBack: boolean): void;
  /** Gives every row of a table another column. */
  addColumn(table: Table, key: string): void;
  /** Goes on to the next place with something to look at. @param isRight whether what is doubtful at this one is right */
  next(path: string, isRight: boolean): void;
}

/** Of each kind the clerk writes what no table prints; `project` and the units only where the table has no room for them. */
const HEAD = ['title', 'year', 'project', 'department', 'implementer', 'currency', 'period.from', 'period.to', 'body'];
const LEVEL = /^indicators\.\d+\.level[12]$/;

/** Levels stand in each row, not once for a run of rows: any of them may have been guessed. */
function spread(rows: SheetBlock['body'], texts: Drawn['texts']): SheetCell[][] {
  const spreadRows = rows.map((): SheetCell[] => []);
  rows.forEach((row, i) => {
    for (const cell of row) {
      const [, , field] = LEVEL.test(cell.path ?? '') ? cell.path!.split('.') : [];
      const first = Number(cell.path?.split('.')[1]);
      const count = field === undefined ? 1 : (cell.rows ?? 1);
      for (let n = 0; n < count; n++) {
        const path = field === undefined ? cell.path : `indicators.${first + n}.${field}`;
        const text = field === undefined ? cell.text : (texts.get(path!) ?? '');
        spreadRows[i + n]!.push({ ...cell, text, path, rows: field === undefined ? cell.rows : 1 });
      }
    }
  });
  return spreadRows.map((row) => row.sort((a, b) => levelOf(a) - levelOf(b)));
}
/** Levels stand first, in their order; the sort is stable, all else stays. */
const levelOf = ({ path = '' }: SheetCell): number => (LEVEL.test(path) ? (path.endsWith('1') ? 0 : 1) : 2);

/** The table of a draft before it is drawn. */
export interface SheetLayout {
  readonly drawn: Drawn;
  /** Places above the table. */
  readonly head: readonly string[];
  readonly blocks: readonly SheetBlock[];
  /** Columns that could be added. */
  readonly lacking: ColumnsByTable;
  /** The same for two drafts whose tables differ in the texts of their boxes alone. */
  readonly shape: string;
}

const shapeOf = ({ path, text, rows, cols }: SheetCell): unknown => [path ?? text, rows, cols, path === undefined];

/** Lays out the table of a draft. */
export function layOutSheet({ draft, lacks, place, labelOf }: CheckedDraft): SheetLayout {
  const record = draft.record as unknown as FormRecord;
  const drawn: Drawn = { texts: textsByPath(record), labelOf };
  const kind = findKind(record.kind)!;
  const sheet = kind.body ? undefined : kind.sheet?.(record);
  const blocks = (sheet?.blocks ?? []).map((block) => ({ ...block, body: spread(block.body, drawn.texts) }));
  const cells = blocks.map(({ head = [], body }) => [...head, ...body]);
  const printed = new Set(cells.flat(2).map(({ path }) => path));
  // by its department a form finds its unit
  const wanted = new Set([...lacks.map(({ path }) => path), ...(place ? [] : ['department'])]);
  const isAsked = (path: string): boolean => drawn.texts.has(path) || wanted.has(path);
  const head = HEAD.filter((path) => !printed.has(path) && (isAsked(path) || ['title', 'year'].includes(path)));
  const shape = JSON.stringify([head, cells.map((rows) => rows.map((row) => row.map(shapeOf)))]);
  return { drawn, head, blocks, lacking: lackingColumns(kind, draft.record), shape };
}

function drawCell(cell: SheetCell, drawn: Drawn): HTMLElement {
  const className = cell.heading && cell.path !== undefined ? 'desk-named' : '';
  const element = make(cell.heading ? 'th' : 'td', { className });
  element.colSpan = cell.cols ?? 1;
  element.rowSpan = cell.rows ?? 1;
  if (cell.path === undefined) element.textContent = cell.text;
  else element.append(drawBox(drawn, cell.path));
  return element;
}

/** The widths of the official form, and of what can be done with a row. */
function drawColumns(widths: readonly number[]): HTMLElement {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => {
    const column = make('col');
    column.style.width = `${((width / whole) * 100).toFixed(2)}%`;
    return column;
  });
  return make('colgroup', {}, ...columns, make('col', { className: 'desk-row-tools' }));
}

function drawBlock({ caption, head = [], body, widths }: SheetBlock, drawn: Drawn, act: SheetActions): HTMLElement {
  const seen = new Set<string>();
  const isFirst = (row: string): boolean => !seen.has(row) && Boolean(seen.add(row));
  const drawRows = (rows: readonly (readonly SheetCell[])[]): HTMLElement[] =>
    rows.map((row) => {
      const cells = row.map((cell) => drawCell(cell, drawn));
      return make('tr', {}, ...cells, drawRowTools(row, isFirst, act));
    });
  return make(
    'table',
    { className: 'desk-sheet' },
    make('caption', { text: caption }),
    drawColumns(widths),
    make('thead', {}, ...drawRows(head)),
    make('tbody', {}, ...drawRows(body)),
  );
}

function drawHead(paths: readonly string[], drawn: Drawn): HTMLElement {
  const list = make('div', { className: 'desk-fields' });
  for (const path of paths)
    list.append(make('label', {}, make('span', { text: drawn.labelOf(path) }), drawBox(drawn, path)));
  return list;
}

/** Ctrl+Z and Ctrl+Y as in a spreadsheet: a browser's own undo knows no row that was taken out and no block. */
function undoneBy(event: KeyboardEvent): 'back' | 'forth' | undefined {
  if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'forth' : 'back';
  return key === 'y' ? 'forth' : undefined;
}

/** Ctrl+Enter goes on to what is to be looked at next; with Shift the one before is said to be right. */
const goesOn = ({ key, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !isComposing;

/** Draws a table, to be filled in. */
export function drawSheet({ drawn, head, blocks, lacking }: SheetLayout, act: SheetActions): HTMLElement {
  const editor = make('div', { className: 'desk-editor frame', role: 'region', 'aria-label': '填表' });
  editor.append(drawHead(head, drawn));
  for (const block of blocks)
    editor.append(drawBlock(block, drawn, act), ...drawColumnTools(block, lacking, act.addColumn));
  editor.addEventListener('input', ({ target }) => {
    const box = target as HTMLTextAreaElement;
    const { path } = box.dataset;
    if (!path) return;
    fitBoxes([box]);
    act.write(path, box.value);
  });
  editor.addEventListener('focusout', () => act.leave());
  editor.addEventListener('keydown', (event) => {
    const way = undoneBy(event);
    const { path } = (event.target as HTMLElement).dataset;
    if (!way && !goesOn(event)) return moveOn(event, editor);
    event.preventDefault();
    if (way) act.step(way === 'back');
    else if (path) act.next(path, event.shiftKey);
  });
  editor.addEventListener('paste', (event) => {
    const block = event.clipboardData && readBlock(event.clipboardData);
    const box = (event.target as HTMLElement).closest<HTMLElement>('[data-path]');
    if (!block || !box) return;
    event.preventDefault();
    act.pasteAt(box.dataset['path']!, block);
  });
  return editor;
}
