import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListLimits } from '../../core/library/districts.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import type { ListedPart } from '../../core/search/directory.ts';
import {
  directoryPath,
  ENTRY,
  INDEX_FOLDER,
  LISTING,
  wordsPath,
  type IndexEntry,
  type SearchEntry,
} from '../../core/search/entry.ts';
import { openListing, type ListingFile } from '../../core/search/listing.ts';
import { NAMES_INDEX } from '../../core/search/scopes.ts';
import { planSearch, readKeys } from '../../build/search/search-documents.ts';

const ADVICE = '这是程序的问题，请报告；公开的网页没有动。';
const complain = (at: string, message: string): Objection => ({ at, message, advice: ADVICE });

const readJson = <T>(path: string): T | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;

/** The forms that an index lists, by their ids. */
function listForms(folder: string): string[] {
  const file = readJson<ListingFile>(join(folder, LISTING));
  if (!file) return [];
  const { documents, units, kinds } = openListing(file);
  return documents.map(([unit, kind, year, project]) => `${year}/${units[unit]?.slug}/${project}.${kinds[kind]?.id}`);
}

/** The search as it stands in a site. */
class FoundSearch {
  readonly #site: string;
  readonly #files: readonly string[];
  readonly entry: SearchEntry;
  constructor(site: string, files: readonly string[], entry: SearchEntry) {
    [this.#site, this.#files, this.entry] = [site, files.filter((path) => path.startsWith(INDEX_FOLDER)), entry];
  }

  #folderOf(id: string): string {
    return join(this.#site, INDEX_FOLDER, id);
  }

  /** What each index has of forms, against those there are pages of: exactly these, in the order in which they are numbered. */
  checkForms(scopes: ReturnType<typeof planSearch>['scopes'], content: Content): Objection[] {
    const listed = this.entry.scopes.flatMap(({ id }) => listForms(this.#folderOf(id)));
    const forms = new Set(content.forms.map(({ id }) => id));
    const known = new Set(listed);
    const found = [
      ...[...forms].filter((id) => !known.has(id)).map((id) => complain(id, '搜索里没有这张表')),
      ...listed.filter((id) => !forms.has(id)).map((id) => complain(id, '搜索里有一张不公开的表')),
    ];
    if (found.length) return found;
    const isSame = (id: string, i: number): boolean => {
      const own = listForms(this.#folderOf(id));
      const { forms: wanted = [] } = scopes[i] ?? {};
      return own.length === wanted.length && wanted.every((form, at) => form.id === own[at]);
    };
    return this.entry.scopes.flatMap(({ id, forms: count }, i) =>
      isSame(id, i) && count === scopes[i]?.forms.length
        ? []
        : [complain(`${INDEX_FOLDER}${id}`, '搜索的目录和网页的次序或者张数不一致')],
    );
  }

  checkNames(wanted: readonly string[] | undefined): Objection[] {
    const at = `${INDEX_FOLDER}${NAMES_INDEX}`;
    const isListed = this.entry.names !== undefined;
    if (isListed !== (wanted !== undefined)) return [complain(at, '名称的搜索该有没有，或者该没有却有')];
    if (!wanted) return [];
    const own = readKeys(this.#site, NAMES_INDEX);
    const isSame = own.length === wanted.length && wanted.every((key, i) => key === own[i]);
    return isSame ? [] : [complain(at, '名称的搜索里的项目和网页不一致')];
  }

  /** Every file that an index names is there, and no other. */
  checkFiles(): Objection[] {
    const { scopes, names } = this.entry;
    const named = new Set([...scopes, ...(names ? [names] : [])].flatMap((index) => this.#listFiles(index)));
    const there = new Set(this.#files);
    const words = this.#files.filter((path) => /\/(?:words|directory)\//.test(path));
    return [
      ...[...named].filter((path) => !there.has(path)).map((path) => complain(path, '搜索要用的文件没有')),
      ...words.filter((path) => !named.has(path)).map((path) => complain(path, '搜索用不到的文件')),
    ];
  }

  #listFiles({ id, starts }: IndexEntry): string[] {
    return starts.flatMap((_, i) => {
      const parts = readJson<ListedPart[]>(join(this.#folderOf(id), directoryPath(i))) ?? [];
      return [directoryPath(i), ...parts.map(([, , name]) => wordsPath(name))].map(
        (path) => `${INDEX_FOLDER}${id}/${path}`,
      );
    });
  }
}

/** Whether the search knows exactly the forms there are pages of; their texts are files of data, which are held against the records. */
export function checkSearch(site: string, files: readonly string[], content: Content, lists: ListLimits): Objection[] {
  const entry = readJson<SearchEntry>(join(site, INDEX_FOLDER, ENTRY));
  if (!entry) return [complain(INDEX_FOLDER + ENTRY, '没有生成搜索的目录')];
  const search = new FoundSearch(site, files, entry);
  const { scopes, projects, indexes } = planSearch(content, lists);
  const names = projects && indexes.at(-1)!.sections.flatMap(({ keys }) => keys);
  return [...search.checkForms(scopes, content), ...search.checkNames(names), ...search.checkFiles()];
}
