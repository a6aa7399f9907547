import type { Outcome, Reason } from '../figures/attainment.ts';
import { isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { IndicatorLine, Reading } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import { explainReason, explainSense, yardstickOf } from './attainment.ts';
import { bold, type Piece } from './sentence.ts';

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** How many indicators have each outcome; undefined for a form that states no results. */
export function countOutcomes(indicators: readonly IndicatorLine[]): OutcomeCounts | undefined {
  if (!indicators.some((line) => line.attainment)) return undefined;
  const counts = { met: 0, exceeded: 0, missed: 0, unverifiable: 0 };
  for (const { attainment } of indicators) if (attainment) counts[attainment.outcome]++;
  return counts;
}

/** `27项`, with the cell of each. */
const items = (lines: readonly IndicatorLine[], field: 'actual' | 'target'): Piece =>
  bold(`${lines.length}项`, ...lines.map(({ path }) => ({ path: `${path}.${field}` })));

/** Why results cannot be verified: each reason, with its count where there are several. */
function listReasons(open: readonly IndicatorLine[], kind: FormKind): string {
  const counts = new Map<Reason, number>();
  for (const { attainment } of open) counts.set(attainment!.reason, (counts.get(attainment!.reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, n]) => `${explainReason(reason, yardstickOf(kind))}${counts.size > 1 ? `${n}项` : ''}`)
    .join('，');
}

const hasFullScore = ({ weight, score }: IndicatorLine): boolean =>
  !isMissing(weight) && !isMissing(score) && !weight.value.isZero() && score.value.eq(weight.value);

function mentionFullScores(open: readonly IndicatorLine[]): string {
  const full = open.filter(hasFullScore).length;
  if (full === 0) return '';
  return full < open.length ? `，其中${full}项仍得满分` : `，这${full === 1 ? '' : full}项仍得满分`;
}

function mentionDeclared(lines: readonly IndicatorLine[]): string {
  const declared = lines.filter(({ attainment }) => attainment?.reason === 'declared').length;
  return declared ? `${declared}项只写“达成”一类的话，没有写结果` : '';
}

/** Outcomes that rest on how a target was taken. */
function mentionAssumed(lines: readonly IndicatorLine[], kind: FormKind): string {
  const assumed = lines.filter(({ attainment }) => attainment?.sense?.ground === 'assumed');
  return assumed.length ? `${assumed.length}项${explainSense(assumed[0]!.attainment!.sense!, yardstickOf(kind))}` : '';
}

/** How many indicators came out how; what no indicator has is not mentioned. */
export function explainResults({ indicators }: Reading, kind: FormKind): Piece[] {
  const counts = countOutcomes(indicators);
  if (!counts) return [bold('表中没有列出指标', { path: 'indicators' }), '。'];
  const having = (...outcomes: Outcome[]): IndicatorLine[] =>
    indicators.filter(({ attainment }) => attainment && outcomes.includes(attainment.outcome));
  const good = having('met', 'exceeded');
  const aim = kind.stage === 'midway' ? '跟踪期计划' : '目标';
  const [missed, open] = [having('missed'), having('unverifiable')];
  const remarks = (lines: readonly IndicatorLine[]): string => {
    const notes = [mentionDeclared(lines), mentionAssumed(lines, kind)].filter(Boolean);
    return notes.length ? `（其中${notes.join('；')}）` : '';
  };
  const parts: [lines: readonly IndicatorLine[], words: string][] = [
    [good, `达到或超过${aim}${remarks(good)}`],
    [missed, `${good.length ? '未达到' : `未达到${aim}`}${remarks(missed)}${mentionFullScores(missed)}`],
    [open, open.length ? `无法核实（${listReasons(open, kind)}）${mentionFullScores(open)}` : ''],
  ];
  const present = parts.filter(([lines]) => lines.length > 0);
  if (present.length === 1)
    return [items(indicators, 'actual'), `指标${indicators.length > 1 ? '都' : ''}${present[0]![1]}。`];
  const list = present.flatMap(([lines, words], i): Piece[] => [
    i === 0 ? '指标中，' : '，',
    items(lines, 'actual'),
    words,
  ]);
  return [bold(`${indicators.length}项`, { path: 'indicators' }), ...list, '。'];
}

/** `产出17项`: how many indicators stand under each level 1, in printed order. */
export function explainPlan({ indicators }: Reading): Piece[] {
  const counts = new Map<string, number>();
  for (const { row } of indicators) {
    const level = bareLevel(row.level1) || '未写一级指标';
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const parts = [...counts].map(([level, n]) => `${level}${n}项`).join('，');
  const none: Piece[] = [bold('没有列出指标', { path: 'indicators' }), '。'];
  return indicators.length ? ['提出', items(indicators, 'target'), `指标：${parts}。`] : none;
}
