import { searchTextsPath } from '../library/addresses.ts';
import type { SearchDocument } from './document.ts';

/** The documents of an index, as the search page shows and filters them. Units and kinds stand once; a document is a short row. */
export interface SearchListing {
  readonly units: readonly { slug: string; name: string }[];
  readonly kinds: readonly { id: string; name: string }[];
  /** In the order of their numbers in the index. */
  readonly documents: readonly ListedDocument[];
}

export type ListedDocument = readonly [
  unit: number,
  kind: number,
  year: string,
  project: string,
  title: string,
  grade: string,
];

/** The same as a file has it: of ten thousand forms a third of what their rows would be. */
export interface ListingFile {
  readonly units: readonly (readonly [slug: string, name: string])[];
  readonly kinds: readonly (readonly [id: string, name: string])[];
  readonly years: readonly string[];
  readonly grades: readonly string[];
  readonly projects: readonly (readonly [unit: number, slug: string, title: string])[];
  /** Of each document the places of its project, kind, year and grade in the lists above, one after the other. */
  readonly documents: readonly number[];
}

/** Things by their places in a list that grows when one is new. */
class Places<T> {
  readonly list: T[] = [];
  private readonly places = new Map<string, number>();
  placeOf(key: string, thing: T): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.list.length);
    return this.list.push(thing) - 1;
  }
}

/** The units of several lists, each once. */
export class Units extends Places<SearchListing['units'][number]> {}

const COLUMNS = 4;

/** A project that is called otherwise in another form stands twice. */
export function packListing({ units, kinds, documents }: SearchListing): ListingFile {
  const projects = new Places<ListingFile['projects'][number]>();
  const [years, grades, own] = [new Places<string>(), new Places<string>(), new Places<ListingFile['units'][number]>()];
  const rows = documents.flatMap(([unitAt, kind, year, slug, title, grade]) => {
    const { slug: unitSlug, name } = units[unitAt]!;
    const unit = own.placeOf(unitSlug, [unitSlug, name]);
    const project = projects.placeOf([unit, slug, title].join('\n'), [unit, slug, title]);
    return [project, kind, years.placeOf(year, year), grades.placeOf(grade, grade)];
  });
  return {
    units: own.list,
    kinds: kinds.map(({ id, name }) => [id, name]),
    ...{ years: years.list, grades: grades.list, projects: projects.list, documents: rows },
  };
}

/** @param units known from other lists, which those of this one are added to */
export function openListing(
  { units: own, kinds, years, grades, projects, documents: rows }: ListingFile,
  units = new Units(),
): SearchListing {
  const unitAt = own.map(([slug, name]) => units.placeOf(slug, { slug, name }));
  const documents = Array.from({ length: rows.length / COLUMNS }, (_, i): ListedDocument => {
    const at = i * COLUMNS;
    const [unit, slug, title] = projects[rows[at]!]!;
    return [unitAt[unit]!, rows[at + 1]!, years[rows[at + 2]!]!, slug, title, grades[rows[at + 3]!]!];
  });
  return {
    units: units.list,
    kinds: kinds.map(([id, name]) => ({ id, name })),
    documents,
  };
}

/** What is printed of a document, for telling why it was found. */
export type SearchedTexts = Pick<SearchDocument, 'fields' | 'figures'>;

/** A file of texts: those of one project's forms, each under its year and kind, and under `names` what all of them are called. */
export type TextsFile = Readonly<Record<string, SearchedTexts>>;

/** Documents of a unit that are always in one index: its forms of a year, or its projects. */
export interface UnitSection {
  /** The year, or that of names. */
  readonly name: string;
  readonly texts: readonly SearchedTexts[];
}

/** What a project and its unit are called stands under this in its file of texts. */
export const NAMES = 'names';

/** Where the texts of a form stand: the file, and the name in it. */
export const placeOfTexts = (form: { unit: string; project: string; year: string; kind: string }) => ({
  path: searchTextsPath(form),
  name: `${form.year}.${form.kind}`,
});

/** A document as files of texts have it: a figure without words of its own cannot be searched and is not listed. */
export const textsOf = ({ fields, figures }: SearchDocument): SearchedTexts => ({
  fields,
  figures: figures.filter(([, , words]) => words.length > 0),
});

/** What a project is found by in the index of names: what it and its unit are called, and the money of all its forms. */
export const namesAndFigures = (file: TextsFile): SearchedTexts => ({
  fields: file[NAMES]?.fields ?? [],
  figures: Object.values(file).flatMap(({ figures }) => figures),
});

/** The words of all figures of a document (`amounts.ts`), each once. */
export const amountsIn = ({ figures }: SearchedTexts): string[] => [
  ...new Set(figures.flatMap(([, , words]) => words)),
];
