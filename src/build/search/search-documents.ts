import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchTextsPath } from '../../core/library/addresses.ts';
import type { ListLimits } from '../../core/library/districts.ts';
import type { Content, FormEntry } from '../../core/library/library.ts';
import { INDEX_FOLDER, LISTING, projectsPath, type NamedProject } from '../../core/search/entry.ts';
import {
  namesAndFigures,
  NAMES,
  openListing,
  placeOfTexts,
  type ListingFile,
  type SearchedTexts,
  type TextsFile,
} from '../../core/search/listing.ts';
import {
  listProjects,
  listScopes,
  NAMES_INDEX,
  type ProjectPlace,
  type SearchScope,
} from '../../core/search/scopes.ts';

/** Where a document's texts stand, as one name: that of a form, or of a file, whose project it then is. */
export type Key = string;

const keyOf = (form: Parameters<typeof placeOfTexts>[0]): Key => {
  const { path, name } = placeOfTexts(form);
  return `${path}#${name}`;
};

const keyOfProject = (place: { unit: string; project: string }): Key => `${searchTextsPath(place)}#`;

/** The file of texts that a document is in, by its path in the site. */
export const fileOfKey = (key: Key): string => key.slice(1, key.indexOf('#'));

/** Documents of an index that are a section of their unit's words, in the same order. */
export interface PlannedSection {
  readonly unit: string;
  readonly name: string;
  readonly keys: readonly Key[];
}

/** An index that a site is to have, its documents in the order of their numbers. */
export interface PlannedIndex {
  readonly id: string;
  readonly sections: readonly PlannedSection[];
}

/** The indexes of a site: of its forms' texts, and, where those are several, of what everything is called. */
export interface SearchPlan {
  readonly scopes: readonly SearchScope<FormEntry>[];
  readonly projects: readonly ProjectPlace<FormEntry>[] | undefined;
  readonly indexes: readonly PlannedIndex[];
}

export function planSearch({ units, forms }: Pick<Content, 'units' | 'forms'>, lists: ListLimits): SearchPlan {
  const scopes = listScopes({ units, forms }, lists);
  const slugs = units.map(({ slug }) => slug);
  const projects = scopes.length > 1 ? listProjects(slugs, forms) : undefined;
  const ofForms = scopes.map(({ id, forms: own }): PlannedIndex => {
    const sections = [...Map.groupBy(own, ({ unit, year }) => `${year}/${unit}`).values()];
    return {
      id,
      sections: sections.map((some) => ({ unit: some[0]!.unit, name: some[0]!.year, keys: some.map(keyOf) })),
    };
  });
  const ofNames = [...Map.groupBy(projects ?? [], ({ unit }) => unit)].map(([unit, own]): PlannedSection => ({
    ...{ unit, name: NAMES },
    keys: own.map(keyOfProject),
  }));
  return { scopes, projects, indexes: [...ofForms, ...(projects ? [{ id: NAMES_INDEX, sections: ofNames }] : [])] };
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** The documents of an index in a site, in the order of their numbers. */
export function readKeys(site: string, id: string): Key[] {
  const folder = join(site, INDEX_FOLDER, id);
  if (id === NAMES_INDEX) {
    const keys: Key[] = [];
    for (let i = 0; existsSync(join(folder, projectsPath(i))); i++)
      for (const [unit, , project] of readJson<NamedProject[]>(join(folder, projectsPath(i))))
        keys.push(keyOfProject({ unit, project }));
    return keys;
  }
  const { units, kinds, documents } = openListing(readJson<ListingFile>(join(folder, LISTING)));
  return documents.map(([unit, kind, year, project]) =>
    keyOf({ unit: units[unit]!.slug, kind: kinds[kind]!.id, year, project }),
  );
}

/** The texts of documents in the files of a site, and in the new ones that will take the place of some. */
export class Texts {
  readonly #folders: readonly string[];
  readonly #files = new Map<string, TextsFile>();
  /** @param folders the first that has a file gives it */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  get(key: Key): SearchedTexts | undefined {
    const file = this.#open(fileOfKey(key));
    const name = key.slice(key.indexOf('#') + 1);
    return name || !file ? file?.[name] : namesAndFigures(file);
  }

  #open(path: string): TextsFile | undefined {
    const known = this.#files.get(path);
    if (known) return known;
    const folder = this.#folders.find((one) => existsSync(join(one, path)));
    const file = folder === undefined ? undefined : readJson<TextsFile>(join(folder, path));
    if (file) this.#files.set(path, file);
    return file;
  }
}
