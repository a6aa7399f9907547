import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { FormEntry, ProjectEntry, UnitEntry } from '../../core/library/library.ts';
import { siteConfig, type SiteConfig } from '../../core/library/site.ts';
import type { ReadProject, ReadUnit } from '../check-relations.ts';
import { listFiles } from '../content-files.ts';
import { FileReader } from '../file-reader.ts';
import { checkFormat } from '../format/read-format.ts';
import type { Problem } from '../problem.ts';
import { readProjects, readSite, readUnits } from '../read-entries.ts';
import { readRecords, type ReadRecord } from '../read-records.ts';
import type { KeptReadings } from '../readings/kept-readings.ts';

/** Where an import writes to. */
export interface Target {
  /** The content folder: `records/`, `units/` and `projects/` stand in it. */
  readonly folder: string;
  /** The folder of the records, within it. */
  readonly records: string;
  /** Whether it is a content folder; another folder gets records only, so that nothing is written beside it. */
  readonly isContent: boolean;
}

export function targetOf(out: string): Target {
  const records = resolve(out);
  return { folder: dirname(records), records, isContent: basename(records) === 'records' };
}

/** The file of a path within content (`records/2023/…`, `units/…`). */
export const fileOf = ({ folder, records }: Target, path: string): string =>
  path.startsWith('records/') ? join(records, path.slice('records/'.length)) : join(folder, path);

/** The file of a path within content as a clerk finds it: from the working directory, with `/`. */
export const nameOf = (target: Target, path: string): string =>
  relative(process.cwd(), fileOf(target, path)).replaceAll(sep, '/');

/** How commands are told where the content is: not at all where they look for it by themselves. */
export function contentOption({ folder }: Target): string {
  const path = relative(process.cwd(), folder).replaceAll(sep, '/');
  return path === 'content' ? '' : ` --content ${path === '' ? '.' : path}`;
}

/** What content holds already, as far as it can be read: a record with a fault hinders no import. */
export interface KnownContent {
  readonly site: SiteConfig;
  readonly paths: readonly string[];
  readonly units: readonly ReadUnit[];
  readonly projects: readonly ReadProject[];
  readonly records: readonly ReadRecord[];
  /** Faults of units and projects: while there are any, nobody can say which slug is whose. */
  readonly faults: readonly Problem[];
}

/** Settings of a content that has none yet: only what the audit asks about counts. */
const DEFAULT_SITE = siteConfig.parse({ siteName: '未设置', siteDomain: '未设置', siteIDCode: '未设置' });
/** What an import reads and adds to, within content. */
export const FOLDERS = ['records', 'units', 'projects'];

/** @param readings what earlier commands have read of the folder: records are then read at the first question for one */
export function readKnown({ folder, isContent }: Target, readings?: KeptReadings): KnownContent {
  const paths = isContent
    ? FOLDERS.flatMap((name) => listFiles(join(folder, name)).map((path) => `${name}/${path}`))
    : [];
  const entries = new FileReader(folder, readings);
  if (isContent) checkFormat(entries);
  const units = readUnits(paths, entries);
  const projects = readProjects(paths, entries);
  const other = new FileReader(folder, readings);
  const records = readRecords(paths, other);
  const site = (isContent ? readSite(other) : undefined) ?? DEFAULT_SITE;
  readings?.finish(false);
  return { site, paths, units, projects, records, faults: entries.problems };
}

export const formsOf = ({ records }: KnownContent): FormEntry[] => records.map(({ entry }) => entry);
export const unitsOf = ({ units }: KnownContent): UnitEntry[] => units.map(({ entry }) => entry);
export const projectsOf = ({ projects }: KnownContent): ProjectEntry[] => projects.map(({ entry }) => entry);
