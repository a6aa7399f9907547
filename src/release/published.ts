import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormRecord, KindId } from '../core/forms/registry.ts';
import { recordPath } from '../core/library/addresses.ts';
import type { FormEntry } from '../core/library/library.ts';
import type { Published } from '../core/release/check-changes.ts';
import { besideTexts, guardHash, type Texts } from '../core/release/guarded.ts';
import type { Manifest } from '../core/release/manifest.ts';
import { digestFile, sha256 } from './digests.ts';
import { newestRelease } from './newest.ts';
import { readManifest } from './read-manifest.ts';
import { Stopped } from '../disk/stop.ts';
import { listReleases, releaseFolder } from './target.ts';

const NOTHING: Published = { forms: [], withdrawn: {}, corrections: { count: 0, head: undefined } };

function readText(folder: string, id: string, digest: string): string {
  let text: string;
  try {
    text = readFileSync(join(folder, recordPath(id)), 'utf8');
  } catch {
    text = '';
  }
  if (sha256(text) === digest) return text;
  throw new Stopped(
    `公开着的记录 ${id} 被改过或丢了，不能和新内容比较`,
    '用 mingzhang verify 看哪些文件被改过；从备份恢复，或用 --rollback 退回一次完整的发布。',
  );
}

function readForm(
  folder: string,
  id: string,
  digest: string,
  { [id]: beside = {} }: Manifest['beside'] = {},
): FormEntry {
  const { 'source.sha256': file, ...rest } = beside;
  const publication = Object.fromEntries(
    Object.entries(rest).map(([path, said]) => [path.slice('publication.'.length), said]),
  );
  // what is public once passed its schema; of what is beside the form only what its page says is known
  const head = {
    source: { file: '', ...(file === undefined ? {} : { sha256: file }) },
    publication: { ...publication, status: 'published' },
  };
  const [, year = '', unit = '', project = '', kind] = /^(\d{4})\/([^/]+)\/([^/]+)\.([^.]+)$/.exec(id) ?? [];
  let record: FormRecord | undefined;
  return {
    ...{ id, year, unit, project, kind: kind as KindId, printed: digest },
    get record() {
      return (record ??= { ...(JSON.parse(readText(folder, id, digest)) as object), ...head } as FormRecord);
    },
  };
}

/**
 * A withdrawn record as it was published, where a kept release still has it: only its hash is public.
 * @param former the hash of all it said, or of what it printed in releases of earlier versions
 */
function recover(target: string, id: string, { sha256: printed, guard }: Manifest['records'][string]): FormEntry[] {
  for (const hash of listReleases(target)) {
    const folder = releaseFolder(target, hash);
    const file = join(folder, recordPath(id));
    if (!existsSync(file) || digestFile(file).sha256 !== printed) continue;
    const form = readForm(folder, id, printed, readManifest(folder)?.beside);
    if (guard === undefined || guardHash(form.record, sha256) === guard) return [form];
  }
  return [];
}

const asTexts = (beside: Manifest['beside'] = {}): [string, Texts][] =>
  Object.entries(beside).map(([id, texts]) => [id, new Map(Object.entries(texts))]);

const isSame = (texts: Texts, noted: Readonly<Record<string, string>>): boolean =>
  texts.size === Object.keys(noted).length && [...texts].every(([path, text]) => noted[path] === text);

/** What a form prints is known by its hash, what is said beside it by its head. */
const isPublished = ({ records, beside }: Manifest, { id, head, printed }: FormEntry): boolean =>
  records[id]?.status === 'published' &&
  records[id].sha256 === printed &&
  head !== undefined &&
  isSame(besideTexts(head), beside?.[id] ?? {});

function readRecords(target: string, folder: string, made: Manifest): Published {
  const { records, corrections, beside } = made;
  const all = Object.entries(records);
  const withdrawn = all.filter(([, { status }]) => status === 'withdrawn');
  return {
    forms: all
      .filter(([, { status }]) => status === 'published')
      .map(([id, { sha256: digest }]) => readForm(folder, id, digest, beside)),
    withdrawn: Object.fromEntries(withdrawn.map(([id, { sha256: printed, guard }]) => [id, guard ?? printed])),
    recovered: withdrawn.flatMap(([id, entry]) => recover(target, id, entry)),
    // of a record that is published its own texts say it all
    names: new Map(asTexts(beside).filter(([id]) => records[id]?.status !== 'published')),
    corrections: { count: corrections.count, head: corrections.head ?? undefined },
    isAsBefore: (form) => isPublished(made, form),
    lacksBeside: beside === undefined,
  };
}

/**
 * The newest state that was ever public, whatever is public now: its records as published, each read when it is asked for, the hashes of withdrawn ones, its
 * chain of corrections. @throws Stopped where that release was altered or lost: what it said cannot be relied on
 */
export function readPublished(target: string): Published {
  const hash = newestRelease(target);
  if (hash === undefined) return NOTHING;
  const folder = releaseFolder(target, hash);
  const made = readManifest(folder);
  if (!made || made.hash !== hash)
    throw new Stopped(
      `最近一次发布 ${hash} 的 manifest.json 丢了或被改过，不能和新内容比较`,
      '从备份或 --export 的目录恢复它，再发布。',
    );
  return readRecords(target, folder, made);
}
