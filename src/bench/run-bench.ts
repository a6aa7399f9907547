import { join } from 'node:path';
import { EditedRecords } from './edit-records.ts';
import { measureCommand, runCommand, type Taken } from './measure-command.ts';
import { measurePreview } from './measure-preview.ts';
import { shareStages } from './stages.ts';

export const CASES = {
  cold: '从头生成',
  warm: '什么也没变，再生成',
  change: '改一张表，再生成',
  preview: '打开预览',
  save: '预览里保存一张表，到网页上看见',
  first: '第一次发布',
  release: '多公布一张表，再发布',
  correction: '更正一张表，再发布',
} as const;
export type CaseId = keyof typeof CASES;

/** What was measured of one case: the times in their order; CPU is not known of a part of a command's life. */
export interface Measured {
  readonly id: CaseId;
  readonly taken: readonly (Pick<Taken, 'wall'> & Partial<Taken>)[];
}

export interface Bench {
  readonly cases: readonly Measured[];
  /** Where the CPU time went, in shares of the whole. */
  readonly stages: Readonly<Record<'cold' | 'release', readonly { readonly stage: string; readonly share: number }[]>>;
}

export interface BenchJob {
  /** The project that is measured. */
  readonly project: string;
  /** Folder of content that is changed. */
  readonly content: string;
  /** Folder for everything that is made. */
  readonly work: string;
  readonly runs: number;
  readonly tell: (what: string) => void;
}

const COMMAND = 'bin/mingzhang.js';
/** The same, not compiled: a profile then says which code took the time. */
const SOURCE = 'scripts/mingzhang.ts';
const DATE = ['--date', '2030-01-01'];

async function repeat<T>(times: number, task: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < times; i++) all.push(await task());
  return all;
}

async function measureBuilds({ project, content, work, runs, tell }: BenchJob, records: EditedRecords) {
  const args = ['build', '--content', content, '--out', join(work, 'site')];
  const measure = (...more: string[]): Promise<Taken> => measureCommand(project, [COMMAND, ...args, ...more], work);
  tell(CASES.cold);
  const cold = await repeat(runs, () => measure('--fresh'));
  tell(CASES.warm);
  const warm = await repeat(runs, () => measure());
  tell(CASES.change);
  const path = records.take();
  const change = await repeat(runs, () => {
    records.retitle(path);
    return measure();
  });
  const profiled = await runCommand(project, [SOURCE, ...args, '--fresh'], work, true);
  const cases: Measured[] = [
    { id: 'cold', taken: cold },
    { id: 'warm', taken: warm },
    { id: 'change', taken: change },
  ];
  return { cases, stages: shareStages(profiled.processes.map(({ profile }) => profile)) };
}

async function measureReleases({ project, content, work, runs, tell }: BenchJob, records: EditedRecords) {
  const args = ['release', '--content', content, '--to', join(work, 'public'), ...DATE];
  const measure = (): Promise<Taken> => measureCommand(project, [COMMAND, ...args], work);
  const held = Array.from({ length: runs + 1 }, () => records.take());
  for (const path of held) records.holdBack(path);
  tell(CASES.first);
  const first = await measure();
  tell(CASES.release);
  const release = await repeat(runs, () => {
    records.approve(held.pop()!);
    return measure();
  });
  tell(CASES.correction);
  const path = records.take();
  const correction = await repeat(runs, async () => {
    records.retitle(path);
    await runCommand(project, [COMMAND, ...args, '--correct', '--reason', '样例'], work);
    return measure();
  });
  records.approve(held.pop()!);
  const profiled = await runCommand(project, [SOURCE, ...args], work, true);
  const cases: Measured[] = [
    { id: 'first', taken: [first] },
    { id: 'release', taken: release },
    { id: 'correction', taken: correction },
  ];
  return { cases, stages: shareStages(profiled.processes.map(({ profile }) => profile)) };
}

/** Measures all a user waits for, one case after the other, on content that is changed by it. */
export async function runBench(job: BenchJob): Promise<Bench> {
  const records = new EditedRecords(job.content);
  const builds = await measureBuilds(job, records);
  job.tell(CASES.save);
  const { opened, saves } = await measurePreview(job, records);
  const preview: Measured[] = [
    { id: 'preview', taken: [opened] },
    { id: 'save', taken: saves.map((wall) => ({ wall })) },
  ];
  const releases = await measureReleases(job, records);
  return {
    cases: [...builds.cases, ...preview, ...releases.cases],
    stages: { cold: builds.stages, release: releases.stages },
  };
}
