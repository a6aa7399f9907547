import { findKind, type FormRecord } from '../core/forms/registry.ts';
import type { SheetBlock, SheetCell } from '../core/forms/sheet.ts';
import type { Table } from '../filing/edits.ts';
import { textsByPath } from '../core/release/values.ts';
import type { CheckedDraft } from '../filing/check-draft.ts';
import { make } from './elements.ts';
import { moveOn } from './keys.ts';
import { readBlock } from './paste-block.ts';

/*
 * The official table of a draft, to be filled in: every value is a text box from the start, so that input methods are never
 * interrupted. What the table does not print (title, year, currency, a report's text) stands above it.
 */

/** What the clerk does in the table; places are paths in the record as it is now. */
export interface SheetActions {
  /** Told of every key: what is being written in one box is one edit. */
  write(path: string, text: string): void;
  /** The box is left. */
  leave(): void;
  /** A block of cells, of which the first is for the place. */
  pasteAt(path: string, block: readonly (readonly string[])[]): void;
  addRow(table: Table, after: number): void;
  removeRow(table: Table, row: number): void;
  moveRow(table: Table, row: number, by: -1 | 1): void;
}

/** Of each kind the clerk writes what no table prints; `project` and the units only where the table has no room for them. */
const HEAD = ['title', 'year', 'project', 'department', 'implementer', 'currency', 'period.from', 'period.to', 'body'];
const CHOICES: Readonly<Record<string, readonly string[]>> = { currency: ['元', '万元'] };
const LEVEL = /^indicators\.\d+\.level[12]$/;
const ROW = /^(tasks|indicators)\.(\d+)\./;

/** Rows of a box before the page has measured it. */
const FEWEST = '1';

/** A draft as the table needs it. */
interface Drawn {
  readonly texts: ReadonlyMap<string, string>;
  readonly labelOf: CheckedDraft['labelOf'];
}

function drawBox({ texts, labelOf }: Drawn, path: string): HTMLElement {
  const label = labelOf(path);
  const text = texts.get(path) ?? '';
  const choices = CHOICES[path];
  if (choices) {
    const select = make('select', { className: 'desk-box', 'data-path': path, 'aria-label': label });
    for (const choice of new Set(['', ...choices, text]))
      select.append(make('option', { value: choice, text: choice }));
    select.value = text;
    return select;
  }
  const box = make('textarea', { className: 'desk-box', 'data-path': path, 'aria-label': label, rows: FEWEST });
  box.value = text;
  return box;
}

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

/** What can be done with the row of an indicator or a task. */
function drawRowTools(row: readonly SheetCell[], isFirst: (row: string) => boolean, act: SheetActions): HTMLElement {
  const tools = make('td', { className: 'desk-row-tools' });
  const [, table, number] = row.map(({ path = '' }) => ROW.exec(path)).find((found) => found) ?? [];
  if (!table || !isFirst(`${table}.${number}`)) return tools;
  const at = Number(number);
  const offer = (text: string, does: () => void): void => {
    const button = make('button', { type: 'button', className: 'link', text, 'aria-label': `第${at + 1}行${text}` });
    button.addEventListener('click', does);
    tools.append(button);
  };
  offer('上移', () => act.moveRow(table as Table, at, -1));
  offer('下移', () => act.moveRow(table as Table, at, 1));
  offer('加一行', () => act.addRow(table as Table, at));
  offer('删去', () => act.removeRow(table as Table, at));
  return tools;
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
    make('tbody', {}, ...drawRows(spread(body, drawn.texts))),
  );
}

function drawHead(paths: readonly string[], drawn: Drawn): HTMLElement {
  const list = make('div', { className: 'desk-fields' });
  for (const path of paths)
    list.append(make('label', {}, make('span', { text: drawn.labelOf(path) }), drawBox(drawn, path)));
  return list;
}

/** Makes boxes as high as their texts; all are measured before any is changed, so that the page is laid out once. */
export function fitBoxes(boxes: Iterable<HTMLElement>): void {
  const all = [...boxes].filter((box) => box instanceof HTMLTextAreaElement);
  for (const box of all) box.style.height = 'auto';
  const heights = all.map(({ scrollHeight, offsetHeight, clientHeight }) => scrollHeight + offsetHeight - clientHeight);
  all.forEach((box, i) => {
    box.style.height = `${heights[i]}px`;
  });
}

/** Draws the table of a draft, to be filled in. */
export function drawSheet({ draft, lacks, labelOf }: CheckedDraft, act: SheetActions): HTMLElement {
  const record = draft.record as unknown as FormRecord;
  const drawn: Drawn = { texts: textsByPath(record), labelOf };
  const kind = findKind(record.kind)!;
  const sheet = kind.body ? undefined : kind.sheet?.(record);
  const blocks = sheet?.blocks ?? [];
  const printed = new Set(blocks.flatMap(({ head = [], body }) => [...head, ...body].flat()).map(({ path }) => path));
  const wanted = new Set(lacks.map(({ path }) => path));
  const isAsked = (path: string): boolean => drawn.texts.has(path) || wanted.has(path);
  const head = HEAD.filter((path) => !printed.has(path) && (isAsked(path) || ['title', 'year'].includes(path)));
  const editor = make('div', { className: 'desk-editor frame', role: 'region', 'aria-label': '填表' });
  editor.append(drawHead(head, drawn), ...blocks.map((block) => drawBlock(block, drawn, act)));
  editor.addEventListener('input', ({ target }) => {
    const box = target as HTMLTextAreaElement;
    const { path } = box.dataset;
    if (!path) return;
    fitBoxes([box]);
    act.write(path, box.value);
  });
  editor.addEventListener('focusout', () => act.leave());
  editor.addEventListener('keydown', (event) => moveOn(event, editor));
  editor.addEventListener('paste', (event) => {
    const block = event.clipboardData && readBlock(event.clipboardData);
    const box = (event.target as HTMLElement).closest<HTMLElement>('[data-path]');
    if (!block || !box) return;
    event.preventDefault();
    act.pasteAt(box.dataset['path']!, block);
  });
  return editor;
}

const MARKS = { error: '错', doubt: '疑', warning: '注', written: '改' } as const;
type Mark = keyof typeof MARKS;

/**
 * Says of each box how it stands: in words, not by its colour alone.
 * @param marksWritten whether what the clerk wrote is told apart: on a form that was blank all of it is
 */
export function markBoxes(editor: HTMLElement, checked: CheckedDraft, marksWritten: boolean): void {
  const { draft, doubts, findings } = checked;
  const of = (wanted: 'error' | 'warning'): readonly string[] =>
    findings.filter(({ severity }) => severity === wanted).map(({ path }) => path);
  const places: readonly [Mark, ReadonlySet<string>][] = [
    ['error', new Set(of('error'))],
    ['doubt', new Set(doubts.map(({ path }) => path))],
    ['warning', new Set(of('warning'))],
    ['written', marksWritten ? draft.written : new Set()],
  ];
  for (const box of editor.querySelectorAll<HTMLElement>('[data-path]')) {
    const marks = places.filter(([, paths]) => paths.has(box.dataset['path']!)).map(([mark]) => mark);
    const className = ['desk-box', ...marks.map((mark) => `desk-box-${mark}`)].join(' ');
    if (box.className === className) continue;
    box.className = className;
    box.parentElement!.querySelector('.desk-box-mark')?.remove();
    const text = marks.map((mark) => MARKS[mark]).join(' ');
    if (marks.length) box.after(make('span', { className: 'desk-box-mark', text }));
  }
}
