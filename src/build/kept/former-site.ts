import { MARKS } from '../../disk/made.ts';
import { isLitter, refuseOthers } from '../built-mark.ts';
import type { EarlyCheck } from './early-check.ts';
import { checkLeft, takeCheck, type LeftSite } from './former-check.ts';

/** What stands where a build is to put its site, held against what is kept of the last build there. */
export interface FormerSite {
  /** Its folder, whether it is there or not. */
  readonly folder: string;
  /** Undefined where nothing is kept, there is any doubt about it, or it is to be left aside. */
  readonly last: LeftSite | undefined;
}

async function openLast(folder: string, early: EarlyCheck | undefined): Promise<FormerSite['last']> {
  const sent = await early;
  const left = (sent && takeCheck(folder, sent)) ?? checkLeft(folder);
  if (!left || left.check.touched.has(MARKS.built)) return undefined;
  return left.check.others.every(isLitter) ? left : undefined;
}

/**
 * @param fresh whatever is kept is left aside
 * @param early a check of the folder that was begun before; whatever a build has left there must be as it was since
 * @throws Stopped where something stands there that no build has put there
 */
export async function openFormer(folder: string, fresh: boolean, early?: EarlyCheck): Promise<FormerSite> {
  const last = fresh ? undefined : await openLast(folder, early);
  // the check has looked at everything that is there
  if (!last) refuseOthers(folder);
  return { folder, last };
}
