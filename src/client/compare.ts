/*
 * The compare page: what is chosen stands in the address (?a=unit/project&b=…&year=…&figure=…) and can be sent to somebody.
 * One small file is loaded for each project or unit, when it is chosen.
 */
import { COMPARED, type ComparedItem, type ComparedKey } from '../core/report/compare-item.ts';
import { listYears } from '../core/report/compare-rows.ts';
import { readChoice, startPicker, writeChoice } from './compare-picker.ts';
import { drawComparison, type Shown } from './compare-view.ts';

const form = document.querySelector<HTMLElement>('[data-compare]')!;
const result = document.querySelector<HTMLElement>('[data-compare-result]')!;
const says = document.querySelector<HTMLElement>('[data-compare-says]')!;

const loaded = new Map<string, Promise<ComparedItem>>();

async function load(id: string): Promise<ComparedItem> {
  const response = await fetch(`${form.dataset['files']!}${id}.json`);
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as ComparedItem;
}

/** A file is asked for once; one that failed is asked for again the next time. */
function loadOnce(id: string): Promise<ComparedItem> {
  const known = loaded.get(id) ?? load(id);
  loaded.set(id, known);
  known.catch(() => loaded.delete(id));
  return known;
}

function chooseShown(items: readonly ComparedItem[]): Shown {
  const asked = new URLSearchParams(location.search);
  const { years, best } = listYears(items);
  const [year, figure] = [asked.get('year'), asked.get('figure')];
  return {
    year: year && years.includes(year) ? year : (best ?? ''),
    figure: COMPARED.find((key): key is ComparedKey => key === figure) ?? 'executed',
  };
}

const nameUnits = (items: readonly ComparedItem[]): void =>
  picker.name(new Map(items.map(({ id, name, owner }) => [id.split('/')[0]!, owner || name])));

let turn = 0;
async function update(): Promise<void> {
  const mine = ++turn;
  const ids = readChoice(location.search).filter(Boolean);
  result.textContent = '';
  says.textContent = ids.length < 2 ? `请选2到4个项目或单位，已选${ids.length}个。` : '正在读取……';
  if (ids.length < 2) {
    void Promise.all(ids.map(loadOnce)).then(nameUnits, () => undefined);
    return;
  }
  try {
    const items = await Promise.all(ids.map(loadOnce));
    if (mine !== turn) return;
    nameUnits(items);
    says.textContent = `正在对比${ids.length}个。这一页的地址记住了所选，可以发给别人。`;
    drawComparison(result, items, chooseShown(items), {
      root: form.dataset['root']!,
      change(next, name) {
        writeChoice(readChoice(location.search), next);
        // the list that was used is drawn anew: the keyboard stays on it
        void update().then(() => result.querySelector<HTMLElement>(`select[name=${name}]`)?.focus());
      },
    });
  } catch {
    if (mine === turn) says.textContent = '有一个项目读不出来：地址可能写错了，或网络断了。请重新选择。';
  }
}

const picker = startPicker(form, (ids) => {
  const asked = new URLSearchParams(location.search);
  writeChoice(ids, { year: asked.get('year'), figure: asked.get('figure') });
  void update();
});
window.addEventListener('popstate', () => location.reload());
void update();
