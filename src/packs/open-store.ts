import { resolve } from 'node:path';
import { keepApart, keepOffProject } from '../disk/places.ts';
import { Stopped } from '../disk/stop.ts';
import { openFolderStore } from './folder-store.ts';
import { readAccess } from './s3-access.ts';
import { openS3Store, readBucket } from './s3-store.ts';
import type { PackStore } from './pack-store.ts';

/**
 * Opens where packs are. @param place a folder, or `s3://bucket/prefix` @param others folders it may not meet, by what they are called
 * @param isNew whether it may be empty @throws Stopped where it is something else
 */
export function openStore(place: string, others: Readonly<Record<string, string>>, isNew: boolean): PackStore {
  if (readBucket(place)) return openS3Store(place, readAccess(process.env));
  if (place.startsWith('s3:'))
    throw new Stopped(`“${place}”不是桶`, '写成 s3://桶/前缀，桶名只有小写字母、数字、点和连字符。');
  const folder = resolve(place);
  keepApart({ ...others, 分包目录: folder });
  keepOffProject('分包目录', folder);
  return openFolderStore(folder, isNew);
}
