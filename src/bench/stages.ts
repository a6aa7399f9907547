import type { Profiler } from 'node:inspector';
import { PROJECT } from '../program/project.ts';
import { pathToFileURL } from 'node:url';

/** Stages of the work by the folders of the code that does it; the first that fits counts. */
const STAGES: readonly (readonly [stage: string, code: RegExp])[] = [
  ['读入内容', /^src\/(?:io\/(?!search\/)|data\/)/],
  ['核对', /^src\/core\/(?:audit|rules|figures)\//],
  ['搜索索引', /^src\/(?:io\/search\/|core\/search\/|build\/search)/],
  ['数据文件', /^src\/(?:exporters|core\/(?:workbook|tables|open-data))\//],
  ['检查网页', /^src\/release\/inspect\//],
  ['发布', /^src\/release\//],
  ['网页的内容', /^src\/core\//],
  ['网页', /^(?:\.cache\/made\/[^/]+\/(?:preview-)?pages|src\/(?:render|components|pages|layouts|prose))\//],
  ['读写文件、分工', /^src\/(?:build|disk)\//],
];
const REST = '其余（启动、模块）';
const GARBAGE = '整理内存';
const IDLE = new Set(['(idle)']);

const ROOT = `${pathToFileURL(PROJECT).href}/`;

/** The stage of a function of ours; undefined where it is Node's or a library's, which works for who called it. */
function stageOf({ callFrame: { url } }: Profiler.ProfileNode): string | undefined {
  const path = url.startsWith(ROOT) ? url.slice(ROOT.length) : '';
  return STAGES.find(([, code]) => code.test(path))?.[0];
}

/** Adds up by stages where the time of one process went, in seconds. */
export function addStages({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, sums: Map<string, number>): void {
  const stages = new Map<number, string | undefined>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node: Profiler.ProfileNode, above: string): void => {
    const { functionName } = node.callFrame;
    const stage = functionName === '(garbage collector)' ? GARBAGE : (stageOf(node) ?? above);
    stages.set(node.id, IDLE.has(functionName) ? undefined : stage);
    for (const child of node.children ?? []) visit(byId.get(child)!, stage);
  };
  visit(nodes[0]!, REST);
  for (const [i, sample] of samples.entries()) {
    const stage = stages.get(sample);
    if (stage !== undefined) sums.set(stage, (sums.get(stage) ?? 0) + (timeDeltas[i] ?? 0) / 1e6);
  }
}

/** Shares of the whole by stage, the largest first. */
export function shareStages(profiles: readonly (Profiler.Profile | undefined)[]): { stage: string; share: number }[] {
  const sums = new Map<string, number>();
  for (const profile of profiles) if (profile) addStages(profile, sums);
  const all = [...sums.values()].reduce((sum, own) => sum + own, 0);
  return [...sums].map(([stage, own]) => ({ stage, share: own / all })).toSorted((a, b) => b.share - a.share);
}
