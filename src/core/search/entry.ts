/** What the search page knows first: what is searched, and where that begins. */
export interface SearchEntry {
  /** Another for any other content; stands in the addresses of files whose names do not change. */
  readonly content: string;
  readonly scopes: readonly ScopeEntry[];
  /** Of what everything is called, where several indexes have the texts. */
  readonly names?: NamesEntry;
}

export interface IndexEntry {
  /** In the addresses of its files. */
  readonly id: string;
  /** The first words of the files of its directory. */
  readonly starts: readonly string[];
}

export interface ScopeEntry extends IndexEntry {
  readonly year?: string;
  readonly district?: string;
  readonly part?: number;
  readonly forms: number;
}

export interface NamesEntry extends IndexEntry {
  readonly projects: number;
}

/** A project in the index of names. */
export type NamedProject = readonly [unit: string, unitName: string, slug: string, title: string];

/** Projects in a file of them. */
export const NAMED = 256;

/** The folder of all indexes in a site, below its base. */
export const INDEX_FOLDER = 'search/index/';
/** The folder of the texts that tell why something was found. */
export const TEXTS_FOLDER = 'search/texts/';
export const ENTRY = 'entry.json';
/** Files of an index, from its folder. */
export const LISTING = 'documents.json';
export const directoryPath = (number: number): string => `directory/${number}.json`;
export const projectsPath = (number: number): string => `projects/${number}.json`;
export const wordsPath = (name: string): string => `words/${name}.bin`;
