import { kindOf } from '../core/forms/registry.ts';
import { nameOf } from '../core/forms/subject.ts';
import type { FormEntry } from '../core/library/library.ts';
import type { UnitwiseContent } from '../filing/unitwise.ts';
import { make } from './elements.ts';
import type { Beginnings } from './start.ts';

/* The forms that the content has, to open one: all at once where they are at hand, else those of a unit. */

const titleOf = (form: FormEntry): string => `${form.year}年 ${nameOf(form.record)} ${kindOf(form.record).name}`;

const offer = (titles: readonly string[]): HTMLElement[] => titles.map((value) => make('option', { value }));

/** Chooses the unit first. @param chosen told of the forms of the unit, or none while there is no such unit */
function drawUnits(
  known: UnitwiseContent,
  chosen: (forms: readonly FormEntry[]) => void,
  say: (text: string) => void,
): HTMLElement[] {
  const box = make('input', { id: 'open-unit', type: 'text', list: 'open-units', autocomplete: 'off' });
  const list = make('datalist', { id: 'open-units' }, ...offer(known.units.map(({ unit }) => unit.name)));
  let newest = 0;
  const choose = async (): Promise<void> => {
    const turn = ++newest;
    const found = known.units.find(({ unit }) => unit.name === box.value.trim());
    chosen([]);
    say(found ? '正在找这个单位的表……' : '');
    if (!found) return;
    const forms = await known.formsOf(found.slug).catch((error: unknown) => (error as Error).message);
    // another unit was chosen meanwhile
    if (turn !== newest) return;
    if (typeof forms === 'string') return say(forms);
    chosen(forms);
    say(forms.length ? `这个单位有${forms.length}张表。` : '这个单位还没有表。');
  };
  box.addEventListener('input', () => void choose());
  const [only, ...others] = known.units;
  if (only && others.length === 0) {
    box.value = only.unit.name;
    void choose();
  }
  return [make('label', { for: 'open-unit', text: '改已有的表：先选单位' }), box, list];
}

/** Draws the way to a form that is there already; nothing where there is none. */
export function drawRecords({ openRecord }: Beginnings, known: UnitwiseContent): HTMLElement[] {
  const { all, units } = known;
  if (all ? all.length === 0 : units.length === 0) return [];
  let titles = new Map<string, FormEntry>();
  const wanted = make('input', { id: 'open-record', type: 'text', list: 'open-records', autocomplete: 'off' });
  const list = make('datalist', { id: 'open-records' });
  const told = make('p', { className: 'note', role: 'status' });
  const show = (forms: readonly FormEntry[]): void => {
    titles = new Map(forms.map((form) => [titleOf(form), form]));
    list.replaceChildren(...offer([...titles.keys()]));
  };
  const say = (text: string): void => void (told.textContent = text);
  const open = make('button', { type: 'button', text: '打开' });
  open.addEventListener('click', () => {
    const form = titles.get(wanted.value.trim());
    say(form ? '' : '没有这样一张表：请在输入框里打几个字，再从列出的表里选。');
    if (!form) return;
    wanted.value = '';
    openRecord(form);
  });
  if (all) show(all);
  const label = all ? `改已有的表（${all.length}张，输入项目名称来找）` : '再选表（输入项目名称来找）';
  const before = all ? [] : drawUnits(known, show, say);
  const labelled = make('label', { for: 'open-record', text: label });
  return [make('div', { className: 'desk-records' }, ...before, labelled, wanted, list, open, told)];
}
