/*
 * Loaded into every process of a command that is measured: when the process ends, it leaves what it took in a folder that the
 * environment names; on demand with where its time went, from Node's own profiler.
 */
import { writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const FOLDER = 'MINGZHANG_USAGE';
const PROFILE = 'MINGZHANG_PROFILE';

/** What one process took. */
export interface ProcessUsage {
  /** Seconds of all its threads. */
  readonly cpu: number;
  /** The most memory it held, in MB. */
  readonly peak: number;
  readonly profile: Profiler.Profile | undefined;
}

/** The environment in which a command's processes leave their usage in `folder`. */
export const watched = (folder: string, withProfile: boolean): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${pathToFileURL(import.meta.filename).href}`,
  [FOLDER]: folder,
  ...(withProfile ? { [PROFILE]: '1' } : {}),
});

function startProfile(): () => Profiler.Profile | undefined {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 2000 });
  session.post('Profiler.start');
  return () => {
    let found: Profiler.Profile | undefined;
    session.post('Profiler.stop', (_, answer) => (found = answer?.profile));
    return found;
  };
}

const folder = process.env[FOLDER];
if (folder !== undefined) {
  const stop = process.env[PROFILE] ? startProfile() : () => undefined;
  process.on('exit', () => {
    const profile = stop();
    const { user, system } = process.cpuUsage();
    const usage: ProcessUsage = { cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024, profile };
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(usage));
  });
}
