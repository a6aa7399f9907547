import type { Edit } from '../filing/edits.ts';
import type { ChosenPlace } from '../filing/find-place.ts';
import { withoutApproval, type Staff, type Work } from './work.ts';

/*
 * The state of a form on the desk: a list of edits over what was read, and what is said of it besides. All changes of it go
 * through here and are kept before anything is drawn.
 */

const countRows = (edits: readonly Edit[]): number =>
  edits.reduce((sum, edit) => sum + (edit.sort === 'all' ? countRows(edit.edits) : Number(edit.sort === 'add-row')), 0);

export class FormWork {
  #work: Work;
  readonly #changed: (work: Work) => void;
  /** The place that is being typed into: its keys are one edit. */
  #typing: string | undefined;

  /** @param changed told of each change */
  constructor(work: Work, changed: (work: Work) => void) {
    this.#work = work;
    this.#changed = changed;
  }

  get now(): Work {
    return this.#work;
  }

  #set(change: Partial<Work>): void {
    this.#work = { ...this.#work, ...change };
    this.#changed(this.#work);
  }

  /** Who approved a form has seen another one than comes of new edits. */
  #setEdits(edits: readonly Edit[], undone: readonly Edit[]): void {
    this.#set({ edits, undone, staff: withoutApproval(this.#work.staff) });
  }

  setStaff(staff: Staff): void {
    this.#typing = undefined;
    this.#set({ staff });
  }

  /** Where it is filed; who approved it has seen it at another place. */
  setPlace({ unit, project }: ChosenPlace): void {
    const { unit: _, project: __, ...staff } = withoutApproval(this.#work.staff);
    this.setStaff({ ...staff, ...(unit && { unit }), ...(project && { project }) });
  }

  add(...made: readonly Edit[]): void {
    this.#typing = undefined;
    this.#setEdits([...this.#work.edits, ...made], []);
  }

  /** @param at how edits name the place */
  type(at: string, text: string): void {
    const before = this.#typing === at ? this.#work.edits.slice(0, -1) : this.#work.edits;
    this.#typing = at;
    this.#setEdits([...before, { sort: 'set', at, text }], []);
  }

  /** What is typed next is an edit of its own. */
  leave(): void {
    this.#typing = undefined;
  }

  /** Undoes the last edit, or does again what was undone last. @returns false where there is none */
  step(isBack: boolean): boolean {
    const { edits, undone } = this.#work;
    const last = (isBack ? edits : undone).at(-1);
    if (!last) return false;
    this.#typing = undefined;
    if (isBack) this.#setEdits(edits.slice(0, -1), [...undone, last]);
    else this.#setEdits([...edits, last], undone.slice(0, -1));
    return true;
  }

  /** A name for the n-th of new rows that no row of the form has: the list of edits grows shorter by undoing alone. */
  newRow(n: number): string {
    return `新${countRows(this.#work.edits) + n + 1}`;
  }
}
