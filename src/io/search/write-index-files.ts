import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FORM_KINDS } from '../../core/forms/registry.ts';
import { nameOf } from '../../core/forms/subject.ts';
import { headOf } from '../../core/library/form-head.ts';
import type { FormEntry, UnitEntry } from '../../core/library/library.ts';
import { cutDirectory } from '../../core/search/directory.ts';
import {
  directoryPath,
  LISTING,
  NAMED,
  projectsPath,
  type IndexEntry,
  type NamedProject,
} from '../../core/search/entry.ts';
import { packListing, type ListedDocument, type SearchListing } from '../../core/search/listing.ts';
import type { ProjectPlace } from '../../core/search/scopes.ts';
import type { IndexPart } from './write-words.ts';

/** Writes JSON and gives its text. */
function writeJson(path: string, value: unknown): string {
  const json = JSON.stringify(value);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, json);
  return json;
}

/** The list of some forms, in their order. */
export function listDocuments(units: readonly UnitEntry[], forms: readonly FormEntry[]): SearchListing {
  const unitAt = new Map(units.map(({ slug }, i) => [slug, i]));
  const kinds = FORM_KINDS.map(({ id, name }) => ({ id, name }));
  const kindAt = new Map(kinds.map(({ id }, i): [string, number] => [id, i]));
  const documents = forms.map((form): ListedDocument => {
    const { unit, kind, year, project } = form;
    const head = headOf(form);
    return [unitAt.get(unit)!, kindAt.get(kind)!, year, project, nameOf(head), head.grade ?? ''];
  });
  return { units: units.map(({ slug, unit }) => ({ slug, name: unit.name })), kinds, documents };
}

/** Writes the list of an index's forms. */
export const writeListing = (folder: string, units: readonly UnitEntry[], forms: readonly FormEntry[]): string =>
  writeJson(join(folder, LISTING), packListing(listDocuments(units, forms)));

/** A project is called what its newest form calls it. */
const nameProject = ({ forms }: ProjectPlace<FormEntry>): string =>
  nameOf(headOf(forms.reduce((newest, form) => (form.year >= newest.year ? form : newest))));

/** Writes the lists of the projects of an index of names, some in each. */
export function writeProjects(
  folder: string,
  units: readonly UnitEntry[],
  projects: readonly ProjectPlace<FormEntry>[],
): string {
  const names = new Map(units.map(({ slug, unit }) => [slug, unit.name]));
  const rows = projects.map((one): NamedProject => [one.unit, names.get(one.unit)!, one.project, nameProject(one)]);
  const files = Array.from({ length: Math.ceil(rows.length / NAMED) }, (_, i) =>
    rows.slice(i * NAMED, (i + 1) * NAMED),
  );
  return files.map((own, i) => writeJson(join(folder, projectsPath(i)), own)).join('');
}

/** Writes the directory of an index; gives how the entry of all names it. */
export function writeDirectory(folder: string, id: string, parts: readonly IndexPart[]): IndexEntry {
  const files = cutDirectory(parts.map(({ from, to, name, bytes }) => [from, to, name, bytes]));
  for (const [i, own] of files.entries()) writeJson(join(folder, directoryPath(i)), own);
  return { id, starts: files.map(([first]) => first![0]) };
}
