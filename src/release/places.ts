import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Stopped } from './stop.ts';

/** Where a path leads once links are followed, also for what is not there yet. */
function follow(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const above = dirname(full);
  return above === full ? full : join(follow(above), basename(full));
}

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);

/**
 * Content, releases and a copy for the server are three folders, none within another: content that lies where a server
 * looks shows its drafts, and what is written into content would be read as content.
 * @throws Stopped where two of them meet
 */
export function keepApart(places: Readonly<Record<string, string | undefined>>): void {
  const known = Object.entries(places).flatMap(([name, path]) =>
    path === undefined ? [] : [{ name, path: follow(path) }],
  );
  for (const [i, one] of known.entries())
    for (const other of known.slice(i + 1)) {
      if (!isWithin(one.path, other.path) && !isWithin(other.path, one.path)) continue;
      throw new Stopped(
        `${one.name}（${one.path}）和${other.name}（${other.path}）不能是同一个目录，也不能一个在另一个里面`,
        '换一个单独的目录。',
      );
    }
}
