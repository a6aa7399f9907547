import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { follow } from '../../disk/places.ts';
import { codeFile } from '../../program/code-file.ts';
import type { SentCheck } from './former-check.ts';

/** How a site stands to what is kept of its last build; undefined where nothing is. */
export type EarlyCheck = Promise<SentCheck | undefined>;

/** Begins to look through the site that is to be brought up to date, while this thread reads content: neither waits for the other. */
export function checkEarly(out: string): EarlyCheck {
  const worker = new Worker(codeFile('check-thread'), { workerData: follow(out) });
  const sent = once(worker, 'message').then(([message]) => message as SentCheck | undefined);
  // where it fails, the site is looked through when its turn comes
  return sent.catch(() => undefined);
}
