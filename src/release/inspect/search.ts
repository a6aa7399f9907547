import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalogue } from '../../core/library/catalogue.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { makeDocument, type SearchDocument } from '../../core/search/document.ts';
import { placeOfTexts, textsOf, type SearchListing, type TextsFile } from '../../core/search/listing.ts';

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

const tellsSame = (document: SearchDocument, texts: TextsFile[string] | undefined): boolean =>
  JSON.stringify(textsOf(document)) === JSON.stringify(texts);

/** Whether the search knows exactly the forms there are pages of, with their texts as printed. */
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
  const names = new Map(
    buildCatalogue(content).subjects.map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name]),
  );
  const unitNames = new Map(content.units.map(({ slug, unit }) => [slug, unit.name]));
  const found: Objection[] = [];
  const indexed = countEngine(site, files);
  if (indexed !== forms.size) found.push(complain('pagefind', `搜索索引里有${indexed}张表，网页有${forms.size}张`));
  for (const id of forms.keys()) if (!known.has(id)) found.push(complain(id, '搜索里没有这张表'));
  let open: { path: string; texts: TextsFile } | undefined;
  for (const id of listed) {
    const form = forms.get(id);
    if (!form) {
      found.push(complain(id, '搜索里有一张不公开的表'));
      continue;
    }
    const { path, name } = placeOfTexts(form);
    if (open?.path !== path) open = { path, texts: readJson<TextsFile>(join(site, path)) ?? {} };
    const document = makeDocument(form, names.get(`${form.unit}/${form.project}`)!, unitNames.get(form.unit)!);
    if (!tellsSame(document, open.texts[name])) found.push(complain(id, '搜索里的文字和记录不一致'));
  }
  return found;
}
