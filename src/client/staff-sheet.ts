import { findKind, type FormRecord } from '../core/forms/registry.ts';
import type { SheetBlock, SheetCell } from '../core/forms/sheet.ts';
import { splitPlace, TABLES, type Table } from '../filing/edits.ts';
import { textsByPath } from '../core/release/values.ts';
import type { CheckedDraft } from '../staff/self-check.ts';
import { make } from './staff-elements.ts';

/*
 * The official table of a draft, to be filled in: every value is a text box from the start, so that input methods are never
 * interrupted. What the table does not print (title, year, currency, a report's text) stands above it.
 */

/** What the clerk does in the table; places are paths in the record as it is now. */
export interface SheetActions {
  write(path: string, text: string): void;
  addRow(table: Table, after: number): void;
  removeRow(table: Table, row: number): void;
}

/** Of each kind the clerk writes what no table prints; `project` and the units only where the table has no room for them. */
const HEAD = ['title', 'year', 'project', 'department', 'implementer', 'currency', 'period.from', 'period.to', 'body'];
const CHOICES: Readonly<Record<string, readonly string[]>> = { currency: ['元', '万元'] };
const LEVEL = /^indicators\.\d+\.level[12]$/;
const ROW = /^(tasks|indicators)\.(\d+)\./;

const linesOf = (text: string): number => text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 12), 0);

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
    const select = make('select', { className: 'staff-box', 'data-path': path, 'aria-label': label });
    for (const choice of new Set(['', ...choices, text]))
      select.append(make('option', { value: choice, text: choice }));
    select.value = text;
    return select;
  }
  const rows = String(Math.min(Math.max(linesOf(text), 1), path === 'body' ? 24 : 8));
  const box = make('textarea', { className: 'staff-box', 'data-path': path, 'aria-label': label, rows });
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
  const element = make(cell.heading ? 'th' : 'td', {});
  element.colSpan = cell.cols ?? 1;
  element.rowSpan = cell.rows ?? 1;
  if (cell.path === undefined) element.textContent = cell.text;
  else element.append(drawBox(drawn, cell.path));
  return element;
}

/** What can be done with the row of an indicator or a task. */
function drawRowTools(row: readonly SheetCell[], isFirst: (row: string) => boolean, act: SheetActions): HTMLElement {
  const tools = make('td', { className: 'staff-row-tools' });
  const [, table, number] = row.map(({ path = '' }) => ROW.exec(path)).find((found) => found) ?? [];
  if (!table || !isFirst(`${table}.${number}`)) return tools;
  const at = Number(number);
  const add = make('button', { type: 'button', className: 'link', text: '下面加一行' });
  add.addEventListener('click', () => act.addRow(table as Table, at));
  const remove = make('button', { type: 'button', className: 'link', text: '删去这一行' });
  remove.addEventListener('click', () => act.removeRow(table as Table, at));
  tools.append(add, remove);
  return tools;
}

function drawBlock({ caption, head = [], body }: SheetBlock, drawn: Drawn, act: SheetActions): HTMLElement {
  const seen = new Set<string>();
  const isFirst = (row: string): boolean => !seen.has(row) && Boolean(seen.add(row));
  const drawRows = (rows: readonly (readonly SheetCell[])[]): HTMLElement[] =>
    rows.map((row) => {
      const cells = row.map((cell) => drawCell(cell, drawn));
      return make('tr', {}, ...cells, drawRowTools(row, isFirst, act));
    });
  return make(
    'table',
    { className: 'staff-sheet' },
    make('caption', { text: caption }),
    make('thead', {}, ...drawRows(head)),
    make('tbody', {}, ...drawRows(spread(body, drawn.texts))),
  );
}

function drawHead(paths: readonly string[], drawn: Drawn): HTMLElement {
  const list = make('div', { className: 'staff-head' });
  for (const path of paths)
    list.append(make('label', {}, make('span', { text: drawn.labelOf(path) }), drawBox(drawn, path)));
  return list;
}

/** Enter goes on to the same column of the next row; with Alt it is a line break. Keys of an input method are left to it. */
function moveOn(event: KeyboardEvent, editor: HTMLElement): void {
  const box = event.target;
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || !(box instanceof HTMLTextAreaElement))
    return;
  const path = box.dataset['path']!;
  if (path === 'body' || event.shiftKey) return;
  event.preventDefault();
  if (event.altKey) return box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
  const boxes = [...editor.querySelectorAll<HTMLElement>('[data-path]')];
  const column = (one: HTMLElement): string => {
    const [table = '', , ...rest] = splitPlace(one.dataset['path']!);
    return (TABLES as readonly string[]).includes(table) ? [table, ...rest].join('.') : '';
  };
  const after = boxes.slice(boxes.indexOf(box) + 1);
  (after.find((one) => column(box) !== '' && column(one) === column(box)) ?? after[0] ?? box).focus();
}

/** Draws the table of a draft. A text is told of when its box is left, a box that was emptied as well. */
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
  const editor = make('div', { className: 'staff-editor frame', role: 'region', 'aria-label': '填表' });
  editor.append(drawHead(head, drawn), ...blocks.map((block) => drawBlock(block, drawn, act)));
  editor.addEventListener('change', ({ target }) => {
    const { path } = (target as HTMLElement).dataset;
    if (path) act.write(path, (target as HTMLTextAreaElement).value);
  });
  editor.addEventListener('keydown', (event) => moveOn(event, editor));
  return editor;
}

const MARKS = { error: '错', doubt: '疑', warning: '注', written: '改' } as const;
type Mark = keyof typeof MARKS;

/** Says of each box how it stands: in words, not by its colour alone. */
export function markBoxes(editor: HTMLElement, { draft, doubts, findings }: CheckedDraft): void {
  const marks = new Map<string, Mark>();
  for (const path of draft.written) marks.set(path, 'written');
  for (const { path, severity } of findings) if (severity === 'warning') marks.set(path, 'warning');
  for (const { path } of doubts) marks.set(path, 'doubt');
  for (const { path, severity } of findings) if (severity === 'error') marks.set(path, 'error');
  for (const box of editor.querySelectorAll<HTMLElement>('[data-path]')) {
    const mark = marks.get(box.dataset['path']!);
    box.className = mark ? `staff-box staff-box-${mark}` : 'staff-box';
    box.parentElement!.querySelector('.staff-box-mark')?.remove();
    if (mark) box.after(make('span', { className: 'staff-box-mark', text: MARKS[mark] }));
  }
}
