import { siteConfig } from '../../core/library/site.ts';
import type { Content } from '../../core/library/library.ts';
import { Stopped } from '../../disk/stop.ts';
import type { KnownContent } from '../../filing/check-draft.ts';

/** What a desk knows that was given no content: the rules as they are where nobody has set anything. */
export const EMPTY_CONTENT: KnownContent = {
  site: siteConfig.parse({ siteName: '样例网站', siteDomain: 'example.gov.cn', siteIDCode: '0000000000' }),
  units: [],
  projects: [],
  forms: [],
};

/**
 * Of a content that holds what is public and nothing else, what a desk is given.
 * @param unit slug of the only unit whose forms are taken in
 * @throws Stopped where there is no such unit
 */
export function publicContent({ site, units, projects, forms }: Content, unit: string | undefined): KnownContent {
  const isOwn = (slug: string): boolean => unit === undefined || slug === unit;
  const own = units.filter(({ slug }) => isOwn(slug));
  if (own.length === 0 && unit !== undefined)
    throw new Stopped(`内容里没有单位“${unit}”`, `--unit 写 units 里的文件名，如 ${units[0]?.slug ?? 'jiedao'}。`);
  return {
    site,
    units: own,
    projects: projects.filter((entry) => isOwn(entry.unit)),
    forms: forms
      .filter((form) => isOwn(form.unit))
      .map(({ id, year, unit: of, project, kind, record }) => ({
        ...{ id, year, unit: of, project, kind, record },
      })),
  };
}
