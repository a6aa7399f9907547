import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What stands in a folder: hidden files too, links as themselves, folders that hold nothing. */
export interface FolderFiles {
  readonly files: readonly string[];
  /** Links and devices: a release has none. */
  readonly odd: readonly string[];
  /** Every folder below, the deepest last. */
  readonly folders: readonly string[];
}

/** Everything below a folder by its path from there with `/`, in the order of the code units. */
export function listFolder(folder: string): FolderFiles {
  const found = { files: [] as string[], odd: [] as string[], folders: [] as string[] };
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        found.folders.push(path);
        visit(path);
      } else (entry.isFile() ? found.files : found.odd).push(path);
    }
  };
  visit('');
  for (const list of Object.values(found)) list.sort(byCodeUnits);
  return found;
}

/** Every folder that stands above one of the files, those above others first. */
export const foldersOf = (files: readonly string[]): string[] => {
  const folders = new Set<string>();
  for (const path of files)
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  return [...folders];
};
