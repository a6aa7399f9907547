import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Objection } from '../../core/release/check-changes.ts';
import { contentOf } from '../../exporters/content-of.ts';
import type { Expected } from './routes.ts';

/** Whether a file is of these pieces and nothing else; no more of it than one is in memory. */
function isOf(file: string, pieces: Iterable<string | Uint8Array>): boolean {
  const handle = openSync(file, 'r');
  try {
    let at = 0;
    for (const piece of pieces) {
      const wanted = Buffer.from(piece as Uint8Array);
      const found = Buffer.alloc(wanted.length);
      for (let got = -1, done = 0; done < found.length && got !== 0; done += got)
        got = readSync(handle, found, done, found.length - done, at + done);
      if (!found.equals(wanted)) return false;
      at += wanted.length;
    }
    return fstatSync(handle).size === at;
  } finally {
    closeSync(handle);
  }
}

/**
 * Data for machines must say what the records say, byte for byte: the hashes of records are published, and the figures of
 * comparisons are drawn from these files alone.
 */
export function inspectDataFile(site: string, at: string, { outputs, find, keyed }: Expected): Objection[] {
  const output = outputs.get(at);
  if (!output || output.sort === 'page' || output.sort === 'feed') return [];
  if (isOf(join(site, at), contentOf(output, find, keyed))) return [];
  return [{ at, message: '供机器读取的数据和记录算出的不一致', advice: '这是程序的问题，请报告；公开的网页没有动。' }];
}
