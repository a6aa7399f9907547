import { join } from 'node:path';
import { fileOf, isFile } from '../../core/outputs/output.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import type { Changes } from '../change-site.ts';
import { findFile, foldersOf, settledTime, type FolderCheck } from './found-files.ts';
import type { KeptFile, KeptUnit } from './kept-unit.ts';

/** The files of a unit with what each rests on. */
export const restsOf = (unit: UnitOutputs): ReadonlyMap<string, string> =>
  new Map(
    unit
      .outputs()
      .filter(isFile)
      .map((output) => [fileOf(output), output.rests()]),
  );

interface LeftPlace {
  /** Of the site. */
  readonly folder: string;
  /** Paths of files that are new in it. */
  readonly placed: ReadonlySet<string>;
  /** The files of the last build. */
  readonly former: ReadonlyMap<string, KeptFile>;
}

/** Files as they are left. @param rests what each rests on, by path */
export function describeFiles(
  rests: ReadonlyMap<string, string>,
  { folder, placed, former }: LeftPlace,
): ReadonlyMap<string, KeptFile> {
  const left = [...rests].flatMap(([path, own]): [string, KeptFile][] => {
    const file = placed.has(path) ? findFile(join(folder, path)) : former.get(path);
    return file ? [[path, { ...file, rests: own }]] : [];
  });
  return new Map(left);
}

/** Of the folders that held what they should, those that nothing was put into or taken out of since. */
export function foldersLeft({ folders }: FolderCheck, { place, remove }: Changes): ReadonlyMap<string, number> {
  const changed = foldersOf([...place, ...remove]);
  return new Map([...folders].filter(([folder]) => !changed.has(folder)));
}

/** The folders of a new site, which nobody else has put anything into. */
export function foldersOfNew(site: string, paths: Iterable<string>): ReadonlyMap<string, number> {
  const times = [...foldersOf(paths)].map((folder) => [folder, settledTime(join(site, folder))] as const);
  return new Map(times.filter((pair): pair is [string, number] => pair[1] !== undefined));
}

/** Forms by what has become of them since; all are new where nothing was kept. */
export function countForms(
  before: ReadonlyMap<string, KeptUnit> = new Map(),
  now: ReadonlyMap<string, KeptUnit>,
): { changed: number; added: number; removed: number } {
  const records = (unit: KeptUnit | undefined) =>
    new Map([...(unit?.files ?? [])].filter(([path]) => path.startsWith('records/')));
  const count = { changed: 0, added: 0, removed: 0 };
  for (const slug of new Set([...before.keys(), ...now.keys()])) {
    if (before.get(slug) === now.get(slug)) continue;
    const [old, own] = [records(before.get(slug)), records(now.get(slug))];
    const again = [...own].filter(([path]) => old.has(path));
    count.changed += again.filter(([path, { rests }]) => old.get(path)!.rests !== rests).length;
    count.added += own.size - again.length;
    count.removed += old.size - again.length;
  }
  return count;
}
