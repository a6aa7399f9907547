import { make } from './elements.ts';
import type { ViewName } from './views.ts';

/** Views with boxes that are being written in, which no answer may draw anew. */
const WRITTEN_IN: readonly ViewName[] = ['填表', '公布信息与审核'];

/** What can be seen of a form, one at a time. */
export class FormViews {
  readonly steps = make('p', { className: 'desk-steps', role: 'group', 'aria-label': '看什么' });
  readonly body = make('div', { className: 'desk-body' });
  readonly #names: readonly ViewName[];
  readonly #draw: (view: ViewName) => HTMLElement | Promise<HTMLElement>;
  readonly #shown: (view: ViewName) => void;
  #now: ViewName = '填表';

  /** @param shown told of what has come into sight */
  constructor(
    names: readonly ViewName[],
    draw: (view: ViewName) => HTMLElement | Promise<HTMLElement>,
    shown: (view: ViewName) => void,
  ) {
    this.#names = names;
    this.#shown = shown;
    this.#draw = draw;
    for (const [i, name] of names.entries()) {
      const button = make('button', { type: 'button', text: `${i + 1} ${name}` });
      button.addEventListener('click', () => void this.show(name));
      this.steps.append(button);
    }
  }

  async show(view: ViewName): Promise<void> {
    this.#now = view;
    [...this.steps.children].forEach((button, i) =>
      button.setAttribute('aria-pressed', String(this.#names[i] === view)),
    );
    const drawn = this.#draw(view);
    // what is there already is shown within the same stroke: the next key goes into it
    const element = drawn instanceof HTMLElement ? drawn : await drawn;
    if (this.#now !== view) return;
    this.body.replaceChildren(element);
    this.#shown(view);
  }

  /** Draws what is shown as the form is now. */
  renew(): void {
    if (!WRITTEN_IN.includes(this.#now)) void this.show(this.#now);
  }
}
