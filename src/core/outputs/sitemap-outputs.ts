import { writeSitemap, writeSitemapIndex, type Listed } from '../feeds/sitemap.ts';
import { subjectAt } from '../forms/subject.ts';
import { formPath, projectPath, SITEMAP, sitemapPart, unitPath } from '../library/addresses.ts';
import type { ListLimits } from '../library/districts.ts';
import { headOf } from '../library/form-head.ts';
import type { Content, FormEntry } from '../library/library.ts';
import { digestOf, type Frame } from './frame.ts';
import { ListPlan } from './list-plan.ts';
import { once } from './once.ts';
import type { Output } from './output.ts';

/** Addresses of a sitemap at most: the protocol allows 50,000. */
const MOST = 45_000;

interface Part {
  readonly path: string;
  readonly pages: readonly Listed[];
}

/** A list in as many parts as the protocol wants: `2023`, `2023-2`. */
const splitPart = (name: string, pages: readonly Listed[]): Part[] =>
  Array.from({ length: Math.ceil(pages.length / MOST) }, (_, i) => ({
    path: sitemapPart(i === 0 ? name : `${name}-${i + 1}`),
    pages: pages.slice(i * MOST, (i + 1) * MOST),
  }));

/** The pages of units, of their projects, and of departments as a whole that any form is about. */
function unitPages(content: Content, lists: ListLimits): string[] {
  const { units, projects, forms, withdrawn = [] } = content;
  const whole = [...forms, ...withdrawn].filter(({ project }) => subjectAt(project) === 'department');
  return [
    ...units.map(({ slug }) => unitPath(slug)),
    ...new ListPlan(content, lists).unitYears,
    ...projects.map(projectPath),
    ...new Set(whole.map(({ unit, project }) => projectPath({ unit, slug: project }))),
  ];
}

/** The forms of each year with the day of their last change, and the pages that are no forms. */
function listParts(content: Content, index: readonly Output[], { address, corrections, lists }: Frame): Part[] {
  const changed = new Map<string, string>();
  for (const { form, date } of corrections) if (date > (changed.get(form.path) ?? '')) changed.set(form.path, date);
  const listForm = (form: FormEntry): Listed => {
    const path = formPath(form);
    const dates = [headOf(form).publication.date, changed.get(path)].filter((date) => date !== undefined).sort();
    return { address: address(path), date: dates.at(-1) };
  };
  const joined = index.filter((output) => output.sort === 'page' && output.route !== '/404').map(({ path }) => path);
  const others = [...joined, ...unitPages(content, lists)].map((path) => ({ address: address(path) }));
  const years = [...Map.groupBy(content.forms, ({ year }) => year)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...splitPart('pages', others), ...years.flatMap(([year, own]) => splitPart(year, own.map(listForm)))];
}

/**
 * The sitemap: an index of the pages by year. None where the site's address is not known: it names no other addresses.
 * Notices of forms that were taken back are nothing to look for.
 * @param index what joins units
 */
export function listSitemap(content: Content, index: readonly Output[], frame: Frame): Output[] {
  if (!/^https?:/.test(frame.address(SITEMAP))) return [];
  const parts = once(() => listParts(content, index, frame));
  const file = (path: string, rests: () => unknown, make: () => string): Output => ({
    ...{ sort: 'feed', path, rests: () => digestOf(rests(), frame), make },
  });
  const whole = () => parts().map(({ path }) => ({ address: frame.address(path) }));
  return [
    file(SITEMAP, whole, () => writeSitemapIndex(whole())),
    ...parts().map(({ path, pages }) =>
      file(
        path,
        () => pages,
        () => writeSitemap(pages),
      ),
    ),
  ];
}
