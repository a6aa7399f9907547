import { nameOfPlace, type Edit, type Table } from '../filing/edits.ts';
import type { CheckedDraft, KnownContent } from '../filing/check-draft.ts';
import { countTasks, drawAccount, type Ways } from './account.ts';
import { drawBesides } from './besides.ts';
import { makeDrawer, type Drawer } from './drawer.ts';
import { make } from './elements.ts';
import { FormViews } from './form-views.ts';
import { FormWork } from './form-work.ts';
import type { Host } from './host.ts';
import { layBlock, type Block } from './paste-block.ts';
import { drawPlace } from './place-line.ts';
import { drawPublication } from './publication-view.ts';
import { drawPublic } from './public-view.ts';
import { drawSheet, fitBoxes, markBoxes, type SheetActions } from './sheet.ts';
import { drawSource, markCells, type SourceView } from './source.ts';
import { today } from './now.ts';
import { makeUndoButtons } from './undo-buttons.ts';
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
  readonly known: KnownContent;
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
  /** What was written a moment ago has been checked as well. */
  readonly settled: () => Promise<void>;
}

/** Milliseconds without a key after which what is being typed is checked. */
const PAUSE = 250;
/** Edits after which no box of the table stands elsewhere or says something else than it shows. */
const IN_PLACE: readonly Edit['sort'][] = ['accept', 'dismiss'];

class FormDesk {
  readonly element = make('section', { className: 'desk-form' });
  checked: CheckedDraft;
  readonly #form: FormWork;
  readonly #setting: DeskSetting;
  readonly #source: SourceView;
  readonly #title = make('h2', { tabindex: '-1' });
  readonly #place = make('div', { className: 'desk-place-line' });
  readonly #account = make('div', { className: 'desk-account' });
  readonly #table = make('div', { className: 'desk-table' });
  readonly #fill = make('div', { className: 'desk-fill' });
  readonly #undo = makeUndoButtons((isBack) => this.#step(isBack));
  readonly #views: FormViews;
  readonly #drawer: Drawer;
  #sheet: HTMLElement = make('div');
  #isUnsaved = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Only the newest answer counts: an older one may come later. */
  #newest = 0;

  constructor(work: Work, checked: CheckedDraft, setting: DeskSetting) {
    this.#form = new FormWork(work, (now) => {
      this.#isUnsaved = true;
      setting.host.shelf?.keep(now);
    });
    this.checked = checked;
    this.#setting = setting;
    this.#source = drawSource(work.document, markCells(checked));
    this.#drawer = makeDrawer(this.#source.element, this.#account);
    this.#views = new FormViews(
      setting.host.views,
      (view) => this.#drawView(view),
      (view) => view === '填表' && this.fit(),
    );
    const ways = drawWaysOut(this, setting.host, () => this.#saved());
    const tools = make('div', { className: 'desk-tools' }, ...this.#undo.buttons, ...ways.buttons, this.#drawer.button);
    this.#fill.append(this.#table, this.#drawer.element);
    const head = make('div', { className: 'desk-head' }, this.#title, this.#place);
    this.element.append(head, this.#views.steps, tools, ways.status, ...ways.asked, this.#views.body);
    this.#redraw();
    this.#draw();
    void this.#views.show('填表');
  }

  get work(): Work {
    return this.#form.now;
  }

  #saved(): void {
    this.#isUnsaved = false;
    void this.#refresh(false);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(false), PAUSE);
  }

  #setStaff(staff: Staff): void {
    this.#form.setStaff(staff);
    this.#soon();
  }

  #add(...made: readonly Edit[]): void {
    this.#form.add(...made);
    void this.#refresh(made.some(({ sort }) => !IN_PLACE.includes(sort)));
  }

  #step(isBack: boolean): void {
    if (this.#form.step(isBack)) void this.#refresh(true);
  }

  #rowName(table: Table, row: number): string {
    return this.#nameOf(`${table}.${row}`).slice(table.length + 1);
  }
  readonly #nameOf = (path: string): string => nameOfPlace(this.checked.draft, path);
  readonly #boxOf = (path: string): HTMLElement | null =>
    this.#sheet.querySelector(`[data-path="${CSS.escape(path)}"]`);

  readonly #actions: SheetActions = {
    write: (path, text) => {
      this.#form.type(this.#nameOf(path), text);
      this.#soon();
    },
    leave: () => this.#form.leave(),
    pasteAt: (path, block) => this.#paste(path, block),
    moveRow: (table, row, by) => this.#add({ sort: 'move-row', table, row: this.#rowName(table, row), by }),
    addRow: (table, after) =>
      this.#add({ sort: 'add-row', table, row: this.#form.newRow(0), after: this.#rowName(table, after) }),
    removeRow: (table, row) => this.#add({ sort: 'remove-row', table, row: this.#rowName(table, row) }),
  };

  #paste(path: string, block: Block): void {
    const rows = [...this.#sheet.querySelectorAll('tr, label')].map((row) =>
      [...row.querySelectorAll<HTMLElement>('[data-path]')].map((box) => box.dataset['path']!),
    );
    this.#add(layBlock(block, path, { rows, nameOf: this.#nameOf, newRow: (n) => this.#form.newRow(n) }));
  }

  /** Whether a place is filled in beside the table. */
  #isBeside(path: string): boolean {
    return path.startsWith('publication') && this.#setting.host.views.includes('公布信息与审核');
  }

  #fillAt(path: string): void {
    if (this.#isBeside(path)) return void this.#views.show('公布信息与审核');
    this.#drawer.close();
    const box = this.#boxOf(path);
    box?.scrollIntoView({ block: 'center', inline: 'center' });
    box?.focus({ preventScroll: true });
  }

  readonly #ways = (): Ways => ({
    canFill: (path) => this.#boxOf(path) !== null || this.#isBeside(path),
    fill: (path) => this.#fillAt(path),
    write: (path, text) => this.#add({ sort: 'set', at: this.#nameOf(path), text }),
    accept: (doubts) => this.#add({ sort: 'accept', doubts }),
    dismiss: (unread) => this.#add({ sort: 'dismiss', unread }),
    ...(this.#setting.host.views.includes('公布信息与审核') && {
      waive: ({ rule, path }, reason, by) => {
        const { staff } = this.work;
        const waiver = { rule, path, reason, by, date: today() };
        this.#setStaff({ ...staff, waivers: [...staff.waivers, waiver] });
      },
    }),
    place: (unread, path) => this.#add({ sort: 'place', unread, at: this.#nameOf(path) }),
  });

  #redraw(): void {
    const held = (document.activeElement as HTMLElement | null)?.dataset['path'];
    this.#sheet = drawSheet(this.checked, this.#actions);
    this.#table.replaceChildren(this.#sheet);
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

  #drawPlace(): void {
    const choose = ({ unit, project }: Pick<Staff, 'unit' | 'project'>): void => {
      // who approved it has seen it at another place
      const { unit: _, project: __, ...staff } = withoutApproval(this.work.staff);
      this.#form.setStaff({ ...staff, ...(unit && { unit }), ...(project && { project }) });
      void this.#refresh(false);
    };
    // boxes that are being written in stay
    if (!this.#place.contains(document.activeElement) || document.activeElement instanceof HTMLButtonElement)
      this.#place.replaceChildren(...drawPlace(this.checked, this.#setting.known, choose));
  }

  #draw(): void {
    this.#title.textContent = `${this.checked.title} ${this.checked.kindName}`;
    this.#drawPlace();
    this.element.setAttribute('aria-label', this.#title.textContent);
    this.#undo.tell(this.work);
    this.#drawer.button.textContent = `待办（${countTasks(this.checked)}）`;
    markBoxes(this.#sheet, this.checked, this.work.origin.sort !== 'blank');
    this.#account.replaceChildren(...drawAccount(this.checked, this.#source, this.#ways()));
    this.#views.renew();
    this.#setting.changed(this.checked, this.#isUnsaved);
  }

  /** Checks what waits for a pause of the clerk. */
  async settle(): Promise<void> {
    if (this.#timer !== undefined) await this.#refresh(false);
  }

  async #refresh(isMoved: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const turn = ++this.#newest;
    const next = await this.#setting.check(this.work);
    if (turn !== this.#newest) return;
    this.checked = next;
    if (isMoved) this.#redraw();
    this.#draw();
  }

  #drawView(view: ViewName): HTMLElement | Promise<HTMLElement> {
    const { host, known } = this.#setting;
    if (view === '填表') return this.#fill;
    if (view === '看公开页') return drawPublic(this.checked, host);
    if (view === '对照') return drawBesides(this.checked, known);
    return drawPublication(
      this.checked,
      () => this.work.staff,
      (staff) => this.#setStaff(staff),
    );
  }
}

/** Draws a form and keeps it up to date. */
export async function openDesk(work: Work, setting: DeskSetting): Promise<Desk> {
  const desk = new FormDesk(work, await setting.check(work), setting);
  return {
    ...{ element: desk.element, work: () => desk.work, checked: () => desk.checked },
    ...{ shown: () => desk.fit(), settled: () => desk.settle() },
  };
}
