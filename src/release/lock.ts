import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isSameProcess, startOf } from '../disk/processes.ts';
import { Stopped } from '../disk/stop.ts';
import type { Step } from './step.ts';

/** Who holds the lock. `start` tells a process from a later one with the same number, where the system says it. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly start: string;
}

const LOCK = '.lock';

/** Undefined where the text is no holder: power failed while it was written. */
function readHolder(text: string): Holder | undefined {
  try {
    const { pid, host, start } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' && typeof start === 'string'
      ? { pid, host, start }
      : undefined;
  } catch {
    return undefined;
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function refuseBusy(text: string, path: string): void {
  const holder = readHolder(text);
  if (!holder) return;
  if (holder.host !== hostname())
    throw new Stopped(
      `另一台机器（${holder.host}）正在发布到这里，或在发布时中断了`,
      `等它做完再试；确认那边没有在发布，就删去 ${path} 再试。`,
    );
  if (isSameProcess(holder.pid, holder.start))
    throw new Stopped(`已经有一个发布正在进行（进程${holder.pid}）`, '等它做完再试；公开的网页没有动。');
}

/** Takes a dead process's lock away. Of two that try, the second gets what the first has put there, and gives it back. */
function breakLock(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readLock(aside) !== stale) linkSync(aside, path);
  rmSync(aside, { force: true });
}

/**
 * Locks a folder for this process; the lock of a process that has ended is broken. A lock is written beside and linked into
 * place, so that it is never seen half written.
 * @returns what gives it back
 * @throws Stopped where another release is at work
 */
export function lockTarget(target: string, step: Step): () => void {
  const path = join(target, LOCK);
  const own = `${path}.${process.pid}`;
  step('lock', path);
  writeFileSync(own, JSON.stringify({ pid: process.pid, host: hostname(), start: startOf(process.pid) }));
  try {
    for (;;)
      try {
        linkSync(own, path);
        return () => {
          step('unlock', path);
          rmSync(path, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const text = readLock(path);
        if (text === undefined) continue;
        refuseBusy(text, path);
        breakLock(path, text);
      }
  } finally {
    rmSync(own, { force: true });
  }
}

/** @throws Stopped where a release is at work in a folder; looks only */
export function refuseLocked(target: string): void {
  const path = join(target, LOCK);
  const text = readLock(path);
  if (text !== undefined) refuseBusy(text, path);
}
