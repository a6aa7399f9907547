import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Objection } from '../../core/release/check-changes.ts';
import { contentOf } from '../../exporters/content-of.ts';
import type { Expected } from './routes.ts';

/**
 * Data for machines must say what the records say, byte for byte: the hashes of records are published, and the figures of
 * comparisons are drawn from these files alone.
 */
export function inspectDataFile(site: string, at: string, { outputs, find }: Expected): Objection[] {
  const output = outputs.get(at);
  if (!output || output.sort === 'page' || output.sort === 'feed') return [];
  if (readFileSync(join(site, at)).equals(Buffer.from(contentOf(output, find)))) return [];
  return [{ at, message: '供机器读取的数据和记录算出的不一致', advice: '这是程序的问题，请报告；公开的网页没有动。' }];
}
