import { resolve } from 'node:path';
import { keepApart, keepOffProject } from '../disk/places.ts';
import { openFolderStore } from './folder-store.ts';
import type { PackStore } from './pack-store.ts';

/**
 * Opens where packs are. @param place a folder @param others folders it may not meet, by what they are called
 * @param isNew whether it may be empty @throws Stopped where it is something else
 */
export function openStore(place: string, others: Readonly<Record<string, string>>, isNew: boolean): PackStore {
  const folder = resolve(place);
  keepApart({ ...others, 分包目录: folder });
  keepOffProject('分包目录', folder);
  return openFolderStore(folder, isNew);
}
