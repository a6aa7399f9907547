import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { follow } from '../disk/places.ts';
import { Stopped } from '../disk/stop.ts';
import {
  clearCaches,
  clearDead,
  leaveWorkFolder,
  makeWorkFolder,
  othersAtWork,
  removeWorkFolder,
} from '../disk/work-folder.ts';
import { markBuilt, refuseOthers } from './built-mark.ts';
import { carryOut, decide, isDecided, type Changes, type ChangeStep } from './change-site.ts';

/** Told of each thing that is done to the site, before it is done. */
export type ReplaceStep = (name: 'swap' | Parameters<ChangeStep>[0], path?: string) => void;

const FORMER = 'former';

/**
 * A build that was killed between two renames has the former site aside: it goes back where it was. One that was killed while
 * it moved files is finished.
 */
function putBack(work: string, target: string): void {
  if (existsSync(target)) carryOut(work, target);
  if (!existsSync(target) && existsSync(join(work, FORMER))) renameSync(join(work, FORMER), target);
}

function swap(site: string, work: string, target: string, step: ReplaceStep): void {
  // again: what somebody has put there meanwhile is theirs
  refuseOthers(target);
  step('swap');
  try {
    if (existsSync(target)) renameSync(target, join(work, FORMER));
    renameSync(site, target);
  } catch (error) {
    if (!existsSync(target) && existsSync(join(work, FORMER))) renameSync(join(work, FORMER), target);
    throw error;
  }
}

/**
 * Builds a site and puts it in the place of the former one by two renames, so that no reader meets a half-written site; or
 * only what has changed, file by file. A link stays a link: what it leads to is replaced.
 * @param build writes a whole site into a folder that is not there yet; or, where it gives changes, the files that are new
 * @param refuse throws where the folder may not be replaced; asked when what a killed build has left is cleared, and told whether
 * there was any
 * @throws Stopped where the folder holds what no build has made, or another build is at work on it; whatever `build` throws.
 * The folder is then as it was.
 */
export async function replaceSite(
  out: string,
  build: (folder: string) => Promise<Changes | undefined | void>,
  step: ReplaceStep = () => undefined,
  refuse: (folder: string, isRescued: boolean) => void | Promise<void> = refuseOthers,
): Promise<void> {
  const target = follow(out);
  const [above, prefix] = [dirname(target), `.${basename(target)}.`];
  clearCaches();
  let isRescued = false;
  clearDead(above, prefix, (work) => {
    isRescued = true;
    putBack(work, target);
  });
  await refuse(target, isRescued);
  mkdirSync(above, { recursive: true });
  const work = makeWorkFolder(above, prefix);
  try {
    if (othersAtWork(above, prefix, work).length) throw new Stopped(`另一个生成正在写“${out}”`, '等它做完再运行一次。');
    const site = join(work, 'site');
    const changes = await build(site);
    if (changes) {
      decide(work, target, changes, step);
      carryOut(work, target, step);
    } else {
      markBuilt(site);
      swap(site, work, target, step);
    }
  } finally {
    // what was decided on and could not be done stays for the next build
    if (isDecided(work)) leaveWorkFolder(work);
    else removeWorkFolder(work);
  }
}
