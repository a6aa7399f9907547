import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormRecord } from '../core/forms/registry.ts';
import { recordPath } from '../core/library/addresses.ts';
import type { FormEntry } from '../core/library/library.ts';
import type { Published } from '../core/release/check-changes.ts';
import type { Manifest } from '../core/release/manifest.ts';
import { digestFile, sha256 } from './digests.ts';
import { readManifest } from './read-manifest.ts';
import { Stopped } from './stop.ts';
import { currentRelease, isCurrentLost, listReleases, releaseFolder } from './target.ts';

const NOTHING: Published = { forms: [], withdrawn: {}, corrections: { count: 0, head: undefined } };

function readForm(folder: string, id: string, digest: string): FormEntry {
  let text: string;
  try {
    text = readFileSync(join(folder, recordPath(id)), 'utf8');
  } catch {
    text = '';
  }
  if (sha256(text) !== digest)
    throw new Stopped(
      `公开着的记录 ${id} 被改过或丢了，不能和新内容比较`,
      '用 npm run verify 看哪些文件被改过；用 --rollback 退回一次完整的发布，再发布。',
    );
  // what is public once passed its schema; its publication data is not among what the form prints
  const record = {
    ...(JSON.parse(text) as object),
    source: { file: '' },
    publication: { status: 'published' },
  } as FormRecord;
  const [, year = '', unit = '', project = ''] = /^(\d{4})\/([^/]+)\/([^/]+)\.[^.]+$/.exec(id) ?? [];
  return { id, year, unit, project, kind: record.kind, record };
}

/**
 * What is public now, read from the current release: its records as printed, the hashes of withdrawn ones, its chain of
 * corrections. @throws Stopped where the release was altered: what it says cannot be relied on
 */
export function readPublished(target: string): Published {
  const hash = currentRelease(target);
  if (hash === undefined && isCurrentLost(target))
    throw new Stopped(
      `${target} 里公开的那一次发布不见了（current 指向的文件夹没有了），不能和新内容比较`,
      '用 --rollback 退回留着的一次，再发布；一次也没有留下的，从备份恢复 releases，实在没有才删去 current 再发布。',
    );
  if (hash === undefined) return NOTHING;
  const folder = releaseFolder(target, hash);
  const made = readManifest(folder);
  if (!made || made.hash !== hash)
    throw new Stopped(
      `公开着的发布 ${hash} 的 manifest.json 丢了或被改过`,
      '用 --rollback 退回一次完整的发布，再发布。',
    );
  return readRecords(folder, made);
}

/**
 * Withdrawn records as they were printed, as far as a kept release still has them: only their hash is public.
 * @param withdrawn hashes by id
 */
export const recoverWithdrawn = (target: string, withdrawn: Published['withdrawn']): FormEntry[] =>
  Object.entries(withdrawn).flatMap(([id, digest]) => {
    const kept = listReleases(target).map((hash) => releaseFolder(target, hash));
    const folder = kept.find((path) => {
      const file = join(path, recordPath(id));
      return existsSync(file) && digestFile(file).sha256 === digest;
    });
    return folder === undefined ? [] : [readForm(folder, id, digest)];
  });

function readRecords(folder: string, { records, corrections }: Manifest): Published {
  const all = Object.entries(records);
  return {
    forms: all
      .filter(([, { status }]) => status === 'published')
      .map(([id, { sha256: digest }]) => readForm(folder, id, digest)),
    withdrawn: Object.fromEntries(
      all.filter(([, { status }]) => status === 'withdrawn').map(([id, { sha256: digest }]) => [id, digest]),
    ),
    corrections: { count: corrections.count, head: corrections.head ?? undefined },
  };
}
