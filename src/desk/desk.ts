import type { CheckedDraft } from '../filing/checked-draft.ts';
import { Account } from './account.ts';
import { drawBesides } from './besides.ts';
import { makeDrawer, type Drawer } from './drawer.ts';
import { make } from './elements.ts';
import { FormViews } from './form-views.ts';
import { acceptAt, addEdit, waysOf, type WaysParts } from './form-ways.ts';
import { FormWork } from './form-work.ts';
import type { DeskSetting } from './host.ts';
import { PlaceLine } from './place-line.ts';
import { PublicationView } from './publication-view.ts';
import { drawPublic } from './public-view.ts';
import type { Ways } from './remarks.ts';
import { drawSource, markCells, type SourceView } from './source.ts';
import { TablePane } from './table-pane.ts';
import { countTasks } from './tasks.ts';
import { makeUndoButtons } from './undo-buttons.ts';
import type { ViewName } from './views.ts';
import type { Staff, Work } from './work.ts';
import { drawWaysOut } from './ways-out.ts';

/*
 * One form on its way to the public: what was read, the clerk's edits over it, and what is still to be looked at. Each edit
 * is kept and checked at once; undoing takes the last one off the list.
 */

export interface Desk {
  readonly element: HTMLElement;
  readonly work: () => Work;
  readonly checked: () => CheckedDraft;
  /** The form has come into sight. */
  readonly shown: () => void;
  /** What it is held against has become another. */
  readonly renew: () => void;
  /** What was written a moment ago has been checked as well. */
  readonly settled: () => Promise<void>;
}

/** Milliseconds without a key after which what is being typed is checked. */
const PAUSE = 250;

class FormDesk {
  readonly element = make('section', { className: 'desk-form' });
  checked: CheckedDraft;
  readonly #form: FormWork;
  readonly #setting: DeskSetting;
  readonly #source: SourceView;
  readonly #title = make('h2', { tabindex: '-1' });
  readonly #place: PlaceLine;
  readonly #account: Account;
  readonly #table: TablePane;
  readonly #publication: PublicationView;
  readonly #fill = make('div', { className: 'desk-fill' });
  readonly #undo = makeUndoButtons((isBack) => this.#step(isBack));
  readonly #views: FormViews;
  readonly #drawer: Drawer;
  readonly #ways: Ways;
  #isUnsaved = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Only the newest answer counts: an older one may come later. */
  #newest = 0;
  /** Whether the table shows texts that are no longer the form's. */
  #isMoved = true;

  constructor(work: Work, checked: CheckedDraft, setting: DeskSetting) {
    this.#form = new FormWork(work, (now) => {
      this.#isUnsaved = true;
      setting.host.shelf?.keep(now);
    });
    this.checked = checked;
    this.#setting = setting;
    this.#source = drawSource(work.document, markCells(checked));
    this.#account = new Account(this.#source);
    this.#table = new TablePane(this.#form, () => this.checked, {
      typed: () => this.#soon(),
      edited: (edit) => addEdit(this.#parts, edit),
      step: (isBack) => this.#step(isBack),
      accepted: (path) => acceptAt(this.#parts, path),
      wanted: () => void this.#views.show('填表'),
      finished: () => this.#drawer.call() || this.#account.enter(),
      entered: (path) => this.#account.point(path, this.checked.draft.cells[path]),
    });
    this.#publication = new PublicationView(
      () => this.work.staff,
      (staff) => this.#setStaff(staff),
      setting.host.office,
    );
    this.#place = new PlaceLine(setting.known, (chosen) => {
      this.#form.setPlace(chosen);
      void this.refresh(false);
    });
    this.#drawer = makeDrawer(this.#source.element, this.#account.element);
    this.#views = new FormViews(
      setting.host.views,
      (view) => this.#drawView(view),
      (view) => view === '填表' && this.fit(),
    );
    const ways = drawWaysOut(this, setting.host, () => this.#saved());
    const tools = make('div', { className: 'desk-tools' }, ...this.#undo.buttons, this.#table.nextButton);
    tools.append(...ways.buttons, this.#drawer.button);
    this.#fill.append(this.#table.element, this.#drawer.element);
    this.#ways = waysOf(this.#parts);
    const head = make('div', { className: 'desk-head' }, this.#title, this.#place.element);
    const band = make('div', { className: 'desk-band' }, this.#views.steps, tools);
    this.element.append(head, band, ways.status, ...ways.asked, this.#views.body);
    this.#draw();
    void this.#views.show('填表');
  }

  get #parts(): WaysParts {
    return {
      ...{ host: this.#setting.host, form: this.#form, table: this.#table, views: this.#views, drawer: this.#drawer },
      place: this.#place,
      checked: () => this.checked,
      refresh: (isMoved) => void this.refresh(isMoved),
    };
  }

  get work(): Work {
    return this.#form.now;
  }

  #saved(): Promise<void> {
    this.#isUnsaved = false;
    // it waits in the content now
    this.#setting.host.shelf?.drop(this.work.id);
    return this.refresh(false);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(false), PAUSE);
  }

  #setStaff(staff: Staff): void {
    this.#form.setStaff(staff);
    this.#soon();
  }

  #step(isBack: boolean): void {
    if (this.#form.step(isBack)) void this.refresh(true);
  }

  /** To be called when the form has come into sight: what is not shown has no height. */
  fit(): void {
    this.#table.fit();
  }

  #draw(): void {
    if (this.#isMoved) this.#table.draw();
    this.#isMoved = false;
    this.#title.textContent = `${this.checked.title} ${this.checked.kindName}`;
    this.#place.draw(this.checked);
    this.element.setAttribute('aria-label', this.#title.textContent);
    this.#undo.tell(this.work);
    this.#drawer.button.textContent = `待办（${countTasks(this.checked)}）`;
    this.#table.mark(this.work.origin.sort !== 'blank');
    this.#account.draw(this.checked, this.#ways);
    this.#publication.tell(this.checked);
    this.#views.renew();
    this.#setting.changed(this.checked, this.#isUnsaved);
  }

  /** Checks what waits for a pause of the clerk. */
  async settle(): Promise<void> {
    if (this.#timer !== undefined) await this.refresh(false);
  }

  /** Checks the form as it is now. @param isMoved whether the table shows texts that are no longer the form's */
  async refresh(isMoved: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isMoved ||= isMoved;
    const turn = ++this.#newest;
    const next = await this.#setting.check(this.work);
    // a key that came meanwhile is checked with what follows it, and is not written over
    if (turn !== this.#newest || this.#timer !== undefined) return;
    this.checked = next;
    this.#draw();
  }

  #drawView(view: ViewName): HTMLElement | Promise<HTMLElement> {
    const { host } = this.#setting;
    if (view === '填表') return this.#fill;
    if (view === '看公开页') return drawPublic(this.checked, host);
    if (view === '对照') return drawBesides(this.checked);
    this.#publication.tell(this.checked);
    return this.#publication.element;
  }
}

/** Draws a form and keeps it up to date. */
export async function openDesk(work: Work, setting: DeskSetting): Promise<Desk> {
  const desk = new FormDesk(work, await setting.check(work), setting);
  return {
    ...{ element: desk.element, work: () => desk.work, checked: () => desk.checked },
    ...{ shown: () => desk.fit(), settled: () => desk.settle(), renew: () => void desk.refresh(false) },
  };
}
