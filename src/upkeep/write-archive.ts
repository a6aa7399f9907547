import { deflateRawSync, gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { writeZip } from '../exporters/zip.ts';
import type { BundleFile, Machine } from './bundle-files.ts';

/** The same for every file, so that the same files give the same bytes; after the beginning, which some programs take for none. */
const DAY = new Date('1980-01-01T00:00:00Z');

async function writeTar(files: readonly BundleFile[]): Promise<Uint8Array> {
  const entries = files.map(({ path, bytes, isProgram }) => ({
    header: {
      ...{ name: path, size: bytes.length, type: 'file' as const, mtime: DAY },
      ...{ mode: isProgram ? 0o755 : 0o644, uid: 0, gid: 0, uname: 'root', gname: 'root' },
    },
    body: bytes,
  }));
  return gzipSync(await packTar(entries));
}

/** The bytes of an archive: the same files, in the same order, give the same. */
export const writeArchive = async (files: readonly BundleFile[], ending: Machine['ending']): Promise<Uint8Array> =>
  ending === 'zip' ? writeZip(files, deflateRawSync) : writeTar(files);
