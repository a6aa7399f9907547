import { furtherPath } from '../core/library/addresses.ts';
import { cutPages } from '../core/library/districts.ts';
import { subjectsOf, type Catalogue, type UnitNode } from '../core/library/catalogue.ts';
import type { FormEntry, ProseEntry } from '../core/library/library.ts';
import type { SiteConfig } from '../core/library/site.ts';
import { digestOf, keyOfForm, type Frame } from '../core/outputs/frame.ts';
import { once } from '../core/outputs/once.ts';
import type { Output, Page, Paged } from '../core/outputs/output.ts';
import type { StaffMaterial } from '../data/run.ts';
import * as addresses from './addresses.ts';

/** What staff's pages are given beside the whole content, by their routes. */
export interface StaffViews {
  '/staff': object;
  '/staff/changes': object;
  '/staff/findings': object;
  '/staff/findings/[unit]': { readonly slug: string; readonly name: string };
  '/staff/privacy': object;
  '/staff/completeness': Paged;
  '/staff/completeness/[...at]': Paged;
  '/staff/waivers': object;
  '/staff/import': object;
  '/staff/handbook': object;
  '/staff/handbook/[chapter]': { readonly chapter: ProseEntry };
}

const PLAIN: readonly [route: keyof StaffViews, path: string][] = [
  ['/staff', addresses.STAFF],
  ['/staff/changes', addresses.CHANGES],
  ['/staff/findings', addresses.FINDINGS],
  ['/staff/privacy', addresses.PRIVACY],
  ['/staff/waivers', addresses.WAIVERS],
  ['/staff/import', addresses.IMPORT],
  ['/staff/handbook', addresses.HANDBOOK],
];

/** Units on a page of the board, each with a table of its years: of some four thousand elements. */
export const BOARD_UNITS = 60;

/** The content as the desk needs it; prose is left out, and forms are in files of their units. */
const printContent = ({ content: { site, units, projects } }: Catalogue): string =>
  JSON.stringify({ site, units, projects, forms: units.map(({ slug }) => addresses.unitForms(slug)) });

/** A form whole, without what is kept of it beside. */
const printForm = ({ id, year, unit, project, kind, record }: FormEntry) => ({ id, year, unit, project, kind, record });

const formsOf = (unit: UnitNode): FormEntry[] => subjectsOf(unit).flatMap(({ forms }) => forms);

/** Of all that staff's pages say of a unit by itself. */
export const keyOfUnit = (
  unit: UnitNode,
  site: SiteConfig,
  sources: StaffMaterial['sources'],
  frame: Frame,
): string => {
  const { slug, unit: own } = unit;
  const forms = formsOf(unit);
  const cells = forms.flatMap(({ id }) => (sources.has(id) ? [[id, [...sources.get(id)!]]] : []));
  const subjects = subjectsOf(unit).map(({ slug: name, project }) => [name, project]);
  return digestOf([site, slug, own, subjects, forms.map((form) => keyOfForm(form, frame)), cells], frame);
};

/** The staff's pages of a preview. Most look at the whole content, so they are made again when any of it changes. */
export function listStaffOutputs(catalogue: Catalogue, material: StaffMaterial, frame: Frame): Output[] {
  const { content } = catalogue;
  let key: string | undefined;
  const rests = (): string =>
    (key ??= digestOf(
      [
        ...[content.units, content.projects, content.expected, content.handbook, content.corrections, material.today],
        ...[content.forms, material.before?.forms ?? []].map((forms) => forms.map((form) => keyOfForm(form, frame))),
        [...material.sources].map(([id, cells]) => [id, [...cells]]),
      ],
      frame,
    ));
  const page = <R extends keyof StaffViews>(
    route: R,
    path: string,
    params: Page['params'],
    view: StaffViews[R],
    own: () => string = rests,
  ): Page => ({ sort: 'page', route, path, params, rests: own, make: () => view });
  const units = catalogue.units.map((unit) => {
    const own = once(() => keyOfUnit(unit, content.site, material.sources, frame));
    return { unit, own };
  });
  const boards = cutPages(catalogue.units, BOARD_UNITS).map((_, i) => furtherPath(addresses.COMPLETENESS, i + 1));
  return [
    ...boards.map((path, i) =>
      i === 0
        ? page('/staff/completeness', path, {}, { page: 1, pages: boards })
        : page('/staff/completeness/[...at]', path, { at: String(i + 1) }, { page: i + 1, pages: boards }),
    ),
    ...PLAIN.map(([route, path]) => page(route, path, {}, {} as StaffViews[typeof route])),
    ...units.flatMap(({ unit, own }): Output[] => {
      const { slug } = unit;
      const view = { slug, name: unit.unit.name };
      return [
        page('/staff/findings/[unit]', addresses.unitFindingsPath(slug), { unit: slug }, view, own),
        {
          ...{ sort: 'data', path: addresses.unitFormsPath(slug), rests: own },
          make: () => JSON.stringify(formsOf(unit).map(printForm)),
        },
      ];
    }),
    ...content.handbook.map((chapter) =>
      page('/staff/handbook/[chapter]', addresses.chapterPath(chapter.slug), { chapter: chapter.slug }, { chapter }),
    ),
    { sort: 'data', path: addresses.CONTENT_JSON, rests, make: () => printContent(catalogue) },
  ];
}
