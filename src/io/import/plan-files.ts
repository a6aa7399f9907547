import { readFileSync } from 'node:fs';
import { subjectAt } from '../../core/forms/subject.ts';
import type { Project, Unit } from '../../core/library/entries.ts';
import { mergeRecord } from '../../filing/merge-record.ts';
import { decodeUtf8 } from '../decode.ts';
import { addAliases, editStaffPart } from '../../filing/edit-record.ts';
import { fileOf, type KnownContent, type Target } from './known-content.ts';
import type { Place } from '../../filing/find-place.ts';
import type { PlannedDraft } from './plan-drafts.ts';
import { writeYaml } from '../../filing/record-text.ts';
import type { Register } from '../../filing/register.ts';

/** A file that is to be written. */
export interface PlannedFile {
  /** Within content: `units/danwei.yaml`. */
  readonly path: string;
  readonly text: string;
  /** What stands there now; undefined where the file is new. */
  readonly before: string | undefined;
}

const isWritten = ({ status }: PlannedDraft): boolean => status === 'new' || status === 'replaced';

function planRecord({ imported: { record }, existing, path, staff }: PlannedDraft): PlannedFile {
  const merged = mergeRecord(staff && !existing ? { ...record, ...staff } : record, existing);
  const text = staff && existing ? editStaffPart(merged, existing.ending, staff) : merged;
  return { path: path!, text, before: existing?.text };
}

const isEntryFile = (folder: string, slug: string) => (path: string) =>
  path === `${folder}/${slug}.yaml` || path === `${folder}/${slug}.yml`;

/** What has a name of its own: a unit or a project, and the names that forms print for it. */
interface Named {
  readonly folder: string;
  readonly slug: string;
  readonly entry: Unit | Project;
  readonly names: readonly string[];
  readonly isNew: boolean;
}

/** The file of a unit or project: new, with the names its forms print, or the old one with those it lacks. */
function planEntry({ folder, slug, entry, names, isNew }: Named, known: KnownContent, target: Target): PlannedFile[] {
  if (isNew) {
    const aliases = [...new Set([...(entry.aliases ?? []), ...names])];
    const text = writeYaml({ ...entry, ...(aliases.length ? { aliases } : {}) });
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
  const [whole, others] = [
    places.filter(({ project }) => subjectAt(project.slug) === 'department'),
    places.filter(({ project }) => subjectAt(project.slug) === 'project'),
  ];
  const aliases = (own: readonly Place[]): string[] => [
    ...new Set(own.flatMap(({ alias }) => (alias === undefined ? [] : [alias]))),
  ];
  const units = [...new Set(places.map(({ unit }) => unit))].map((unit): Named => ({
    ...{ folder: 'units', slug: unit.slug, entry: unit.unit, isNew: register.isNew(unit) },
    names: aliases(whole.filter((place) => place.unit === unit)),
  }));
  const projects = [...new Set(others.map(({ project }) => project))].map((project): Named => ({
    ...{ folder: `projects/${project.unit}`, slug: project.slug, entry: project.project },
    isNew: register.isNew(project),
    names: aliases(others.filter((place) => place.project === project)),
  }));
  return [...[...units, ...projects].flatMap((named) => planEntry(named, known, target)), ...written.map(planRecord)];
}
