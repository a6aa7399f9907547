import { nameOfPlace, type Edit, type Table } from '../filing/edits.ts';
import type { CheckedDraft } from '../filing/check-draft.ts';
import { drawAccount, type Ways } from './account.ts';
import { drawBesides } from './besides.ts';
import { make } from './elements.ts';
import type { Host } from './host.ts';
import { layBlock, type Block } from './paste-block.ts';
import { drawPublication } from './publication-view.ts';
import { drawPublic } from './public-view.ts';
import { drawSheet, fitBoxes, markBoxes, type SheetActions } from './sheet.ts';
import { drawSource, markCells, type SourceView } from './source.ts';
import { today } from './now.ts';
import type { ViewName } from './views.ts';
import { withoutApproval, type Staff, type Work } from './work.ts';
import { drawWaysOut } from './ways-out.ts';

/*
 * One form on its way to the public: what was read, the clerk's edits over it, and what is still to be looked at. Each edit
 * is kept and checked at once; undoing takes the last one off the list.
 */

/** What a desk works with. */
export interface DeskSetting {
  readonly host: Host;
  readonly check: (work: Work) => Promise<CheckedDraft>;
  /** Told of every change of the form that was checked, and whether anything of it is not saved. */
  readonly changed: (checked: CheckedDraft, isUnsaved: boolean) => void;
}

export interface Desk {
  readonly element: HTMLElement;
  readonly work: () => Work;
  readonly checked: () => CheckedDraft;
  /** The form has come into sight. */
  readonly shown: () => void;
}

/** Milliseconds without a key after which what is being typed is checked. */
const PAUSE = 250;

class FormDesk {
  readonly element = make('section', { className: 'desk-form' });
  work: Work;
  checked: CheckedDraft;
  readonly #setting: DeskSetting;
  readonly #source: SourceView;
  readonly #title = make('h2', { tabindex: '-1' });
  readonly #place = make('p', { className: 'note' });
  readonly #account = make('div', { className: 'desk-account' });
  readonly #undo = make('button', { type: 'button' });
  readonly #redo = make('button', { type: 'button' });
  readonly #body = make('div', { className: 'desk-body' });
  readonly #fill = make('div', { className: 'desk-fill' });
  readonly #steps = make('p', { className: 'desk-steps', role: 'group', 'aria-label': '看什么' });
  #sheet: HTMLElement = make('div');
  #view: ViewName = '填表';
  #isUnsaved = true;
  /** The place that is being typed into: its keys are one edit. */
  #typing: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Only the newest answer counts: an older one may come later. */
  #newest = 0;

  constructor(work: Work, checked: CheckedDraft, setting: DeskSetting) {
    this.work = work;
    this.checked = checked;
    this.#setting = setting;
    this.#source = drawSource(work.document, markCells(checked));
    this.#undo.addEventListener('click', () => this.#step(true));
    this.#redo.addEventListener('click', () => this.#step(false));
    for (const name of setting.host.views) {
      const button = make('button', { type: 'button', text: name });
      button.addEventListener('click', () => this.#show(name));
      this.#steps.append(button);
    }
    const ways = drawWaysOut(this, setting.host, () => this.#saved());
    const tools = make('div', { className: 'desk-tools' }, this.#undo, this.#redo, ...ways.buttons);
    const aside = make('div', { className: 'desk-aside' }, this.#source.element, this.#account);
    this.#fill.append(make('div', { className: 'desk-table' }), aside);
    this.element.append(
      make('div', { className: 'desk-head' }, this.#title, this.#place),
      this.#steps,
      tools,
      ways.status,
    );
    this.element.append(this.#body);
    this.#redraw();
    this.#draw();
    this.#show('填表');
  }

  #saved(): void {
    this.#isUnsaved = false;
    void this.#refresh(false);
  }

  #change(edits: readonly Edit[], undone: readonly Edit[]): void {
    // who approved it has seen another table
    const staff = edits === this.work.edits ? this.work.staff : withoutApproval(this.work.staff);
    this.work = { ...this.work, edits, undone, staff };
    this.#isUnsaved = true;
    this.#setting.host.shelf?.keep(this.work);
  }

  #setStaff(staff: Staff): void {
    this.work = { ...this.work, staff };
    this.#change(this.work.edits, this.work.undone);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(false), PAUSE);
  }

  #add(...made: readonly Edit[]): void {
    this.#typing = undefined;
    this.#change([...this.work.edits, ...made], []);
    // a row that comes or goes moves the boxes; a text is in its box already
    void this.#refresh(made.some(({ sort }) => !['set', 'accept', 'dismiss'].includes(sort)));
  }

  #type(path: string, text: string): void {
    const at = this.#nameOf(path);
    const before = this.#typing === at ? this.work.edits.slice(0, -1) : this.work.edits;
    this.#typing = at;
    this.#change([...before, { sort: 'set', at, text }], []);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(false), PAUSE);
  }

  #step(isBack: boolean): void {
    const { edits, undone } = this.work;
    const last = (isBack ? edits : undone).at(-1);
    if (!last) return;
    this.#typing = undefined;
    if (isBack) this.#change(edits.slice(0, -1), [...undone, last]);
    else this.#change([...edits, last], undone.slice(0, -1));
    void this.#refresh(true);
  }

  /** A name that no row of the form has: the list of edits grows shorter by undoing alone. */
  #newRow(n: number): string {
    const count = (edits: readonly Edit[]): number =>
      edits.reduce((sum, edit) => sum + (edit.sort === 'all' ? count(edit.edits) : Number(edit.sort === 'add-row')), 0);
    return `新${count(this.work.edits) + n + 1}`;
  }
  #rowName(table: Table, row: number): string {
    return this.#nameOf(`${table}.${row}`).slice(table.length + 1);
  }
  readonly #nameOf = (path: string): string => nameOfPlace(this.checked.draft, path);
  readonly #boxOf = (path: string): HTMLElement | null =>
    this.#sheet.querySelector(`[data-path="${CSS.escape(path)}"]`);

  readonly #actions: SheetActions = {
    write: (path, text) => this.#type(path, text),
    leave: () => {
      this.#typing = undefined;
    },
    pasteAt: (path, block) => this.#paste(path, block),
    moveRow: (table, row, by) => this.#add({ sort: 'move-row', table, row: this.#rowName(table, row), by }),
    addRow: (table, after) =>
      this.#add({ sort: 'add-row', table, row: this.#newRow(0), after: this.#rowName(table, after) }),
    removeRow: (table, row) => this.#add({ sort: 'remove-row', table, row: this.#rowName(table, row) }),
  };

  #paste(path: string, block: Block): void {
    const rows = [...this.#sheet.querySelectorAll('tr, label')].map((row) =>
      [...row.querySelectorAll<HTMLElement>('[data-path]')].map((box) => box.dataset['path']!),
    );
    this.#add(layBlock(block, path, { rows, nameOf: this.#nameOf, newRow: (n) => this.#newRow(n) }));
  }

  /** Whether a place is filled in beside the table. */
  #isBeside(path: string): boolean {
    return path.startsWith('publication') && this.#setting.host.views.includes('公布信息与审核');
  }

  #makeWays = (): Ways => ({
    canFill: (path) => this.#boxOf(path) !== null || this.#isBeside(path),
    fill: (path) => {
      if (this.#isBeside(path)) return this.#show('公布信息与审核');
      const box = this.#boxOf(path);
      box?.scrollIntoView({ block: 'center', inline: 'center' });
      box?.focus({ preventScroll: true });
    },
    accept: (doubts) => this.#add({ sort: 'accept', doubts }),
    dismiss: (unread) => this.#add({ sort: 'dismiss', unread }),
    ...(this.#setting.host.views.includes('公布信息与审核') && {
      waive: ({ rule, path }, reason, by) => {
        const waiver = { rule, path, reason, by, date: today() };
        this.#setStaff({ ...this.work.staff, waivers: [...this.work.staff.waivers, waiver] });
      },
    }),
    place: (unread, path) => this.#add({ sort: 'place', unread, at: this.#nameOf(path) }),
  });

  #redraw(): void {
    const held = (document.activeElement as HTMLElement | null)?.dataset['path'];
    this.#sheet = drawSheet(this.checked, this.#actions);
    this.#fill.firstElementChild!.replaceChildren(this.#sheet);
    this.fit();
    if (held !== undefined) this.#boxOf(held)?.focus({ preventScroll: true });
    this.#sheet.addEventListener('focusin', ({ target }) => {
      const at = this.checked.draft.cells[(target as HTMLElement).dataset['path'] ?? ''];
      if (at !== undefined) this.#source.point(at);
    });
  }

  /** To be called when the form has come into sight: what is not shown has no height. */
  fit(): void {
    fitBoxes(this.#sheet.querySelectorAll<HTMLElement>('.desk-box'));
  }

  #draw(): void {
    const { edits, undone } = this.work;
    this.#title.textContent = `${this.checked.title} ${this.checked.kindName}`;
    this.#place.textContent = this.checked.placeNotes.join('');
    this.element.setAttribute('aria-label', this.#title.textContent);
    this.#undo.disabled = edits.length === 0;
    this.#undo.textContent = edits.length ? `撤销（${edits.length}）` : '撤销';
    this.#redo.disabled = undone.length === 0;
    this.#redo.textContent = undone.length ? `重做（${undone.length}）` : '重做';
    markBoxes(this.#sheet, this.checked);
    this.#account.replaceChildren(...drawAccount(this.checked, this.#source, this.#makeWays()));
    // its boxes are being written in
    if (this.#view !== '填表' && this.#view !== '公布信息与审核') this.#show(this.#view);
    this.#setting.changed(this.checked, this.#isUnsaved);
  }

  async #refresh(isMoved: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#newest;
    const next = await this.#setting.check(this.work);
    if (turn !== this.#newest) return;
    this.checked = next;
    if (isMoved) this.#redraw();
    this.#draw();
  }

  #drawView(view: ViewName): Promise<HTMLElement> {
    const { host } = this.#setting;
    if (view === '看公开页') return drawPublic(this.checked, host);
    if (view === '公布信息与审核')
      return Promise.resolve(
        drawPublication(
          this.checked,
          () => this.work.staff,
          (staff) => this.#setStaff(staff),
        ),
      );
    return host.known().then((known) => drawBesides(this.checked, known));
  }

  #show(view: ViewName): void {
    this.#view = view;
    [...this.#steps.children].forEach((button, i) =>
      button.setAttribute('aria-pressed', String(this.#setting.host.views[i] === this.#view)),
    );
    if (view === '填表') {
      this.#body.replaceChildren(this.#fill);
      this.fit();
    } else
      void this.#drawView(view).then((drawn) => {
        if (this.#view === view) this.#body.replaceChildren(drawn);
      });
  }
}

/** Draws a form and keeps it up to date. */
export async function openDesk(work: Work, setting: DeskSetting): Promise<Desk> {
  const desk = new FormDesk(work, await setting.check(work), setting);
  return { element: desk.element, work: () => desk.work, checked: () => desk.checked, shown: () => desk.fit() };
}
