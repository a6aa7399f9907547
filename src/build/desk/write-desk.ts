import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { explainStop, Stopped } from '../../disk/stop.ts';
import { DESK_MARK } from './build-desk.ts';

/** The mark stands near the beginning; the policy before it is shorter. */
const HEAD_BYTES = 4096;

function isDesk(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0)).includes(DESK_MARK);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes a desk whole or not at all.
 * @throws Stopped where something else is there, or the system does not allow it
 */
export function writeDesk(out: string, html: Uint8Array): void {
  const work = `${out}.${process.pid}.part`;
  try {
    if (existsSync(out) && !isDesk(out))
      throw new Stopped(`${out} 不是工作台，没有动它`, '换一个文件名，或把那个文件移开。');
    mkdirSync(dirname(out), { recursive: true });
    try {
      writeFileSync(work, html);
      renameSync(work, out);
    } finally {
      rmSync(work, { force: true });
    }
  } catch (error) {
    throw explainStop(error);
  }
}
