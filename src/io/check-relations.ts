import { nameField, nameOf, SUBJECT_WORDS, subjectAt } from '../core/forms/subject.ts';
import { bareName } from '../core/library/bare-name.ts';
import { headOf } from '../core/library/form-head.ts';
import type { Project, Unit } from '../core/library/entries.ts';
import type { ProjectEntry, UnitEntry } from '../core/library/library.ts';
import type { FileReader, ReadFile } from './file-reader.ts';
import type { ReadRecord } from './read-records.ts';

export interface ReadUnit {
  readonly entry: UnitEntry;
  readonly read: ReadFile<Unit>;
}
export interface ReadProject {
  readonly entry: ProjectEntry;
  readonly read: ReadFile<Project>;
}

/** Files by what they are about, whether or not they can be read: a file with a fault is not missing. */
type Slugs = ReadonlyMap<string, string>;

const filesBySlug = (paths: readonly string[], pattern: RegExp): Slugs =>
  new Map(paths.map((path) => [pattern.exec(path)?.[1] ?? '', path] as const).filter(([slug]) => slug));

/** Follows a relation upwards; true where it comes back to its start. */
function runsInCircle(start: string, next: (id: string) => string | undefined): boolean {
  const seen = new Set([start]);
  for (let id = next(start); id !== undefined; id = next(id)) {
    if (id === start) return true;
    if (seen.has(id)) return false;
    seen.add(id);
  }
  return false;
}

function checkUnits(units: readonly ReadUnit[], known: Slugs): void {
  const all = new Map(units.map(({ entry }) => [entry.slug, entry.unit]));
  for (const { entry, read } of units) {
    const { parent } = entry.unit;
    if (parent === undefined) continue;
    if (!known.has(parent))
      read.complain(['parent'], `没有上级单位“${parent}”`, `在 units/ 里建立 ${parent}.yaml，或改正这里。`);
    else if (runsInCircle(entry.slug, (id) => all.get(id)?.parent))
      read.complain(['parent'], '上级单位绕成了圈', '改正其中一个单位的 parent。');
  }
}

const RELATIONS = [
  ['parent', '上级项目'],
  ['predecessor', '前身项目'],
] as const;

function checkProjects(projects: readonly ReadProject[], known: Slugs): void {
  const all = new Map(projects.map(({ entry }) => [`${entry.unit}/${entry.slug}`, entry.project]));
  for (const { entry, read } of projects) {
    for (const [relation, words] of RELATIONS) {
      const other = entry.project[relation];
      if (other === undefined) continue;
      if (!known.has(`${entry.unit}/${other}`))
        read.complain(
          [relation],
          `没有${words}“${other}”`,
          `在 projects/${entry.unit}/ 里建立 ${other}.yaml，或改正这里。`,
        );
      else if (runsInCircle(entry.slug, (id) => all.get(`${entry.unit}/${id}`)?.[relation]))
        read.complain([relation], `${words}绕成了圈`, `改正其中一个项目的 ${relation}。`);
    }
  }
}

/** The file that names what a form is about: its project's, or its unit's for a whole department. */
const fileOf = ({ unit, project }: { unit: string; project: string }): string =>
  subjectAt(project) === 'department' ? `units/${unit}` : `projects/${unit}/${project}`;

/** As they are written, and as they are compared. */
const allNames = ({ name, aliases = [] }: Unit | Project): Set<string> =>
  new Set([name, ...aliases].flatMap((one) => [one, bareName(one)]));

function checkNames(
  records: readonly ReadRecord[],
  projects: readonly ReadProject[],
  units: readonly ReadUnit[],
): void {
  const names = new Map<string, Set<string>>([
    ...projects.map(({ entry }) => [`projects/${entry.unit}/${entry.slug}`, allNames(entry.project)] as const),
    ...units.map(({ entry }) => [`units/${entry.slug}`, allNames(entry.unit)] as const),
  ]);
  for (const { entry, read } of records) {
    const id = fileOf(entry);
    const known = names.get(id);
    const noun = SUBJECT_WORDS[subjectAt(entry.project)];
    const name = nameOf(headOf(entry));
    if (known && !known.has(name) && !known.has(bareName(name)))
      read.complain(
        [nameField(headOf(entry))],
        `${noun}名称“${name}”与 ${id}.yaml 里的名称对不上`,
        `如果是同一个${noun}，把这个名称加到那里的 aliases；否则把文件移到对的${noun}。`,
      );
  }
}

/** What files are filed under but has no file of its own: complained of once, at the first file under it. */
function refuseMissing(
  filed: readonly { path: string; under: string }[],
  known: Slugs,
  { words, folder }: { words: string; folder: string },
  reader: FileReader,
): void {
  const missing = Map.groupBy(
    filed.filter(({ under }) => !known.has(under)),
    ({ under }) => under,
  );
  for (const [under, files] of missing) {
    const more = files.length > 1 ? `（另有 ${files.length - 1} 个文件也归在它下面）` : '';
    reader.refuse(
      files[0]!.path,
      `没有${words}“${under.slice(under.lastIndexOf('/') + 1)}”${more}`,
      `建立 ${folder}/${under}.yaml，写上${words}名称；或把文件移到对的文件夹。`,
    );
  }
}

/** Every unit, project and parent that is named must exist, and a form's project must be the one its path names. */
export function checkRelations(
  paths: readonly string[],
  read: { units: readonly ReadUnit[]; projects: readonly ReadProject[]; records: readonly ReadRecord[] },
  reader: FileReader,
): void {
  const units = filesBySlug(paths, /^units\/([^/]+)\.ya?ml$/);
  const projects = filesBySlug(paths, /^projects\/([^/]+\/[^/]+)\.ya?ml$/);
  const records = read.records.map(({ entry: { unit, project }, read: { file } }) => ({ path: file, unit, project }));
  const filed = [
    ...[...projects].map(([id, path]) => ({ path, under: id.slice(0, id.indexOf('/')) })),
    ...records.map(({ path, unit }) => ({ path, under: unit })),
  ];
  refuseMissing(filed, units, { words: '单位', folder: 'units' }, reader);
  const inProjects = records
    .filter(({ project }) => subjectAt(project) === 'project')
    .map(({ path, unit, project }) => ({ path, under: `${unit}/${project}` }));
  refuseMissing(inProjects, projects, { words: '项目', folder: 'projects' }, reader);
  checkUnits(read.units, units);
  checkProjects(read.projects, projects);
  checkNames(read.records, read.projects, read.units);
}
