import { subjectAt } from '../core/forms/subject.ts';
import type { ChosenPlace } from '../filing/find-place.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import type { UnitwiseContent } from '../filing/unitwise.ts';
import { make } from './elements.ts';

type Choose = (chosen: ChosenPlace) => void;

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** Edits of the place are one page's; lists in it need names of their own. */
let count = 0;

function drawChoice(label: string, value: string, known: readonly Named[]): readonly [HTMLInputElement, HTMLElement] {
  const list = `place-${++count}`;
  const input = make('input', { type: 'text', list, autocomplete: 'off' });
  input.value = value;
  const options = make('datalist', { id: list }, ...known.map(({ name }) => make('option', { value: name })));
  return [input, make('label', {}, make('span', { text: label }), input, options)];
}

/** The slug of what has exactly the name, else the name itself: it is new. */
const chosenOf = (written: string, known: readonly Named[]): string | undefined => {
  const name = written.trim();
  return name === '' ? undefined : (known.find((one) => one.name === name)?.slug ?? name);
};

function drawChoices({ place }: CheckedDraft, known: UnitwiseContent, choose: Choose): HTMLElement {
  const units = known.units.map(({ slug, unit }) => ({ slug, name: unit.name }));
  const projectsOf = (unit: string | undefined): Named[] =>
    known.projects.filter((one) => one.unit === unit).map(({ slug, project }) => ({ slug, name: project.name }));
  const isWhole = place && subjectAt(place.project.slug) === 'department';
  const own = projectsOf(place?.unit.slug);
  const [unit, unitLabel] = drawChoice('单位（没有的写全名，会新建）', place?.unit.unit.name ?? '', units);
  const [project, projectLabel] = drawChoice('项目（没有的写名称，会新建）', place?.project.project.name ?? '', own);
  const details = make('details', { className: 'desk-place' }, make('summary', { text: '改' }));
  const settle = (chosen: ChosenPlace): void => {
    details.open = false;
    choose(chosen);
  };
  const keep = make('button', { type: 'button', text: '就放在这里' });
  keep.addEventListener('click', () => {
    const at = chosenOf(unit.value, units);
    if (at === undefined) return unit.focus();
    settle({ unit: at, project: isWhole ? undefined : chosenOf(project.value, projectsOf(at)) });
  });
  const reset = make('button', { type: 'button', text: '按表上的名称' });
  reset.addEventListener('click', () => settle({}));
  details.append(unitLabel, ...(isWhole ? [] : [projectLabel]));
  details.append(make('p', { className: 'desk-place-tools' }, keep, reset));
  return details;
}

function drawWords({ place, isNew }: CheckedDraft): HTMLElement {
  const say = (name: string, sort: string, is: boolean): HTMLElement =>
    make('span', {}, make('strong', { text: name }), `（${is ? '新' : '已有的'}${sort}）`);
  if (!place) return make('p', { className: 'desk-where', text: '还不知道归在哪个单位、哪个项目' });
  const unit = say(place.unit.unit.name, '单位', isNew.unit);
  if (subjectAt(place.project.slug) === 'department') return make('p', { className: 'desk-where' }, unit);
  const project = say(place.project.project.name, '项目', isNew.project);
  return make('p', { className: 'desk-where' }, unit, ' · ', project);
}

/** Where a form is filed, what of that is new, and the way to say otherwise. */
export class PlaceLine {
  readonly element = make('div', { className: 'desk-place-line' });
  readonly #known: UnitwiseContent;
  readonly #choose: Choose;
  /** All that it was drawn from: with every edit it is asked for, and hardly any changes it. */
  #drawn: readonly unknown[] = [];

  constructor(known: UnitwiseContent, choose: Choose) {
    this.#known = known;
    this.#choose = choose;
  }

  draw(checked: CheckedDraft): void {
    // boxes that are being written in stay
    const { activeElement } = document;
    if (this.element.contains(activeElement) && !(activeElement instanceof HTMLButtonElement)) return;
    const { place, isNew, placeNotes } = checked;
    const { units, projects } = this.#known;
    const said = JSON.stringify([place?.unit, place?.project, isNew, placeNotes]);
    const now = [said, units, projects];
    if (now.every((part, i) => part === this.#drawn[i])) return;
    this.#drawn = now;
    this.element.replaceChildren(
      drawWords(checked),
      drawChoices(checked, this.#known, this.#choose),
      ...placeNotes.map((text) => make('p', { className: 'note', text })),
    );
  }

  /** Leads to where it is said otherwise. */
  ask(): void {
    const details = this.element.querySelector('details')!;
    details.open = true;
    details.querySelector('input')!.focus();
  }
}
