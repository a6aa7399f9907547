import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOfTexts, type SearchedTexts, type SearchListing, type TextsFile } from '../core/search/listing.ts';
import { orderDocuments } from '../io/write-search-index.ts';

/** Where a document's texts stand, as one name. */
export type Key = string;

export const keyOf = (form: Parameters<typeof placeOfTexts>[0]): Key => {
  const { path, name } = placeOfTexts(form);
  return `${path}#${name}`;
};

/** The documents of a list, in the order of their numbers in the index. */
export function numberDocuments(listing: SearchListing): Key[] {
  const { units, kinds, documents } = listing;
  return orderDocuments(listing).map((at) => {
    const [unit, kind, year, project] = documents[at]!;
    return keyOf({ unit: units[unit]!.slug, kind: kinds[kind]!.id, year, project });
  });
}

const readFile = (path: string): TextsFile =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TextsFile) : {};

/** The texts of documents in the files of a site, and in the new ones that will take the place of some. */
export class Texts {
  readonly #folders: readonly string[];
  readonly #files = new Map<string, TextsFile>();
  /** @param folders the first that has a file gives it */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  get(key: Key): SearchedTexts | undefined {
    const [path = '', name = ''] = key.split('#');
    const known = this.#files.get(path);
    if (known) return known[name];
    const folder = this.#folders.find((one) => existsSync(join(one, path)));
    const file = folder === undefined ? {} : readFile(join(folder, path));
    this.#files.set(path, file);
    return file[name];
  }
}

/** The file of texts that a document is in, by its path in the site. */
export const fileOfKey = (key: Key): string => key.slice(1, key.indexOf('#'));
