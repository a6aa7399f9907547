import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { headOf } from '../core/library/form-head.ts';
import type { Content } from '../core/library/library.ts';
import { markPublished } from '../io/mark-published.ts';
import { explainStop } from '../disk/stop.ts';

/** Which records are marked as published in the content, and those that could not be: the site is public all the same. */
export interface Marked {
  readonly done: readonly string[];
  readonly failed: readonly { readonly id: string; readonly message: string }[];
}

const ENDINGS = ['yaml', 'yml', 'json', 'md'];

/** In one move, so that an editor or a loader meets the old or the new text; the file keeps its rights. */
function replaceText(path: string, text: string): void {
  const file = realpathSync(path);
  // the same name each time: what a killed run has left is written over by the next
  const beside = join(dirname(file), `.${basename(file)}.new`);
  rmSync(beside, { force: true });
  const handle = openSync(beside, 'wx');
  try {
    fchmodSync(handle, statSync(file).mode);
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

/** @returns whether the record is marked now */
function mark(folder: string, id: string, isTrial: boolean): boolean {
  const ending = ENDINGS.find((one) => existsSync(join(folder, 'records', `${id}.${one}`)));
  if (ending === undefined) return false;
  const path = join(folder, 'records', `${id}.${ending}`);
  const marked = markPublished(readFileSync(path, 'utf8'), ending);
  if (marked === undefined) return false;
  if (!isTrial) replaceText(path, marked);
  return true;
}

/**
 * Marks approved records that went out as `published` in their files, each by itself: one that was missed is marked by the
 * next release. Who approved, and when, stays. A file that somebody has given another status meanwhile stays as it is.
 * @param folder of the content
 * @param isTrial only says which
 */
export function markReleased(folder: string, { forms }: Content, isTrial: boolean): Marked {
  const [done, failed]: [string[], { id: string; message: string }[]] = [[], []];
  for (const { id } of forms.filter((form) => headOf(form).publication.status === 'approved'))
    try {
      if (mark(folder, id, isTrial)) done.push(id);
    } catch (error) {
      failed.push({ id, message: (explainStop(error) as Error).message });
    }
  return { done, failed };
}
