import type { Content } from '../core/library/library.ts';
import { LIST_ROWS, namesOfDistricts, NO_DISTRICT, type ListLimits } from '../core/library/districts.ts';
import { SCOPE_FORMS } from '../core/search/scopes.ts';
import { makeSlug } from '../filing/slug.ts';

/** Slugs of districts by their names: the same for the same names, whatever their order. */
export function nameDistricts(names: readonly string[]): Record<string, string> {
  const taken = new Set([NO_DISTRICT]);
  return Object.fromEntries(
    [...names].sort().map((name) => {
      const slug = makeSlug(name, 'district', (one) => taken.has(one));
      taken.add(slug);
      return [name, slug];
    }),
  );
}

/**
 * What every part of a site knows of its lists, be it made from all records or, as in a shard, from some.
 * @param most rows that a page lists
 * @param searched forms that are searched at once
 */
export const limitLists = (
  { units }: Pick<Content, 'units'>,
  most = LIST_ROWS,
  searched = SCOPE_FORMS,
): ListLimits => ({
  ...{ most, searched },
  slugs: nameDistricts(namesOfDistricts(units)),
});
