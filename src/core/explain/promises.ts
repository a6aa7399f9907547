import { cellOf } from '../history/indicator-changes.ts';
import type { Change, ChangeKind } from '../history/change.ts';
import type { IndicatorHistory, ProjectHistory } from '../history/model.ts';
import { printResult, printValue, quote } from '../history/print-value.ts';
import { explainSense } from './attainment.ts';
import { bold, type Ground, type Piece } from './sentence.ts';

/** How many are told before the rest is only counted. */
const TOLD = 3;
/** Lowered and dropped promises are what auditors come for: more of them, and yet on one screen. */
const PROMISES_TOLD = 6;

const groundsOfChange = ({ before, after }: Change): Ground[] => [before, after].filter((cell) => cell !== undefined);

const COUNTED: [ChangeKind, string][] = [
  ['target-lowered', '放低要求'],
  ['target-raised', '提高要求'],
  ['target-rewritten', '改写目标'],
  ['added', '新增指标'],
  ['restored', '恢复指标'],
  ['dropped', '取消指标'],
  ['moved-project', '移到别的项目'],
  ['moved', '换类别'],
  ['renamed-indicator', '改名称'],
];

/**
 * How many promises changed, by sort, among some changes of a project; the first lowered and dropped ones are told in full. `head`
 * says when: `2024年指标的变化`.
 */
export function explainPromises(all: readonly Change[], head: string): Piece[][] {
  const changes = all.filter(({ indicator }) => indicator !== undefined);
  const parts = COUNTED.map(([kind, words]) => [changes.filter((change) => change.kind === kind), words] as const)
    .filter(([some]) => some.length > 0)
    .flatMap(([some, words], i): Piece[] => [
      i === 0 ? '' : '，',
      words,
      bold(`${some.length}项`, ...some.flatMap(groundsOfChange)),
    ]);
  if (parts.length === 0) return [];
  const told = (['target-lowered', 'dropped'] as const).flatMap((sort) => changes.filter(({ kind }) => kind === sort));
  const rest = told.slice(PROMISES_TOLD);
  const more = rest.length
    ? [['另有', bold(`${rest.length}项`, ...rest.flatMap(groundsOfChange)), '放低要求或取消。']]
    : [];
  const sentences = told.slice(0, PROMISES_TOLD).map((change) => [bold(change.words, ...groundsOfChange(change))]);
  return [[`${head}：`, ...parts, '。'], ...sentences, ...more];
}

/** Indicators whose target was missed: what was promised and what came of it. */
export function explainMissed(history: ProjectHistory, year: string): Piece[] {
  const missed = history.indicators.flatMap((indicator: IndicatorHistory) => {
    const final = indicator.years.find((own) => own.year === year)?.final;
    return final?.attainment?.outcome === 'missed' ? [final] : [];
  });
  const parts = missed
    .slice(0, TOLD)
    .flatMap((stop, i): Piece[] => [
      i === 0 ? '没有达到目标的：' : '；',
      `${quote(stop.name)}目标`,
      bold(printValue(stop.row.target), cellOf(stop, 'target')),
      '，结果',
      bold(printResult(stop.row.actual), cellOf(stop, 'actual')),
      stop.attainment?.sense ? `（${explainSense(stop.attainment.sense)}）` : '',
    ]);
  const rest = missed.slice(TOLD).map((stop) => cellOf(stop, 'actual'));
  const more = rest.length ? ['；另有', bold(`${rest.length}项`, ...rest)] : [];
  return parts.length ? [...parts, ...more, '。'] : [];
}
