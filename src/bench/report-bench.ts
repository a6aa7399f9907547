import { CASES, type Bench, type CaseId, type Measured } from './run-bench.ts';

export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)]!;

/** One case in figures: seconds, their ratio to a build from nothing, MB of the process that held most. */
export interface Row {
  readonly id: CaseId;
  readonly name: string;
  readonly seconds: number;
  readonly ratio: number;
  readonly cpu: number | undefined;
  readonly peak: number | undefined;
}

const medianOf = (taken: Measured['taken'], pick: (one: Measured['taken'][number]) => number | undefined) => {
  const known = taken.map(pick).filter((value) => value !== undefined);
  return known.length ? median(known) : undefined;
};

/** The cases as medians. */
export function listRows({ cases }: Pick<Bench, 'cases'>): Row[] {
  const wallOf = ({ taken }: Measured): number => medianOf(taken, ({ wall }) => wall)!;
  const cold = wallOf(cases.find(({ id }) => id === 'cold')!);
  return cases.map((one) => ({
    ...{ id: one.id, name: CASES[one.id], seconds: wallOf(one), ratio: wallOf(one) / cold },
    cpu: medianOf(one.taken, ({ cpu }) => cpu),
    peak: medianOf(one.taken, ({ peak }) => peak),
  }));
}

const cell = (value: number | undefined, digits: number): string => (value === undefined ? '—' : value.toFixed(digits));
const percent = (share: number): string => `${Math.round(share * 100)}%`;
const describeStages = (name: string, stages: Bench['stages']['cold']): string =>
  `处理器的时间用在哪里（${name}）：${stages
    .filter(({ share }) => share >= 0.005)
    .map(({ stage, share }) => `${stage} ${percent(share)}`)
    .join('，')}`;

/** @param against the same build by another revision, if that was measured: its seconds */
export function describeBench(bench: Bench, records: number, runs: number, against?: number): string {
  const rows = listRows(bench);
  const table = rows.map(
    ({ name, seconds, ratio, cpu, peak }) =>
      `| ${name} | ${cell(seconds, 2)} | ${cell(ratio, 3)} | ${cell(cpu, 1)} | ${cell(peak, 0)} |`,
  );
  return [
    `${records}张表，各量${runs}次（打开预览、第一次发布一次），取中位数；比例是和从头生成相比`,
    '',
    '| 做什么 | 秒 | 比例 | 处理器（秒） | 内存峰值（MB，最大的一个进程） |',
    '|---|--:|--:|--:|--:|',
    ...table,
    '',
    describeStages('从头生成', bench.stages.cold),
    describeStages('多公布一张表，再发布', bench.stages.release),
    ...(against === undefined
      ? []
      : [`另一个版本从头生成 ${against.toFixed(2)} 秒；现在是它的 ${(rows[0]!.seconds / against).toFixed(2)} 倍`]),
  ].join('\n');
}
