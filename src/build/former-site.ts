import { existsSync } from 'node:fs';
import { MARKS } from '../disk/made.ts';
import { isLitter, refuseOthers } from './built-mark.ts';
import { checkFolder, type FolderCheck } from './found-files.ts';
import { readState, type SiteState } from './site-state.ts';

/** What stands where a build is to put its site, held against what is kept of the last build there. */
export interface FormerSite {
  /** Its folder, whether it is there or not. */
  readonly folder: string;
  /** Undefined where nothing is kept, there is any doubt about it, or it is to be left aside. */
  readonly last: { readonly state: SiteState; readonly check: FolderCheck } | undefined;
}

const allFiles = ({ files, units }: SiteState) =>
  new Map([...files, ...[...units.values()].flatMap((unit) => [...unit.files])]);

function openLast(folder: string): FormerSite['last'] {
  const state = existsSync(folder) ? readState(folder) : undefined;
  const check = state && checkFolder(folder, allFiles(state), state.folders);
  if (!check || check.touched.has(MARKS.built)) return undefined;
  return check.others.every(isLitter) ? { state, check } : undefined;
}

/**
 * @param fresh whatever is kept is left aside
 * @throws Stopped where something stands there that no build has put there
 */
export function openFormer(folder: string, fresh: boolean): FormerSite {
  const last = fresh ? undefined : openLast(folder);
  // the check has looked at everything that is there
  if (!last) refuseOthers(folder);
  return { folder, last };
}
