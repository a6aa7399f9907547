/* Projects anywhere that are called so, or have such an amount, where the full text is searched in a part of everything only. */
import { projectPath } from '../core/library/addresses.ts';
import { NAMES } from '../core/search/listing.ts';
import type { Hit } from '../core/search/match.ts';
import { TooCommon } from '../core/search/search-index.ts';
import type { NamedProject } from '../core/search/entry.ts';
import { explain, type SearchEngine } from './search-engine.ts';
import { element, lineOf } from './search-groups.ts';

/** Projects that are shown at once. */
const PAGE = 20;
/** Reasons that are given for a project. */
const REASONS = 3;

/** Why a project is there: what it is called, and the figures of its forms. */
async function reasonsFor(project: NamedProject, query: string, engine: SearchEngine): Promise<Hit[]> {
  const file = await engine.textsOf(project);
  const own = explain({ fields: file[NAMES]?.fields ?? [], figures: [] }, query);
  const figures = Object.entries(file).flatMap(([name, { figures: some }]) =>
    explain({ fields: [], figures: some }, query).map((hit) => ({
      ...hit,
      label: `${name.slice(0, 4)}年 ${hit.label}`,
    })),
  );
  return [...own, ...figures].slice(0, REASONS);
}

async function draw(number: number, query: string, engine: SearchEngine, base: string): Promise<HTMLLIElement> {
  const project = await engine.projectOf(number);
  const [unit, unitName, slug, title] = project;
  const item = element('li');
  const link = element('a', title, 'search-project');
  link.href = base.slice(0, -1) + projectPath({ unit, slug });
  item.append(link, ...(unitName === title ? [] : [element('p', unitName, 'search-facts')]));
  for (const hit of await reasonsFor(project, query, engine)) item.append(lineOf(hit));
  return item;
}

/** Shows what is found by name; `place` is empty and hidden before. */
export async function showNames(place: HTMLElement, query: string, engine: SearchEngine, base: string): Promise<void> {
  const heading = element('h2', '全部年度里，名称、单位或金额相符的项目');
  try {
    const found = await engine.findNames(query);
    if (!found.length) return;
    const [list, more] = [element('ol', '', 'search-results'), element('button', '显示更多', 'search-more')];
    more.type = 'button';
    const show = async (from: number): Promise<void> => {
      const items = await Promise.all(
        found.slice(from, from + PAGE).map((number) => draw(number, query, engine, base)),
      );
      list.append(...items);
      more.hidden = found.length <= from + PAGE;
      more.onclick = () => void show(from + PAGE);
    };
    await show(0);
    place.replaceChildren(heading, element('p', `共${found.length}个项目。`, 'search-facts'), list, more);
  } catch (error) {
    if (!(error instanceof TooCommon)) throw error;
    place.replaceChildren(
      heading,
      element('p', '这样的字很多项目的名称里都有，没有一一列出。可以多写几个字，或者在上面选年度。', 'search-facts'),
    );
  }
  place.hidden = false;
}
