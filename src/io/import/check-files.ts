import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FormEntry } from '../../core/library/library.ts';
import { CACHES } from '../../disk/caches.ts';
import { makeWorkFolder, removeWorkFolder } from '../../disk/work-folder.ts';
import { checkRelations, type ReadProject, type ReadUnit } from '../check-relations.ts';
import { FileReader } from '../file-reader.ts';
import type { Problem } from '../problem.ts';
import { readProjects, readUnits } from '../read-entries.ts';
import { readRecords } from '../read-records.ts';
import type { KnownContent } from './known-content.ts';
import type { PlannedFile } from './plan-files.ts';

/** Planned files as the loader reads them. */
export interface CheckedFiles {
  /** Errors only, under the path within content. */
  readonly problems: readonly { readonly path: string; readonly problem: Problem }[];
  readonly forms: readonly FormEntry[];
  readonly units: readonly ReadUnit[];
  readonly projects: readonly ReadProject[];
}

/** Writes planned files into a folder of their own. */
export function writePlanned(folder: string, files: readonly PlannedFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A folder outside the content for as long as `use` takes. */
export function withScratch<T>(use: (folder: string) => T): T {
  const folder = makeWorkFolder(CACHES.import);
  try {
    return use(folder);
  } finally {
    removeWorkFolder(folder);
  }
}

/** Reads planned files, which stand in `scratch`, with the loader's own readers beside what content has. */
export function checkFiles(scratch: string, files: readonly PlannedFile[], known: KnownContent): CheckedFiles {
  const reader = new FileReader(scratch);
  const paths = files.map(({ path }) => path);
  const planned = new Set(paths);
  const units = [...known.units.filter(({ read }) => !planned.has(read.file)), ...readUnits(paths, reader)];
  const projects = [...known.projects.filter(({ read }) => !planned.has(read.file)), ...readProjects(paths, reader)];
  const records = readRecords(paths, reader);
  checkRelations([...known.paths, ...paths], { units, projects, records }, reader);
  const pathOf = ({ file }: Problem): string | undefined => paths.find((path) => reader.nameOf(path) === file);
  const problems = reader.problems.flatMap((problem) => {
    const path = problem.level === 'error' ? pathOf(problem) : undefined;
    return path === undefined ? [] : [{ path, problem }];
  });
  return { problems, forms: records.map(({ entry }) => entry), units, projects };
}
