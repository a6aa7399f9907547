/* Finds and sorts the projects of a list whose rows are on other pages: their file is loaded at the first use. */
import { projectPath, unitPath } from '../core/library/addresses.ts';
import { filterRows, type FoundRow } from '../core/report/filter-rows.ts';
import type { RowFile } from '../core/report/row-file.ts';
import { make, makeTable } from './compare-dom.ts';

/** Rows that are shown at once: a phone draws them without a pause. */
const PAGE = 100;
const HEAD = ['项目', '年初预算', '调整后预算', '已用', '执行率', '自评分', '等级'];

const readFile = async (address: string): Promise<RowFile> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as RowFile;
};

function drawRow({ unit: [slug, name], row }: FoundRow, root: string) {
  const [, project, title, ...figures] = row;
  const below = root.slice(0, -1);
  const heading = make(
    'span',
    {},
    make('a', { href: below + projectPath({ unit: slug, slug: project }) }, title),
    make('a', { class: 'small', href: below + unitPath(slug) }, name),
  );
  return [heading, ...figures];
}

function startFilter(form: HTMLElement): void {
  const place = form.parentElement!.querySelector<HTMLElement>('[data-row-result]')!;
  const says = form.querySelector<HTMLElement>('[data-row-count]')!;
  const words = form.querySelector('input')!;
  const order = form.querySelector('select')!;
  let files: Promise<readonly RowFile[]> | undefined;
  let turn = 0;

  const show = (found: readonly FoundRow[], most: number): void => {
    const rows = found.slice(0, most).map((one) => drawRow(one, form.dataset['root']!));
    place.replaceChildren(makeTable('找到的项目', HEAD, rows));
    if (found.length <= most) return;
    const more = make('button', { type: 'button' }, `再显示${Math.min(PAGE, found.length - most)}个`);
    more.addEventListener('click', () => show(found, most + PAGE));
    place.append(more);
  };

  const update = async (): Promise<void> => {
    const mine = ++turn;
    const [asked, by] = [words.value.trim(), order.value];
    if (!asked && !by) {
      place.replaceChildren();
      says.textContent = '';
      return;
    }
    if (!files) says.textContent = '正在读取……';
    files ??= Promise.all(form.dataset['files']!.split(' ').map(readFile));
    try {
      const found = filterRows(await files, asked, by);
      if (mine !== turn) return;
      show(found, PAGE);
      says.textContent = `找到${found.length}个项目`;
    } catch {
      files = undefined;
      if (mine === turn) says.textContent = '没有读到：网络可能断了。请再试一次，或从下面的单位里找。';
    }
  };

  form.hidden = false;
  form.addEventListener('input', () => void update());
}

document.querySelectorAll<HTMLElement>('[data-row-filter]').forEach(startFilter);
