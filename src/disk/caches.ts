import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { IS_PACKAGE, PROJECT } from '../program/project.ts';

const { env, platform } = process;

/** The folder that the system gives a user for what programs keep and can make again. */
function userFolder(): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(homedir(), 'AppData/Local');
  return env['XDG_CACHE_HOME'] || join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** Where everything is kept between commands. The package may lie where its user cannot write. */
const OWN = resolve(env['MINGZHANG_CACHE'] || (IS_PACKAGE ? join(userFolder(), 'mingzhang') : join(PROJECT, '.cache')));

/** Where commands keep what they are at work on; anything in it may be removed when no command runs. */
export const CACHES = {
  import: join(OWN, 'import'),
  packs: join(OWN, 'packs'),
  preview: join(OWN, 'preview'),
  print: join(OWN, 'print'),
  release: join(OWN, 'release'),
  start: join(OWN, 'start'),
} as const;

/** What is compiled of the source, which stays; beside it works what compiles it. Always beside the source: Astro moves files from there, which no other disk allows. */
export const MADE = join(PROJECT, '.cache/made');

/** What was read of files of content, for the next command. */
export const READINGS = join(OWN, 'readings');

/** What builds leave behind so that the next one makes only what has changed. */
export const BUILDS = join(OWN, 'builds');

/** Compiled modules; Node keeps them there. */
export const MODULES = join(OWN, 'modules');

/** The sites that releases were made of, for the next release to the same place. */
export const SITES = join(OWN, 'sites');

/** Node for other machines, as npm gives it. */
export const NODES = join(OWN, 'nodes');
