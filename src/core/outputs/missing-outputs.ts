import { districtMissingPath, furtherPath, MISSING_FORMS } from '../library/addresses.ts';
import type { Content } from '../library/library.ts';
import { cutMissing, splitMissing, sumMissing, waysToUnits, type MissingWay } from '../report/missing-pages.ts';
import { viewMissing, type UnitMissing } from '../report/missing.ts';
import { digestOf, type Frame } from './frame.ts';
import type { ListPlan } from './list-plan.ts';
import { page, type MissingPage, type Output } from './output.ts';

/** Whether the public sees what has to be published and is not. */
export const showsMissing = ({ site, expected }: Pick<Content, 'site' | 'expected'>): boolean =>
  site.publication.showMissing && expected !== undefined;

function openPage(path: string, view: MissingPage, frame: Frame): Output {
  const one = { path, rests: () => digestOf(view, frame), make: () => view };
  return path === MISSING_FORMS
    ? page({ ...one, route: '/missing', params: {} })
    : page({ ...one, route: '/missing/[...at]', params: { at: path.slice(MISSING_FORMS.length, -1) } });
}

/** The rows of some units, on further pages where they are too many for one. The first then leads to each unit. */
function listRows(path: string, name: string | undefined, units: readonly UnitMissing[], most: number): MissingPage[] {
  const parts = cutMissing(units, most);
  const pages = parts.map((_, i) => furtherPath(path, i + 1));
  const ways = waysToUnits(parts, pages);
  return parts.map((own, i) => ({
    ...{ name, ...sumMissing(units), units: own, page: i + 1, pages },
    ways: i === 0 && pages.length > 1 && ways.length <= most ? ways : [],
  }));
}

/** The pages of forms that are missing, where the site shows them: one, or where that is too long, each district's. */
export function listMissingPages(content: Content, { most, districts }: ListPlan, frame: Frame): Output[] {
  if (!showsMissing(content)) return [];
  const all = viewMissing(content);
  const open = (views: readonly MissingPage[]): Output[] =>
    views.map((view) => openPage(view.pages[view.page - 1]!, view, frame));
  const sum = sumMissing(all);
  if (sum.missing <= most || districts.length === 0) return open(listRows(MISSING_FORMS, undefined, all, most));
  const scopes = splitMissing(all, districts).map((scope) => ({ ...scope, path: districtMissingPath(scope.slug) }));
  const ways: MissingWay[] = scopes.map(({ name, path, units }) => ({ text: name, path, ...sumMissing(units) }));
  const first: MissingPage = { name: undefined, ...sum, units: [], ways, page: 1, pages: [MISSING_FORMS] };
  return open([first, ...scopes.flatMap(({ path, name, units }) => listRows(path, name, units, most))]);
}
