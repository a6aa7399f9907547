import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import { changesSince } from '../core/release/check-changes.ts';
import type { CorrectionEntry } from '../core/release/correction.ts';
import { publicContent } from '../core/release/public-content.ts';
import { writeCorrections } from '../core/release/write-corrections.ts';
import { correctionFile } from '../filing/correction-file.ts';
import { sha256 } from './digests.ts';
import { withWithdrawn } from './gate.ts';
import { newestRelease } from './newest.ts';
import { readPublished } from './published.ts';
import { Stopped } from '../disk/stop.ts';

/** The unit that a record, a project or a unit belongs to: who speaks where no person is named. */
function unitOf(content: Content, id: string): string {
  const [, slug = ''] = id.split('/');
  return content.units.find((entry) => entry.slug === slug)?.unit.name ?? slug;
}

export interface CorrectionJob {
  readonly reason: string;
  /** The unit where undefined. */
  readonly by: string | undefined;
  readonly date: string;
}

/**
 * Writes the entries that are missing for what differs from the newest public state into `corrections/` of the content.
 * @returns the entries written @throws Stopped where a file of that name is there
 */
export function correctContent(
  folder: string,
  content: Content,
  target: string,
  job: CorrectionJob,
): CorrectionEntry[] {
  if (newestRelease(target) === undefined)
    throw new Stopped(`“${target}”里还没有公布过，没有要更正的`, '核对 --to；没有公布过的表直接改，不用写更正。');
  const published = readPublished(target);
  const going = withWithdrawn(content, publicContent(content, job.date));
  const known = content.corrections ?? [];
  const last = known.at(-1)?.correction.date;
  if (last !== undefined && last > job.date)
    throw new Stopped(`更正日期 ${job.date} 早于上一条更正（${last}）`, '更正记录按先后排，日期不能倒退。');
  const account = { ...job, by: (id: string) => job.by ?? unitOf(content, id) };
  const entries = writeCorrections(changesSince(published, going), known, published.corrections.count, account, sha256);
  for (const entry of entries) {
    const file = correctionFile(entry);
    const path = join(folder, file.path);
    if (existsSync(path)) throw new Stopped(`已经有文件 ${path}`, '先处理它，再运行一次。');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
  }
  return entries;
}
