import { nameOfPlace, type Edit, type Table } from '../filing/edits.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import { boxesIn, fillBoxes, fitBoxes, isMarked, markBoxes } from './boxes.ts';
import { make } from './elements.ts';
import type { FormWork } from './form-work.ts';
import { layBlock, type Block } from './paste-block.ts';
import { drawSheet, layOutSheet, type SheetActions } from './sheet.ts';

/** What is told of the table. */
export interface TableNews {
  /** A key went into a box. */
  typed(): void;
  edited(edit: Edit): void;
  step(isBack: boolean): void;
  /** What is doubtful at a place is right. */
  accepted(path: string): void;
  /** The table is to come into sight. */
  wanted(): void;
  /** No place is left that comes after the last one. */
  finished(): void;
  /** The cursor has come to a place. */
  entered(path: string): void;
}

/** The table of a form on the page: its boxes, and how what is done in them becomes edits. */
export class TablePane {
  readonly element = make('div', { className: 'desk-table' });
  readonly nextButton = make('button', { type: 'button', text: '下一处', title: 'Ctrl+回车' });
  readonly #form: FormWork;
  readonly #news: TableNews;
  readonly #checked: () => CheckedDraft;
  #sheet: HTMLElement = make('div');
  #shape = '';
  /** The place that the cursor was in last. */
  #last: string | undefined;

  /** @param checked the form as it is now */
  constructor(form: FormWork, checked: () => CheckedDraft, news: TableNews) {
    this.#form = form;
    this.#checked = checked;
    this.#news = news;
    this.nextButton.addEventListener('click', () => {
      news.wanted();
      this.enterNext();
    });
    this.element.addEventListener('focusin', ({ target }) => {
      const { path } = (target as HTMLElement).dataset;
      if (path === undefined) return;
      this.#last = path;
      news.entered(path);
    });
  }

  #rowName(table: Table, row: number): string {
    return this.nameOf(`${table}.${row}`).slice(table.length + 1);
  }
  /** How edits name a place. */
  readonly nameOf = (path: string): string => nameOfPlace(this.#checked().draft, path);

  readonly #actions: SheetActions = {
    write: (path, text) => {
      this.#form.type(this.nameOf(path), text);
      this.#news.typed();
    },
    leave: () => this.#form.leave(),
    step: (isBack) => this.#news.step(isBack),
    next: (path, isRight) => {
      if (isRight) this.#news.accepted(path);
      this.enterNext();
    },
    pasteAt: (path, block) => this.#paste(path, block),
    moveRow: (table, row, by) => this.#news.edited({ sort: 'move-row', table, row: this.#rowName(table, row), by }),
    addRow: (table, after) =>
      this.#news.edited({ sort: 'add-row', table, row: this.#form.newRow(0), after: this.#rowName(table, after) }),
    addColumn: (table, key) => this.#addColumn(table, key),
    removeRow: (table, row) => this.#news.edited({ sort: 'remove-row', table, row: this.#rowName(table, row) }),
  };

  #addColumn(table: Table, key: string): void {
    const rows = this.#checked().draft.record[table] as readonly unknown[];
    const edits = rows.map((_, i): Edit => ({ sort: 'set', at: this.nameOf(`${table}.${i}.${key}`), text: '' }));
    this.#news.edited({ sort: 'all', edits });
  }

  #paste(path: string, block: Block): void {
    const rows = [...this.#sheet.querySelectorAll<HTMLElement>('tr, label')].map((row) =>
      boxesIn(row).map((box) => box.dataset['path']!),
    );
    this.#news.edited(layBlock(block, path, { rows, nameOf: this.nameOf, newRow: (n) => this.#form.newRow(n) }));
  }

  #boxOf(path: string): HTMLElement | null {
    return this.#sheet.querySelector(`[data-path="${CSS.escape(path)}"]`);
  }

  has(path: string): boolean {
    return this.#boxOf(path) !== null;
  }

  /** Leads into the box of a place. */
  enter(path: string): void {
    const box = this.#boxOf(path);
    box?.scrollIntoView({ block: 'center', inline: 'center' });
    box?.focus({ preventScroll: true });
  }

  /** Leads to the first place behind the one the cursor was in last, else of all, at which something is to be looked at. */
  enterNext(): void {
    const all = boxesIn(this.#sheet);
    const at = all.findIndex((box) => box.dataset['path'] === this.#last);
    const next = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(isMarked);
    if (next) this.enter(next.dataset['path']!);
    else this.#news.finished();
  }

  /** Shows the form as it is now; boxes that stand where they stood stay and get their texts. */
  draw(): void {
    const layout = layOutSheet(this.#checked());
    if (layout.shape === this.#shape) return fillBoxes(this.#sheet, layout.drawn);
    const held = (document.activeElement as HTMLElement | null)?.dataset['path'];
    this.#shape = layout.shape;
    this.#sheet = drawSheet(layout, this.#actions);
    this.element.replaceChildren(this.#sheet);
    this.fit();
    if (held !== undefined) this.#boxOf(held)?.focus({ preventScroll: true });
  }

  mark(marksWritten: boolean): void {
    markBoxes(this.#sheet, this.#checked(), marksWritten);
  }

  /** To be called when the form has come into sight: what is not shown has no height. */
  fit(): void {
    fitBoxes(boxesIn(this.#sheet));
  }
}
