import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceDurably } from './durable.ts';
import { listFolder } from './folder-files.ts';
import { lockTarget } from './lock.ts';
import { placeFiles } from './place-files.ts';
import { Stopped } from './stop.ts';
import type { Step } from './step.ts';
import { EXPORT_NOTE } from './verify.ts';

/** What an export that was stopped leaves beside a file. */
const LEFTOVER = /(?:^|\/)\.[^/]+\.\d+\.new$/;
const paths = z.array(z.string());

function readOurs(folder: string): readonly string[] | undefined {
  try {
    return paths.parse(JSON.parse(readFileSync(join(folder, EXPORT_NOTE), 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Copies a release into a plain folder, for servers that cannot follow links or are fed by a copying program. Each file is
 * moved into its place whole, pages after what they need; files of former exports that are not in this one go last, files of
 * others stay. @throws Stopped where the folder holds something and no export has ever been made into it
 */
export function exportSite(release: string, to: string, step: Step): void {
  mkdirSync(to, { recursive: true });
  const former = readOurs(to);
  const isOther = readdirSync(to).filter((name) => !name.startsWith('.lock') && !LEFTOVER.test(name));
  if (!former && isOther.length && !existsSync(join(to, EXPORT_NOTE)))
    throw new Stopped(`目录“${to}”里已经有别的文件`, '换一个空目录，免得动了别人的文件。');
  const unlock = lockTarget(to, step);
  try {
    const files = listFolder(release).files;
    const ours = new Set([...(former ?? []), ...files]);
    const note = (list: readonly string[]): void =>
      replaceDurably(to, EXPORT_NOTE, Buffer.from(`${JSON.stringify(list, undefined, 1)}\n`), step);
    // before the first file: were it stopped, the next run must know which files are not somebody else's
    note([...ours]);
    placeFiles(release, to, (path) => !ours.has(path) && !LEFTOVER.test(path), step);
    note(files);
  } finally {
    unlock();
  }
}
