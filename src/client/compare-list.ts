/*
 * The projects of a unit in the list of the compare page, and the units of a district where they are many: where they are not on
 * the page, they are loaded when it is opened.
 */
import { compareListPath, projectPath, unitPath } from '../core/library/addresses.ts';
import type { ShortChoice, ShortUnit } from '../core/report/compare-list.ts';
import { make, makeTable } from './compare-dom.ts';

/** What can be chosen: its id or slug, and its name. */
export type Choosable = readonly [value: string, name: string];

const HEAD = ['项目', '年度', '年初预算', '已用', '执行率', '自评分'];
const root = document.querySelector<HTMLElement>('[data-compare]')?.dataset['root'] ?? '/';
const addressOf = (path: string): string => root.slice(0, -1) + path;

const files = new Map<string, Promise<unknown>>();

/** A file is asked for once; one that failed is asked for again the next time. */
function loadOnce<T>(address: string): Promise<T> {
  const load = async (): Promise<unknown> => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  };
  const known = files.get(address) ?? load();
  files.set(address, known);
  known.catch(() => files.delete(address));
  return known as Promise<T>;
}

const folds = new WeakMap<HTMLElement, Promise<void>>();

/** Fills what is opened, once; or says what to do where it cannot be read. */
function fillOnce(fold: HTMLElement, fill: () => Promise<void>, failed: string): Promise<void> {
  const filling =
    folds.get(fold) ??
    fill().catch(() => {
      folds.delete(fold);
      if (!fold.querySelector('[data-failed]')) fold.append(make('p', { class: 'note', 'data-failed': '' }, failed));
    });
  folds.set(fold, filling);
  return filling;
}

function linkProject(id: string, name: string): HTMLElement {
  const [unit = '', slug = ''] = id.split('/');
  return make('a', { href: addressOf(projectPath({ unit, slug })), 'data-item': id }, name);
}

async function showProjects(fold: HTMLElement): Promise<void> {
  const choices = await loadOnce<ShortChoice[]>(fold.dataset['list']!);
  const rows = choices.map(([id, name, year, ...figures]) => [linkProject(id, name), year || '只有文字', ...figures]);
  const table = makeTable(`${fold.dataset['name']}的项目`, HEAD, rows);
  table.querySelector('caption')!.className = 'hidden';
  fold.append(table);
}

async function showUnits(fold: HTMLElement): Promise<void> {
  const units = await loadOnce<ShortUnit[]>(fold.dataset['list']!);
  const drawn = units.map(([slug, name, holders]) => {
    const list = addressOf(compareListPath(slug));
    const own = make(
      'details',
      { class: 'changes', 'data-unit': slug, 'data-name': name, 'data-list': list },
      make('summary', {}, `${name}（${holders}）`),
      make('p', { class: 'actions' }, make('a', { href: addressOf(unitPath(slug)) }, '单位各年合计和项目')),
    );
    watch(own);
    return own;
  });
  fold.append(...drawn);
}

function watch(fold: HTMLDetailsElement): void {
  const show = fold.dataset['district'] === undefined ? showProjects : showUnits;
  fold.addEventListener('toggle', () => {
    if (fold.open) void fillOnce(fold, () => show(fold), '没有读到：网络可能断了。可以打开上面的页。');
  });
}

/** The names of the districts' lists; none where all units are on the page. */
export const listDistricts = (): Choosable[] =>
  Array.from(document.querySelectorAll<HTMLElement>('[data-district]'), ({ dataset }) => [
    dataset['list']!,
    dataset['district']!,
  ]);

/** The units on the page, or those of a district's list; none of one that cannot be read. */
export async function listUnits(district?: string): Promise<Choosable[]> {
  if (district === undefined)
    return Array.from(document.querySelectorAll<HTMLElement>('[data-unit]'), ({ dataset }) => [
      dataset['unit']!,
      dataset['name']!,
    ]);
  const units = await loadOnce<ShortUnit[]>(district).catch(() => []);
  return units.map(([slug, name]) => [slug, name]);
}

/** What of a unit can be chosen; none where that cannot be read. */
export async function listProjects(unit: string): Promise<Choosable[]> {
  const fold = document.querySelector<HTMLElement>(`[data-unit="${unit}"]`);
  if (fold && !fold.dataset['list'])
    return Array.from(fold.querySelectorAll<HTMLElement>('[data-item]'), (link) => [
      link.dataset['item']!,
      link.textContent ?? '',
    ]);
  const choices = await loadOnce<ShortChoice[]>(addressOf(compareListPath(unit))).catch(() => []);
  return choices.map(([id, name]) => [id, name]);
}

document.querySelectorAll<HTMLDetailsElement>('details[data-list]').forEach(watch);
