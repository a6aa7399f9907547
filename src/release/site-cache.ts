import { hash } from 'node:crypto';
import { mkdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { SITES } from '../disk/caches.ts';
import { keepNewest } from '../disk/keep-newest.ts';

/** Places to release to whose sites are kept. */
const MOST = 5;

/**
 * The folder in which releases to a place keep what the next one goes on from: the site they were made of, and what was found
 * out about its files. Whatever is in it may be removed when no command runs.
 */
export const keptFolder = (target: string): string => join(SITES, hash('sha256', target).slice(0, 16));

/** Removes all that is kept of a place to release to: it may hold what is withdrawn now. */
export const forgetSite = (target: string): void => rmSync(keptFolder(target), { recursive: true, force: true });

/** Where the site of a place to release to is kept, if one is. */
export const keptSite = (target: string): string => join(keptFolder(target), 'site');

/** The kept site of a place to release to, for a build to bring up to date. */
export function takeSite(target: string): string {
  const folder = keptFolder(target);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  utimesSync(folder, new Date(), new Date());
  keepNewest(SITES, MOST);
  return keptSite(target);
}
