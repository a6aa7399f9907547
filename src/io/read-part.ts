import { headOf } from '../core/library/form-head.ts';
import type { ProjectEntry } from '../core/library/library.ts';
import { splitFamilies } from '../core/outputs/families.ts';
import type { CorrectionEntry } from '../core/release/correction.ts';
import { isPublic, isWithdrawn } from '../core/release/states.ts';
import type { FileReader } from './file-reader.ts';
import { readRecords, type ReadRecord } from './read-records.ts';

/** What a path of a record or a project's file says; undefined of other files. */
function placeIn(path: string): { readonly year: string; readonly unit: string; readonly project: string } | undefined {
  const [, year = '', unit = '', project = ''] = /^records\/([^/]+)\/([^/]+)\/([^/.]+)\./.exec(path) ?? [];
  return unit ? { year, unit, project } : undefined;
}

/** What corrections are about: `unit/project`. */
const projectsIn = (corrections: readonly CorrectionEntry[]): { readonly unit: string; readonly project: string }[] =>
  corrections.flatMap(({ correction: { record } }) => {
    const [folder, unit = '', last = ''] = record.split('/');
    return folder === 'units' ? [] : [{ unit, project: last.replace(/\.[^.]+$/, '') }];
  });

/**
 * The files of projects that have to be read where records of some units are: theirs, and those of units with corrections,
 * which are told everywhere by the names of their projects.
 */
export function projectPathsOf(
  paths: readonly string[],
  units: ReadonlySet<string>,
  corrections: readonly CorrectionEntry[],
): string[] {
  const wanted = new Set([...units, ...projectsIn(corrections).map(({ unit }) => unit)]);
  return paths.filter((path) => !path.startsWith('projects/') || wanted.has(path.split('/')[1]!));
}

/** Projects whose records say whether one that was corrected is public, and under which name. */
function projectsTouched(
  corrections: readonly CorrectionEntry[],
  projects: readonly ProjectEntry[],
): ReadonlySet<string> {
  const keyOf = (unit: string, slug: string): string => `${unit}/${slug}`;
  const touched = new Set(projectsIn(corrections).map(({ unit, project }) => keyOf(unit, project)));
  for (const [unit, own] of Map.groupBy(projects, (entry) => entry.unit))
    for (const family of splitFamilies(own))
      if (family.some(({ slug }) => touched.has(keyOf(unit, slug))))
        for (const { slug } of family) touched.add(keyOf(unit, slug));
  return touched;
}

/**
 * Reads the records of some units, and of all others as few as tell what everybody's pages rest on: whether a unit has
 * anything public, in which years anything is, and what corrections are about.
 */
export function readPart(
  paths: readonly string[],
  units: ReadonlySet<string>,
  { corrections, projects }: { readonly corrections: readonly CorrectionEntry[]; readonly projects: ProjectEntry[] },
  reader: FileReader,
): ReadRecord[] {
  const touched = projectsTouched(corrections, projects);
  const isWanted = (path: string): boolean => {
    const place = placeIn(path);
    // what is in no unit's folder is complained of by everybody
    return !place || units.has(place.unit) || touched.has(`${place.unit}/${place.project}`);
  };
  const all = paths.filter((path) => path.startsWith('records/'));
  const read = readRecords(all.filter(isWanted), reader);
  const [shown, years] = [new Set<string>(), new Set<string>()];
  const note = ({ entry }: ReadRecord): void => {
    const head = headOf(entry);
    if (isPublic(head, undefined)) years.add(entry.year);
    if (isPublic(head, undefined) || isWithdrawn(head)) shown.add(entry.unit);
  };
  read.forEach(note);
  for (const path of all) {
    const place = placeIn(path);
    if (!place || isWanted(path) || (shown.has(place.unit) && years.has(place.year))) continue;
    const found = readRecords([path], reader);
    found.forEach(note);
    read.push(...found);
  }
  return read.sort((a, b) => (a.read.file < b.read.file ? -1 : 1));
}
