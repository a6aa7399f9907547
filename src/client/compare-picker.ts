/*
 * Two lists for each place: the unit, then one of its projects or the whole unit; before them the district, where units are
 * many. Options come from the list of the page, or from the files that it loads.
 */
import { listDistricts, listProjects, listUnits, type Choosable } from './compare-list.ts';

const SLOTS = ['a', 'b', 'c', 'd'] as const;

/** The chosen ids of the four places; empty where nothing is chosen. Ids that could be no file's name are not taken. */
export const readChoice = (search: string): string[] => {
  const asked = new URLSearchParams(search);
  return SLOTS.map((slot) => {
    const id = asked.get(slot) ?? '';
    return /^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(id) ? id : '';
  });
};

/** Puts the choice into the address, and with it what is shown of it. */
export function writeChoice(
  ids: readonly string[],
  { year, figure }: Readonly<Record<'year' | 'figure', string | null>>,
): void {
  const asked = new URLSearchParams();
  SLOTS.forEach((slot, i) => {
    if (ids[i]) asked.set(slot, ids[i]);
  });
  if (year) asked.set('year', year);
  if (figure) asked.set('figure', figure);
  // the slash of an id may stand in a query, and is easier to read so
  history.replaceState(null, '', `?${asked.toString().replace(/%2F/g, '/')}`);
}

/** Puts options behind the first one, which chooses nothing; what is chosen stays so. */
function fillSelect(select: HTMLSelectElement, options: readonly Choosable[], chosen: string): void {
  select.length = 1;
  for (const [value, text] of options) select.add(new Option(text, value));
  // of a unit that comes from the address its list may not be known: its name is put there when it is
  if (chosen && !options.some(([value]) => value === chosen)) select.add(new Option(chosen, chosen));
  select.value = chosen;
}

/** One place of the form. */
class Place {
  readonly slot: HTMLElement;
  readonly district: HTMLSelectElement | undefined;
  readonly unit: HTMLSelectElement;
  readonly project: HTMLSelectElement;
  /** The project that the address asks for, until the list of projects is there. */
  waiting: string;

  constructor(slot: HTMLElement, id: string) {
    const [project, unit, district] = [...slot.querySelectorAll('select')].reverse();
    [this.project, this.unit, this.district] = [project!, unit!, district];
    this.slot = slot;
    this.waiting = id.includes('/') ? id : '';
    if (this.district) fillSelect(this.district, listDistricts(), '');
    void this.fillUnits(id.split('/')[0] ?? '').then(() => this.fillProjects());
  }

  get id(): string {
    return this.waiting || this.project.value || this.unit.value;
  }

  /** @param chosen slug of the unit */
  async fillUnits(chosen: string): Promise<void> {
    const asked = this.district?.value;
    if (this.district) fillSelect(this.unit, [], chosen);
    const units = asked === '' ? [] : await listUnits(asked);
    if (this.district?.value === asked) fillSelect(this.unit, units, chosen);
  }

  async fillProjects(): Promise<void> {
    const unit = this.unit.value;
    fillSelect(this.project, [], '');
    this.project.disabled = unit === '';
    const projects = unit ? await listProjects(unit) : [];
    if (this.unit.value !== unit) return;
    fillSelect(this.project, projects, projects.some(([id]) => id === this.waiting) ? this.waiting : '');
    this.waiting = '';
  }
}

/** A picker that was started. */
export interface Picker {
  /** Gives the chosen units their names, where these were not known. */
  name(units: ReadonlyMap<string, string>): void;
}

/** Fills the lists, shows what the address says, and tells of every change. */
export function startPicker(form: HTMLElement, choose: (ids: readonly string[]) => void): Picker {
  const chosen = readChoice(location.search);
  const places = [...form.querySelectorAll<HTMLElement>('[data-slot]')].map(
    (slot, i) => new Place(slot, chosen[i] ?? ''),
  );
  /** One empty place stands after those that are taken, two at the least. */
  const showPlaces = (): void => {
    const taken = places.reduce((last, { unit }, i) => (unit.value ? i : last), -1);
    places.forEach(({ slot }, i) => (slot.hidden = i > Math.max(1, taken + 1)));
  };
  const tell = (): void => {
    showPlaces();
    choose(places.map(({ id }) => id));
  };
  for (const place of places) {
    const changeUnit = (): void => {
      place.waiting = '';
      void place.fillProjects();
      tell();
    };
    place.district?.addEventListener('change', () => void place.fillUnits('').then(changeUnit));
    place.unit.addEventListener('change', changeUnit);
    place.project.addEventListener('change', tell);
  }
  showPlaces();
  const fold = form.closest('details')!;
  fold.hidden = false;
  // who comes to see a comparison does not want to choose one
  fold.open = chosen.filter(Boolean).length < 2;
  return {
    name(units) {
      for (const { unit } of places)
        for (const option of unit.options)
          if (option.value === option.text) option.text = units.get(option.value) ?? option.text;
    },
  };
}
