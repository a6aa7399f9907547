import { readFileSync } from 'node:fs';
import type { ProjectEntry } from '../../core/library/library.ts';
import { decodeUtf8 } from '../decode.ts';
import { addAliases, editRecord } from './edit-record.ts';
import { fileOf, type KnownContent, type Target } from './known-content.ts';
import type { PlannedDraft } from './plan-drafts.ts';
import { writeRecord, writeYaml } from './record-text.ts';
import type { Register } from './register.ts';

/** A file that is to be written. */
export interface PlannedFile {
  /** Within content: `units/danwei.yaml`. */
  readonly path: string;
  readonly text: string;
  /** What stands there now; undefined where the file is new. */
  readonly before: string | undefined;
}

const isWritten = ({ status }: PlannedDraft): boolean => status === 'new' || status === 'replaced';

function planRecord({ imported: { record }, existing, path }: PlannedDraft): PlannedFile {
  if (!existing) return { path: path!, text: writeRecord(record), before: undefined };
  const { text, ending } = existing;
  return { path: path!, text: editRecord(text, ending, record), before: text };
}

const isEntryFile = (folder: string, slug: string) => (path: string) =>
  path === `${folder}/${slug}.yaml` || path === `${folder}/${slug}.yml`;

/** The file of a project: new, with the names its forms print, or the old one with those it lacks. */
function planProject(
  entry: ProjectEntry,
  names: readonly string[],
  isNew: boolean,
  known: KnownContent,
  target: Target,
): PlannedFile[] {
  const { unit, slug, project } = entry;
  const folder = `projects/${unit}`;
  if (isNew) {
    const aliases = [...new Set([...(project.aliases ?? []), ...names])];
    const text = writeYaml({ ...project, ...(aliases.length ? { aliases } : {}) });
    return [{ path: `${folder}/${slug}.yaml`, text, before: undefined }];
  }
  const path = known.paths.find(isEntryFile(folder, slug));
  if (names.length === 0 || path === undefined) return [];
  const before = decodeUtf8(readFileSync(fileOf(target, path)));
  return [{ path, text: addAliases(before, names), before }];
}

/**
 * The files that drafts make: units first, then projects, then records, so that content loads whatever part of them is
 * there.
 */
export function planFiles(
  drafts: readonly PlannedDraft[],
  register: Register,
  known: KnownContent,
  target: Target,
): PlannedFile[] {
  const written = drafts.filter(isWritten);
  const places = written.map(({ place }) => place!);
  const units = [...new Set(places.map(({ unit }) => unit))].filter((unit) => register.isNew(unit));
  const projects = [...new Set(places.map(({ project }) => project))];
  const aliasesOf = (entry: ProjectEntry): string[] => [
    ...new Set(places.flatMap(({ project, alias }) => (project === entry && alias !== undefined ? [alias] : []))),
  ];
  const entries = [
    ...units.map(({ slug, unit }) => ({ path: `units/${slug}.yaml`, text: writeYaml(unit), before: undefined })),
    ...projects.flatMap((entry) => planProject(entry, aliasesOf(entry), register.isNew(entry), known, target)),
  ];
  return [...entries, ...written.map(planRecord)];
}
