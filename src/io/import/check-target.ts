import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keepOutOfMade, refuseMade } from '../../disk/made.ts';
import { follow, keepOffProject } from '../../disk/places.ts';
import { Stopped } from '../../disk/stop.ts';
import { FOLDERS, type Target } from './known-content.ts';

const SITE = 'site.yaml';
const YEAR = /^\d{4}$/;

const isContent = (folder: string): boolean => existsSync(join(folder, SITE));

/** Names in a folder that is there, but for hidden ones. */
const namesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];

/** Records elsewhere in content would be read as something else, or not at all. */
function refuseWithinContent(records: string): void {
  for (let at = follow(records); at !== dirname(at); at = dirname(at)) {
    const right = join(at, 'records');
    if (isContent(at) && right !== follow(records))
      throw new Stopped(`“${records}”在内容目录 ${at} 里，却不是放记录的地方`, `写 --out ${right}。`);
  }
}

/** @throws Stopped where a folder holds what no import has put there */
function refuseOthers(folder: string, isOurs: (name: string) => boolean): void {
  const others = namesIn(folder).filter((name) => !isOurs(name));
  if (!others.length) return;
  const named = `${others.slice(0, 3).join('、')}${others.length > 3 ? ` 等${others.length}个` : ''}`;
  throw new Stopped(
    `“${folder}”里有别的文件（${named}），不是内容目录`,
    `换一个空目录；这里确实要放内容的，先把 ${SITE} 放进去（见手册）。`,
  );
}

/**
 * Makes sure that records may be added here: to content, or to a folder that is not there, is empty, or holds what imports
 * have put there. Drafts must not lie in what a server shows, and what a build replaces must not be the only place of them.
 * @throws Stopped where it is something else
 */
export function checkTarget({ folder, records, isContent: hasEntries }: Target): void {
  const top = hasEntries ? folder : records;
  for (const place of [top, records]) {
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new Stopped(`“${place}”是文件，不是目录`, '换一个目录，或把那个文件移开。');
    keepOffProject('记录要写的目录', place, 'content');
    refuseMade('记录要写的目录', place);
    keepOutOfMade('记录要写的目录', place);
  }
  refuseWithinContent(records);
  if (isContent(top)) return;
  if (hasEntries) refuseOthers(folder, (name) => FOLDERS.includes(name) || name === basename(records));
  refuseOthers(records, (name) => YEAR.test(name));
}
