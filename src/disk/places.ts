import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PROJECT } from '../program/project.ts';
import { Stopped } from './stop.ts';

/** More links than any system follows. */
const MOST_LINKS = 40;

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Where a path leads once links are followed, also for what is not there yet and for links that lead nowhere. */
export function follow(path: string, links = 0): string {
  const full = resolve(path);
  try {
    return realpathSync.native(full);
  } catch {
    const above = dirname(full);
    if (links < MOST_LINKS && isLink(full)) return follow(resolve(above, readlinkSync(full)), links + 1);
    return above === full ? full : join(follow(above, links), basename(full));
  }
}

/**
 * A place by what the disk says it is, not by how it is spelt: a disk may not tell `Out` from `out`, and one folder may be
 * seen under two paths.
 */
interface Place {
  readonly path: string;
  /** The folder and those above it, as far as they are there: the innermost last. */
  readonly there: readonly string[];
  /** Names below, of what is not there yet, without case. */
  readonly missing: readonly string[];
}

function identify(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

function locate(path: string): Place {
  const full = follow(path);
  const [there, missing]: [string[], string[]] = [[], []];
  for (let at = full; ; at = dirname(at)) {
    const known = identify(at);
    if (known !== undefined) there.unshift(known);
    else missing.unshift(basename(at).normalize('NFKC').toLowerCase());
    if (at === dirname(at)) return { path: full, there, missing };
  }
}

const isWithinPlace = (inner: Place, outer: Place): boolean =>
  outer.missing.length === 0
    ? inner.there.includes(outer.there.at(-1)!)
    : inner.there.at(-1) === outer.there.at(-1) && outer.missing.every((name, i) => inner.missing[i] === name);

/** Whether a path is a folder or lies in it, however the two are spelt. */
export const isWithin = (inner: string, outer: string): boolean => isWithinPlace(locate(inner), locate(outer));

/**
 * Content, releases and a copy for the server are folders apart, none within another: content that lies where a server
 * looks shows its drafts, and what is written into content would be read as content.
 * @param places by what they are called in messages; those not given are passed over
 * @throws Stopped where two of them meet
 */
export function keepApart(places: Readonly<Record<string, string | undefined>>): void {
  const known = Object.entries(places).flatMap(([name, path]) =>
    path === undefined ? [] : [{ name, place: locate(path) }],
  );
  for (const [i, one] of known.entries())
    for (const other of known.slice(i + 1)) {
      if (!isWithinPlace(one.place, other.place) && !isWithinPlace(other.place, one.place)) continue;
      throw new Stopped(
        `${one.name}（${one.place.path}）和${other.name}（${other.place.path}）不能是同一个目录，也不能一个在另一个里面`,
        '换一个单独的目录。',
      );
    }
}

/** What the program consists of; a folder of its own beside them, like `dist`, may be written to. */
const PARTS = ['.git', 'bin', 'content', 'node_modules', 'program', 'public', 'scripts', 'src', 'test'];

/**
 * @param allowed the part that may be written to
 * @throws Stopped where a folder to write to is the program's own, holds it, or lies in a part of it
 */
export function keepOffProject(name: string, path: string, allowed?: 'content'): void {
  const parts = PARTS.filter((part) => part !== allowed);
  const part = isWithin(PROJECT, path) ? '' : parts.find((one) => isWithin(path, join(PROJECT, one)));
  if (part === undefined) return;
  throw new Stopped(
    `${name}（${follow(path)}）${part === '' ? '里面是程序自己' : `在程序自己的 ${part} 里`}，不能写在那里`,
    '换一个单独的目录。',
  );
}
