import type { Catalogue } from '../core/library/catalogue.ts';
import type { ProseEntry } from '../core/library/library.ts';
import { digestOf, keyOfForm, type Frame } from '../core/outputs/frame.ts';
import type { Output, Page } from '../core/outputs/output.ts';
import type { StaffMaterial } from '../data/run.ts';
import * as addresses from './addresses.ts';

/** What staff's pages are given beside the whole content, by their routes. */
export interface StaffViews {
  '/staff': object;
  '/staff/changes': object;
  '/staff/findings': object;
  '/staff/findings/[unit]': { readonly slug: string; readonly name: string };
  '/staff/privacy': object;
  '/staff/completeness': object;
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
  ['/staff/completeness', addresses.COMPLETENESS],
  ['/staff/waivers', addresses.WAIVERS],
  ['/staff/import', addresses.IMPORT],
  ['/staff/handbook', addresses.HANDBOOK],
];

/** The content as the self-check of the import page needs it; prose is left out. */
function printContent({ content: { site, units, projects, forms } }: Catalogue): string {
  return JSON.stringify({ site, units, projects, forms });
}

/** The staff's pages of a preview. They look at the whole content, so they are all made again when any of it changes. */
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
  ): Page => ({ sort: 'page', route, path, params, rests, make: () => view });
  return [
    ...PLAIN.map(([route, path]) => page(route, path, {}, {} as StaffViews[typeof route])),
    ...catalogue.units.map(({ slug, unit }) =>
      page('/staff/findings/[unit]', addresses.unitFindingsPath(slug), { unit: slug }, { slug, name: unit.name }),
    ),
    ...content.handbook.map((chapter) =>
      page('/staff/handbook/[chapter]', addresses.chapterPath(chapter.slug), { chapter: chapter.slug }, { chapter }),
    ),
    { sort: 'data', path: addresses.CONTENT_JSON, rests, make: () => printContent(catalogue) },
  ];
}
