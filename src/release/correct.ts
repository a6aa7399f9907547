import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import { compareContents } from '../core/release/changes.ts';
import type { CorrectionEntry } from '../core/release/correction.ts';
import { publicContent } from '../core/release/public-content.ts';
import { writeCorrections, type Account } from '../core/release/write-corrections.ts';
import { sha256 } from './digests.ts';
import { readPublished, recoverWithdrawn } from './published.ts';
import { Stopped } from './stop.ts';
import { currentRelease, isCurrentLost } from './target.ts';

/** Texts in quotes throughout: figures must not become numbers, and a JSON text is a YAML one. */
const printEntry = ({ correction }: CorrectionEntry): string =>
  Object.entries(correction)
    .map(([key, text]) => `${key}: ${JSON.stringify(text)}\n`)
    .join('');

/**
 * Writes the entries that are missing for what differs from the public records into `corrections/` of the content.
 * @returns the entries written @throws Stopped where a file of that name is there
 */
export function correctContent(folder: string, content: Content, target: string, account: Account): CorrectionEntry[] {
  if (currentRelease(target) === undefined && !isCurrentLost(target))
    throw new Stopped(`“${target}”里还没有公布过，没有要更正的`, '核对 --to；没有公布过的表直接改，不用写更正。');
  const published = readPublished(target);
  const shown = publicContent(content, account.date);
  const known = content.corrections ?? [];
  const last = known.at(-1)?.correction.date;
  if (last !== undefined && last > account.date)
    throw new Stopped(`更正日期 ${account.date} 早于上一条更正（${last}）`, '更正记录按先后排，日期不能倒退。');
  const entries = writeCorrections(
    // what was withdrawn is public again: what changed behind the notice is told now
    compareContents({ forms: [...published.forms, ...recoverWithdrawn(target, published.withdrawn)] }, shown),
    known,
    published.corrections.count,
    account,
    sha256,
  );
  for (const entry of entries) {
    const path = join(folder, 'corrections', `${entry.id}.yaml`);
    if (existsSync(path)) throw new Stopped(`已经有文件 ${path}`, '先处理它，再运行一次。');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, printEntry(entry));
  }
  return entries;
}
