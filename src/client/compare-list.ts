/* The projects of a unit in the list of the compare page: where they are not on the page, they are loaded when it is opened. */
import { projectPath } from '../core/library/addresses.ts';
import type { ShortChoice } from '../core/report/compare-list.ts';
import { make, makeTable } from './compare-dom.ts';

const HEAD = ['项目', '年度', '年初预算', '已用', '执行率', '自评分'];
const root = document.querySelector<HTMLElement>('[data-compare]')?.dataset['root'] ?? '/';
const loads = new WeakMap<HTMLElement, Promise<void>>();

function linkProject(id: string, name: string): HTMLElement {
  const [unit = '', slug = ''] = id.split('/');
  return make('a', { href: root.slice(0, -1) + projectPath({ unit, slug }), 'data-item': id }, name);
}

async function load(fold: HTMLElement): Promise<void> {
  const response = await fetch(fold.dataset['list']!);
  if (!response.ok) throw new Error(`${response.status}`);
  const choices = (await response.json()) as ShortChoice[];
  const rows = choices.map(([id, name, year, ...figures]) => [linkProject(id, name), year || '只有文字', ...figures]);
  const table = makeTable(`${fold.dataset['name']}的项目`, HEAD, rows);
  table.querySelector('caption')!.className = 'hidden';
  fold.append(table);
}

/** The projects of a unit are on the page then, or it is said that they could not be read. */
export function showProjects(unit: string): Promise<void> {
  const fold = document.querySelector<HTMLElement>(`[data-unit="${unit}"]`);
  if (!fold?.dataset['list']) return Promise.resolve();
  const loading =
    loads.get(fold) ??
    load(fold).catch(() => {
      loads.delete(fold);
      if (!fold.querySelector('[data-failed]'))
        fold.append(
          make('p', { class: 'note', 'data-failed': '' }, '没有读到项目：网络可能断了。可以打开上面单位的页。'),
        );
    });
  loads.set(fold, loading);
  return loading;
}

document.querySelectorAll<HTMLDetailsElement>('details[data-list]').forEach((fold) =>
  fold.addEventListener('toggle', () => {
    if (fold.open) void showProjects(fold.dataset['unit']!);
  }),
);
