import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFilePath } from '../core/library/addresses.ts';
import type { Content } from '../core/library/library.ts';
import { hasUnitBook } from '../core/open-data/data-book.ts';
import { sayLimits } from '../core/open-data/limits.ts';

/**
 * What whoever has built a site has to know of files too long for spreadsheet programs.
 * @param site the folder of the site
 * @param content what it was made of, where that is known
 */
export function warnOfLimits(
  site: string,
  { forms, units }: Pick<Content, 'forms' | 'units'> = { forms: [], units: [] },
): string[] {
  const counts = Map.groupBy(forms, ({ unit }) => unit);
  const withoutBook = units.filter(({ slug }) => counts.has(slug) && !hasUnitBook(counts.get(slug)!.length));
  const index = JSON.parse(readFileSync(join(site, dataFilePath('index.json')), 'utf8')) as {
    files: { path: string; rows?: number }[];
  };
  return sayLimits(
    index.files,
    withoutBook.map(({ unit }) => unit.name),
  );
}
