import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath } from '../../core/library/addresses.ts';
import type { Content } from '../../core/library/library.ts';
import { siteConfig } from '../../core/library/site.ts';
import type { DeskContent } from '../../desk/alone/content.ts';
import { Stopped } from '../../disk/stop.ts';
import { gatherFrame } from '../../io/make-frame.ts';
import { PROJECT } from '../../program/project.ts';

const programVersion = (): string =>
  (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;

/** What a desk knows that was given no content: the rules as they are where nobody has set anything. */
export const NO_CONTENT: Content = {
  site: siteConfig.parse({ siteName: '单位网站', siteDomain: 'example.gov.cn', siteIDCode: '0000000000' }),
  ...{ units: [], projects: [], forms: [], glossary: [], handbook: [], pages: [] },
};

/**
 * What a desk is given of a content that holds what is public and nothing else.
 * @param unit slug of the only unit whose forms are taken in
 * @throws Stopped where there is no such unit
 */
export function gatherContent(content: Content, unit?: string): DeskContent {
  const { site, units, projects, forms, withdrawn = [] } = content;
  const isOwn = (one: { readonly unit: string }): boolean => unit === undefined || one.unit === unit;
  if (unit !== undefined && !units.some(({ slug }) => slug === unit))
    throw new Stopped(`内容里没有单位“${unit}”`, `--unit 写 units 里的文件名，如 ${units[0]?.slug ?? 'jiedao'}。`);
  const frame = gatherFrame(content, false);
  const paths = forms.filter(isOwn).map(formPath);
  return {
    known: {
      site,
      units: units.filter(({ slug }) => isOwn({ unit: slug })),
      projects: projects.filter(isOwn),
      // read here: what is read at the first question cannot travel
      forms: forms.filter(isOwn).map(({ id, year, unit: of, project, kind, record }) => ({
        ...{ id, year, unit: of, project, kind, record },
      })),
    },
    withdrawn: withdrawn.filter(isOwn),
    frame: { ...frame, corrections: frame.corrections.filter(({ form }) => paths.includes(form.path)) },
    place: { base: site.base, site: site.url },
    program: programVersion(),
  };
}
