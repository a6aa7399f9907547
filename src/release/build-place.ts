import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './processes.ts';

/** An empty folder of this process to build in, named by its number; those of processes that have ended are removed. */
export function makeBuildPlace(cache: string): string {
  if (existsSync(cache))
    for (const name of readdirSync(cache).filter((entry) => !/^\d+$/.test(entry) || !isRunning(Number(entry))))
      rmSync(join(cache, name), { recursive: true, force: true });
  const place = join(cache, String(process.pid));
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  return place;
}
