import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const listIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/**
 * Removes all but so many files and folders of a cache, those first that were written to longest ago. What cannot be removed,
 * because another command is at work on it, stays.
 * @param isOwn whether a name is one of those that are counted
 */
export function keepNewest(cache: string, most: number, isOwn: (name: string) => boolean = () => true): void {
  const names = listIn(cache).filter(isOwn);
  if (names.length <= most) return;
  const byAge = names
    .map((name) => join(cache, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(most))
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // it is written to
    }
}
