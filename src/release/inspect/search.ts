import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import type { SearchListing } from '../../core/search/listing.ts';

const ADVICE = '这是程序的问题，请报告；公开的网页没有动。';
const readJson = <T>(path: string): T | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;

interface EngineEntry {
  readonly languages: Readonly<Record<string, { page_count: number }>>;
}

/** How many documents the engine has, over all parts of its index. */
function countEngine(site: string, files: readonly string[]): number {
  return files
    .filter((path) => /^pagefind\/.*pagefind-entry\.json$/.test(path))
    .flatMap((path) => Object.values(readJson<EngineEntry>(join(site, path))!.languages))
    .reduce((sum, { page_count }) => sum + page_count, 0);
}

/** Whether the search knows exactly the forms there are pages of; their texts are files of data, which are held against the records. */
export function checkSearch(site: string, files: readonly string[], content: Content): Objection[] {
  const complain = (at: string, message: string): Objection => ({ at, message, advice: ADVICE });
  const listing = readJson<SearchListing>(join(site, 'pagefind/documents.json'));
  if (!listing) return [complain('pagefind/documents.json', '没有生成搜索的目录')];
  const { documents, units, kinds } = listing;
  const listed = documents.map(
    ([unit, kind, year, project]) => `${year}/${units[unit]?.slug}/${project}.${kinds[kind]?.id}`,
  );
  const forms = new Map(content.forms.map((form) => [form.id, form]));
  const known = new Set(listed);
  const found: Objection[] = [];
  const indexed = countEngine(site, files);
  if (indexed !== forms.size) found.push(complain('pagefind', `搜索索引里有${indexed}张表，网页有${forms.size}张`));
  for (const id of forms.keys()) if (!known.has(id)) found.push(complain(id, '搜索里没有这张表'));
  for (const id of listed) if (!forms.has(id)) found.push(complain(id, '搜索里有一张不公开的表'));
  return found;
}
