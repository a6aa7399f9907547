import type { SourceBlock, SourceDocument, SourceTable } from '../core/intake/document.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import { make } from './elements.ts';

/** How a cell of the source fared: read into the draft, read with a doubt, or not read. */
type CellMark = 'read' | 'doubt' | 'unread';
const MARK_WORDS: Readonly<Record<CellMark, string>> = { read: '', doubt: '有疑问', unread: '没有读' };

/** The source as drawn, and the means to lead a reader to a place in it. */
export interface SourceView {
  readonly element: HTMLElement;
  /** Leads to a cell; `from` is where the reader comes from and can go back to. */
  show(at: string, from: HTMLElement): void;
  /** Brings a cell into sight, while the reader stays where he is. */
  point(at: string | undefined): void;
  has(at: string): boolean;
}

type Places = Map<string, HTMLElement>;

function fillPlace(
  element: HTMLElement,
  text: string,
  at: string,
  marks: ReadonlyMap<string, CellMark>,
  places: Places,
): void {
  const mark = marks.get(at);
  element.textContent = text;
  element.tabIndex = -1;
  if (mark) element.className = `desk-cell-${mark}`;
  // a colour alone says nothing to many readers
  if (mark && MARK_WORDS[mark]) element.append(make('span', { className: 'desk-cell-mark', text: MARK_WORDS[mark] }));
  places.set(at, element);
}

function drawTable(table: SourceTable, marks: ReadonlyMap<string, CellMark>, places: Places): HTMLElement {
  const body = make('tbody');
  const rows = Map.groupBy(table.cells, ({ row }) => row);
  for (let i = 0; i < table.rows; i++) {
    const row = make('tr');
    for (const { text, at, rowSpan, columnSpan } of rows.get(i) ?? []) {
      const cell = make('td');
      cell.rowSpan = rowSpan;
      cell.colSpan = columnSpan;
      fillPlace(cell, text, at, marks, places);
      row.append(cell);
    }
    body.append(row);
  }
  return make('table', { className: 'desk-source-table' }, body);
}

function drawBlock(block: SourceBlock, marks: ReadonlyMap<string, CellMark>, places: Places): HTMLElement {
  if (block.type === 'table') return drawTable(block, marks, places);
  const paragraph = make('p');
  fillPlace(paragraph, block.text, block.at, marks, places);
  return paragraph;
}

/** What became of each cell of the source, the worst where several things did. */
export function markCells({ values, unread, doubts }: CheckedDraft): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const { at } of values) if (at) marks.set(at, 'read');
  for (const { at } of unread) if (!marks.has(at)) marks.set(at, 'unread');
  for (const { at } of doubts) if (at) marks.set(at, 'doubt');
  return marks;
}

/** Of a form that was read from no file. */
const noSource = (): SourceView => ({
  element: make('div'),
  show: () => undefined,
  point: () => undefined,
  has: () => false,
});

/** Draws a document as the readers found it, sheet by sheet, with what became of each cell. */
export function drawSource(document: SourceDocument | undefined, marks: ReadonlyMap<string, CellMark>): SourceView {
  if (!document) return noSource();
  const { parts, notes } = document;
  const places: Places = new Map();
  const element = make('div', { className: 'desk-source', role: 'region', tabindex: '0', 'aria-label': '原表' });
  if (notes.length)
    element.append(
      make(
        'ul',
        { className: 'plain' },
        ...notes.map(({ at, message }) => make('li', { text: [at, message].filter(Boolean).join('：') })),
      ),
    );
  for (const { name, blocks } of parts) {
    if (name) element.append(make('h3', { text: name }));
    element.append(...blocks.map((block) => drawBlock(block, marks, places)));
  }
  const back = make('button', { className: 'desk-back', type: 'button', text: '回到说明' });
  back.hidden = true;
  element.prepend(back);
  const mark = (at: string): HTMLElement | undefined => {
    const place = places.get(at);
    element.querySelector('.desk-cell-shown')?.classList.remove('desk-cell-shown');
    place?.classList.add('desk-cell-shown');
    return place;
  };
  const point = (at: string | undefined): void => {
    const place = at === undefined ? undefined : mark(at);
    if (!place) return;
    // only the source itself is moved: the page must not jump while somebody writes
    const [own, frame] = [place, element].map((one) => one.getBoundingClientRect());
    element.scrollTop += own!.top - frame!.top + (own!.height - frame!.height) / 2;
    element.scrollLeft += own!.left - frame!.left + (own!.width - frame!.width) / 2;
  };
  const show = (at: string, from: HTMLElement): void => {
    const place = mark(at);
    if (!place) return;
    place.scrollIntoView({ block: 'center', inline: 'center' });
    place.focus({ preventScroll: true });
    back.hidden = false;
    back.onclick = () => {
      from.scrollIntoView({ block: 'center' });
      from.focus({ preventScroll: true });
    };
  };
  return { element, show, point, has: (at) => places.has(at) };
}
