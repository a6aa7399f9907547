import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MARKS } from '../disk/made.ts';
import { Stopped } from '../disk/stop.ts';
import { readMark, writeMark } from './built-mark.ts';

/** What is to be done in a site. */
export interface Changes {
  /** Paths of files that are new or changed; they lie in the work folder. */
  readonly place: readonly string[];
  /** Those of them that were not there before. */
  readonly added: readonly string[];
  /** Paths of files that are no longer published. */
  readonly remove: readonly string[];
}
type Journal = Pick<Changes, 'place' | 'remove'>;

/** Told of each thing before it is done. */
export type ChangeStep = (name: 'commit' | 'place' | 'remove', path?: string) => void;
const noStep: ChangeStep = () => undefined;

const JOURNAL = 'journal.json';
const SITE = 'site';

/** Pages come after what they need, the mark last. */
const rank = (path: string): number => (path === MARKS.built ? 2 : path.endsWith('.html') ? 1 : 0);

function removeEmpty(target: string, path: string): void {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
    try {
      rmdirSync(join(target, folder));
    } catch {
      return;
    }
}

/** Makes the mark of the site as it will be, where it is another. Gives the paths of what was made. */
function renewMark(folder: string, target: string, { added, remove }: Changes): readonly string[] {
  if (!added.length && !remove.length) return [];
  const gone = new Set(remove);
  const files = [...(readMark(target) ?? []).filter((path) => !gone.has(path)), ...added].sort();
  writeMark(folder, files);
  return [MARKS.built];
}

/**
 * Decides at one moment what is to be done: a process that ends before leaves the site as it was, what one that ends after
 * has left undone is done by the next build.
 * @throws Stopped where somebody has put a file where a new one would stand
 */
export function decide(work: string, target: string, changes: Changes, step: ChangeStep): void {
  const { place, added, remove } = changes;
  const taken = added.filter((path) => existsSync(join(target, path)));
  if (taken.length) throw new Stopped(`“${target}”里有不是本程序生成的文件（${taken[0]}）`, '把它移开，再运行一次。');
  mkdirSync(join(work, SITE), { recursive: true });
  const mark = renewMark(join(work, SITE), target, changes);
  const journal: Journal = { place: [...place, ...mark], remove };
  writeFileSync(join(work, `${JOURNAL}.new`), JSON.stringify(journal));
  step('commit');
  renameSync(join(work, `${JOURNAL}.new`), join(work, JOURNAL));
}

export const isDecided = (work: string): boolean => existsSync(join(work, JOURNAL));

/** Does what was decided on, as far as it is not done yet: every file is moved whole. */
export function carryOut(work: string, target: string, step: ChangeStep = noStep): void {
  if (!isDecided(work)) return;
  const { place, remove } = JSON.parse(readFileSync(join(work, JOURNAL), 'utf8')) as Journal;
  for (const path of place.toSorted((a, b) => rank(a) - rank(b))) {
    if (!existsSync(join(work, SITE, path))) continue;
    step('place', path);
    mkdirSync(dirname(join(target, path)), { recursive: true });
    renameSync(join(work, SITE, path), join(target, path));
  }
  for (const path of remove) {
    step('remove', path);
    rmSync(join(target, path), { force: true });
    removeEmpty(target, path);
  }
  rmSync(join(work, JOURNAL));
}
