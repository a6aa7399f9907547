/* Two lists for each place: the unit, then one of its projects or the whole unit. Options come from the list of the page. */
import { showProjects } from './compare-list.ts';

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

const addOption = (select: HTMLSelectElement, value: string, text: string): void => {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = text;
  select.append(option);
};

/** @param isStill whether the place still asks for the unit, once its projects are there */
async function fillProjects(select: HTMLSelectElement, unit: string, isStill: () => boolean): Promise<void> {
  select.length = 1;
  select.disabled = unit === '';
  if (!unit) return;
  await showProjects(unit);
  if (!isStill()) return;
  select.length = 1;
  document
    .querySelectorAll<HTMLElement>(`[data-unit="${unit}"] [data-item]`)
    .forEach((link) => addOption(select, link.dataset['item']!, link.textContent ?? ''));
}

/** Fills the lists, shows what the address says, and tells of every change. */
export function startPicker(form: HTMLElement, choose: (ids: readonly string[]) => void): void {
  const chosen = readChoice(location.search);
  const pairs = [...form.querySelectorAll<HTMLElement>('[data-slot]')].map((slot) => {
    const [unit, project] = [...slot.querySelectorAll('select')] as [HTMLSelectElement, HTMLSelectElement];
    return { slot, unit, project, waiting: '' };
  });
  /** One empty place stands after those that are taken, two at the least. */
  const showPlaces = (): void => {
    const taken = pairs.reduce((last, { unit }, i) => (unit.value ? i : last), -1);
    pairs.forEach(({ slot }, i) => (slot.hidden = i > Math.max(1, taken + 1)));
  };
  const tell = (): void => {
    showPlaces();
    choose(pairs.map(({ unit, project, waiting }) => waiting || project.value || unit.value));
  };
  pairs.forEach((pair, i) => {
    const { unit, project } = pair;
    const fill = (): Promise<void> => {
      const asked = unit.value;
      return fillProjects(project, asked, () => unit.value === asked);
    };
    document
      .querySelectorAll<HTMLElement>('[data-unit]')
      .forEach((one) => addOption(unit, one.dataset['unit']!, one.dataset['name']!));
    const id = chosen[i] ?? '';
    unit.value = id.split('/')[0] ?? '';
    pair.waiting = id.includes('/') ? id : '';
    void fill().then(() => {
      if (pair.waiting) project.value = pair.waiting;
      pair.waiting = '';
    });
    unit.addEventListener('change', () => {
      pair.waiting = '';
      void fill();
      tell();
    });
    project.addEventListener('change', tell);
  });
  showPlaces();
  const fold = form.closest('details')!;
  fold.hidden = false;
  // who comes to see a comparison does not want to choose one
  fold.open = chosen.filter(Boolean).length < 2;
}
