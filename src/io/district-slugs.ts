import { createRequire } from 'node:module';
import type { Content } from '../core/library/library.ts';
import { isLongContent, LIST_ROWS, namesOfDistricts, NO_DISTRICT, type ListLimits } from '../core/library/districts.ts';

/** The dictionary of sounds takes a tenth of a second to load: it is asked for only where there is something to be called. */
function openSlugs(): typeof import('../filing/slug.ts') {
  return createRequire(import.meta.url)('../filing/slug.ts') as typeof import('../filing/slug.ts');
}

/** Slugs of districts by their names: the same for the same names, whatever their order. */
export function nameDistricts(names: readonly string[]): Record<string, string> {
  if (!names.length) return {};
  const { makeSlug } = openSlugs();
  const taken = new Set([NO_DISTRICT]);
  return Object.fromEntries(
    [...names].sort().map((name) => {
      const slug = makeSlug(name, 'district', (one) => taken.has(one));
      taken.add(slug);
      return [name, slug];
    }),
  );
}

/** @param most rows that a page lists */
export function limitLists(content: Pick<Content, 'units' | 'forms'>, most = LIST_ROWS): ListLimits {
  const isLong = isLongContent(content, most);
  return { most, isLong, slugs: isLong ? nameDistricts(namesOfDistricts(content.units)) : {} };
}
