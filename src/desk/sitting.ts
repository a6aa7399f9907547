import { findKind, type KindId } from '../core/forms/registry.ts';
import type { FormEntry } from '../core/library/library.ts';
import { checkDraft } from '../filing/check-draft.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import type { UnitwiseContent } from '../filing/unitwise.ts';
import { openDesk, type Desk } from './desk.ts';
import { make } from './elements.ts';
import type { Host } from './host.ts';
import { drawStart } from './start.ts';
import { describeState } from './tasks.ts';
import { blankWork, workFrom, workOf, type Work } from './work.ts';

/*
 * All forms of one sitting, a tab each, and the ways to open more. The forms stay on the page; one of them is shown.
 */
interface Tab {
  readonly desk: Desk;
  readonly button: HTMLButtonElement;
  readonly isUnsaved: () => boolean;
}

export class Sitting {
  readonly #root: HTMLElement;
  readonly #host: Host;
  readonly #known: UnitwiseContent;
  readonly #tabs: Tab[] = [];
  readonly #strip = make('nav', { className: 'desk-tabs', 'aria-label': '打开的表' });
  readonly #start: HTMLElement;
  readonly #status = make('p', { className: 'desk-status', role: 'status' });
  readonly #shown = make('div', { 'data-desk-form': '' });
  readonly #more: HTMLButtonElement;
  /** Files are read one after the other, in the order in which they came. */
  #reading: Promise<void> = Promise.resolve();

  constructor(root: HTMLElement, host: Host, known: UnitwiseContent) {
    this.#root = root;
    this.#host = host;
    this.#known = known;
    this.#more = make('button', { type: 'button', text: '＋ 打开文件或新建空表' });
    this.#more.addEventListener('click', () => this.show(undefined));
    this.#start = drawStart(root, { ...this.#beginnings, endings: host.endings }, known);
    this.#strip.hidden = true;
    root.append(this.#strip, this.#start, this.#status, this.#shown);
    addEventListener('beforeunload', (event) => {
      if (this.isUnsaved) event.preventDefault();
    });
  }

  /** Whether a form has what neither a content nor the device keeps. */
  get isUnsaved(): boolean {
    return this.#tabs.some(({ isUnsaved }) => isUnsaved());
  }

  get works(): readonly Work[] {
    return this.#tabs.map(({ desk }) => desk.work());
  }

  /** The forms with what is to be said of them, the last key included. */
  async forms(): Promise<readonly { readonly work: Work; readonly checked: CheckedDraft }[]> {
    await Promise.all(this.#tabs.map(({ desk }) => desk.settled()));
    return this.#tabs.map(({ desk }) => ({ work: desk.work(), checked: desk.checked() }));
  }

  /** Checks the forms against what the content has become. */
  renew(): void {
    for (const { desk } of this.#tabs) desk.renew();
  }

  /** Shows something about all forms in place of one of them. */
  showBeside(element: HTMLElement): void {
    this.show(undefined);
    this.#start.hidden = true;
    this.#shown.replaceChildren(element);
    element.querySelector<HTMLElement>('h2')?.focus();
  }

  /** Opens a form that is told of nowhere else. */
  async add(work: Work): Promise<void> {
    const button = make('button', { type: 'button' });
    let isUnsaved = true;
    const desk = await openDesk(work, {
      host: this.#host,
      known: this.#known,
      check: (form) => this.#check(form),
      changed: (checked, isChanged) => {
        button.replaceChildren(
          make('span', { text: `${checked.title} ${checked.kindName}` }),
          make('span', { className: 'desk-state', text: describeState(checked) }),
        );
        isUnsaved = isChanged;
        this.#tell();
      },
    });
    const tab: Tab = { desk, button, isUnsaved: () => isUnsaved };
    button.addEventListener('click', () => this.show(tab));
    this.#tabs.push(tab);
    this.#host.shelf?.keep(desk.work());
    this.show(tab);
  }

  /** What the content has may not be to be had: then nothing is said of the form that would rest on it. */
  async #check({ draft, edits, staff }: Work): Promise<CheckedDraft> {
    try {
      return await checkDraft(draft, edits, this.#known, this.#host.findExisting, staff);
    } catch (error) {
      this.say((error as Error).message, true);
      throw error;
    }
  }

  say(text: string, isFailure = false): void {
    this.#status.className = isFailure ? 'desk-status desk-failure' : 'desk-status';
    this.#status.textContent = text;
  }

  show(tab: Tab | undefined): void {
    // what was said of a file is not said of another form
    this.say('');
    for (const { button } of this.#tabs) button.removeAttribute('aria-current');
    tab?.button.setAttribute('aria-current', 'true');
    const close = make('button', { type: 'button', className: 'desk-close', text: '关闭这张表' });
    close.addEventListener('click', () => tab && this.#close(tab));
    this.#strip.replaceChildren(...this.#tabs.map(({ button }) => button), this.#more, ...(tab ? [close] : []));
    this.#strip.hidden = this.#tabs.length === 0;
    this.#start.hidden = tab !== undefined;
    document.body.classList.toggle('desk-at-work', tab !== undefined);
    this.#shown.replaceChildren(...(tab ? [tab.desk.element] : []));
    this.#tell();
    tab?.button.scrollIntoView({ block: 'nearest' });
    tab?.desk.shown();
    tab?.desk.element.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** Closes all forms; nothing of them is kept. */
  closeAll(): void {
    for (const { desk } of this.#tabs.splice(0)) this.#host.shelf?.drop(desk.work().id);
    this.show(undefined);
  }

  async #openKept(name: string, kept: readonly Work[] | string): Promise<void> {
    if (typeof kept === 'string') return this.say(`“${name}”：${kept}`, true);
    const open = new Set(this.works.map(({ id }) => id));
    const fresh = kept.filter(({ id }) => !open.has(id));
    for (const work of fresh) await this.add(work);
    const there = kept.length - fresh.length;
    this.say(`打开了“${name}”：${fresh.length}张表。${there ? `另有${there}张已经开着，没有动。` : ''}`);
  }

  #close(tab: Tab): void {
    const { title } = tab.desk.checked();
    const isSure = !tab.isUnsaved() || confirm(`“${title}”还没有保存，关闭以后不能再找回来。确定关闭吗？`);
    if (!isSure) return;
    this.#tabs.splice(this.#tabs.indexOf(tab), 1);
    this.#host.shelf?.drop(tab.desk.work().id);
    this.show(this.#tabs.at(-1));
  }

  /** A page with forms on it says so: a preview then leaves it alone, saved as they may be. */
  #tell(): void {
    this.#root.toggleAttribute('data-keep', this.#tabs.length > 0);
  }

  readonly #beginnings = {
    openFiles: (files: readonly File[]): void => {
      for (const file of files)
        this.#queue(file.name, async () => new Uint8Array(await new Response(file).arrayBuffer()));
    },
    openText: (name: string, text: string): void => this.#queue(name, async () => new TextEncoder().encode(text)),
    openBlank: (kind: KindId): void => void this.add(blankWork(findKind(kind)!)),
    openRecord: (form: FormEntry): void => void this.add(workOf(form)),
  };

  #queue(name: string, load: () => Promise<Uint8Array>): void {
    this.#reading = this.#reading
      .then(() => this.#read(name, load))
      .catch((error: unknown) => {
        this.say(`程序出错了，不是文件的问题。请把这句话发给维护的人：${(error as Error).message}`, true);
        throw error;
      });
  }

  async #read(name: string, load: () => Promise<Uint8Array>): Promise<void> {
    this.say(`正在读“${name}”……`);
    const file = { name, bytes: await load() };
    const kept = this.#host.open?.(file);
    if (kept !== undefined) return this.#openKept(name, kept);
    const { document, drafts, failure } = await this.#host.read(file);
    if (failure !== undefined) return this.say(`“${name}”：${failure}`, true);
    const read = drafts.map((draft) => workFrom(draft, document!, file));
    const open = new Map(this.#tabs.map((tab) => [JSON.stringify(tab.desk.work().origin), tab]));
    const there = read.flatMap(({ origin }) => open.get(JSON.stringify(origin)) ?? []);
    for (const work of read) if (!open.has(JSON.stringify(work.origin))) await this.add(work);
    if (there[0]) this.show(there[0]);
    const again = there.length ? `其中${there.length}张已经开着，没有再开；要从头来的，先关闭那一张。` : '';
    this.say(`读完了“${name}”：${drafts.length}张表。${again}`);
  }
}
