import { existsSync } from 'node:fs';
import { CACHES } from '../../disk/caches.ts';
import { clearCaches, makeWorkFolder, removeWorkFolder } from '../../disk/work-folder.ts';
import { FileReader } from '../../io/file-reader.ts';
import { readSite } from '../../io/read-entries.ts';
import { describeProblems } from '../../io/report-problems.ts';
import { serveLive } from './live-server.ts';
import { PreviewBuilds } from './preview-builds.ts';
import type { PreviewState } from './preview-state.ts';
import { watchedOf } from '../published-before.ts';
import { todayHere } from '../../command/today.ts';
import { watchFolders } from './watch-folders.ts';

export interface PreviewOptions {
  /** Folder of the content. */
  readonly content: string;
  /** Folder of what is public now. */
  readonly against: string | undefined;
  readonly port: number;
  /** Where releases go, for who may release from the preview. */
  readonly to?: string | undefined;
  /** More words for the release command. */
  readonly releaseOptions?: readonly string[] | undefined;
  /** Where to build; each running preview needs a folder of its own. */
  readonly folder?: string;
  /** A line for the terminal. */
  say(text: string): void;
}

export interface Preview {
  /** Address of the home page. */
  readonly address: string;
  readonly builds: PreviewBuilds;
  stop(): Promise<void>;
}

/** A folder of this process's own. */
function ownFolder(): string {
  clearCaches();
  return makeWorkFolder(CACHES.preview);
}

/** What a clerk at the terminal is told of a try that ended; warnings in full only where they are new. */
function describeEnd({ state, report, failure, attempt }: PreviewState): string {
  const problems = report?.problems ?? [];
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length) return `${describeProblems(errors)}\n内容有错误，网页还是上一次的样子。改好并保存，会自动再生成。`;
  if (state === 'broken') return `网页没有生成成功：\n${failure ?? ''}`;
  const warnings = problems.length ? `，${problems.length}处要注意` : '';
  const all = problems.length && attempt === 1 ? `${describeProblems(problems)}\n\n` : '';
  return `${all}预览好了：${report?.forms}张表，其中${report?.drafts}张没有公布${warnings}。${report?.made ?? ''}`;
}

/**
 * Serves a preview of the content on this machine and builds it again whenever a file below it is saved. Resolves as soon as
 * the server answers; the first build may still be under way.
 */
export async function startPreview({
  content,
  against,
  port,
  folder,
  say,
  ...release
}: PreviewOptions): Promise<Preview> {
  // the addresses must not change while pages are open, so the base of the start holds
  const base = existsSync(content) ? (readSite(new FileReader(content))?.base ?? '/') : '/';
  const out = folder ?? ownFolder();
  const builds = new PreviewBuilds(() => ({ content, against, base, today: todayHere() }), out);
  let said = '';
  builds.listen((state) => {
    const is = `${state.attempt} ${state.state}`;
    if (state.state === 'building' || (state.state === 'ready' && state.isUnderWay) || is === said) return;
    said = is;
    say(describeEnd(state));
  });
  const { address, close } = await serveLive(builds, { content, base, port, ...release });
  say(`预览的地址：${address}（工作台：${address}staff/）。按 Ctrl+C 结束。`);
  const unwatch = await watchFolders([content, ...watchedOf(against)], () => builds.start());
  builds.start();
  const stop = async (): Promise<void> => {
    builds.stop();
    await unwatch();
    close();
    removeWorkFolder(out);
  };
  return { address, builds, stop };
}
