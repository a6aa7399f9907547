import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MARKS } from '../disk/made.ts';
import { Stopped } from '../disk/stop.ts';
import { makeWorkFolder } from '../disk/work-folder.ts';
import { makeOpenFolder, syncFolder } from '../release/durable.ts';
import { noStep } from '../release/step.ts';
import type { PackStore } from './pack-store.ts';

/** @throws Stopped where the folder holds something and is no folder of packs */
function claim(folder: string): void {
  const mark = join(folder, MARKS.packs);
  if (existsSync(mark)) return;
  makeOpenFolder(folder);
  // another machine may be making it at this moment
  const others = readdirSync(folder).filter(
    (name) => name !== MARKS.packs && !/^\.|^(?:packs|lists|indexes|releases)$/.test(name),
  );
  if (others.length)
    throw new Stopped(`“${folder}”不是空的，也不是放分包的目录（里面有 ${others[0]}）`, '换一个空目录。');
  writeFileSync(mark, '{}\n');
}

/** Packs in a folder, which several machines may share. @throws Stopped where it holds something else */
export function openFolderStore(folder: string, isNew = true): PackStore {
  if (isNew) claim(folder);
  else if (!existsSync(join(folder, MARKS.packs)))
    throw new Stopped(`“${folder}”不是放分包的目录`, '核对 --packs 或 --join 后面的目录；共用的磁盘看看挂上了没有。');
  const at = (path: string): string => join(folder, path);
  let work: string | undefined;
  const workFolder = (): string => (work ??= makeWorkFolder(folder, '.'));
  const place = (file: string, path: string): void => {
    makeOpenFolder(dirname(at(path)));
    renameSync(file, at(path));
    syncFolder(dirname(at(path)), noStep);
  };
  return {
    name: folder,
    workFolder,
    list: async (path) => (existsSync(at(path)) ? readdirSync(at(path)) : []),
    read: async (path) => (existsSync(at(path)) ? readFileSync(at(path)) : undefined),
    fetch: async (path) => (existsSync(at(path)) ? at(path) : undefined),
    put: async (path, file) => place(file, path),
    write: async (path, bytes) => {
      const file = join(workFolder(), basename(path));
      writeFileSync(file, bytes, { flush: true });
      place(file, path);
    },
    remove: async (path) => rmSync(at(path), { force: true }),
  };
}
