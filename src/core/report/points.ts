import { explainChange, readableMoney } from '../explain/money.ts';
import { bold, type Sentence } from '../explain/sentence.ts';
import { Exact, sum } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { FundLine, Reading } from '../forms/reading.ts';
import { anchorOf } from './anchors.ts';
import { linkAnswer, type AnswerPiece } from './answer.ts';
import { hasFullScore, isScored, pointsLost, type Scored } from '../rules/points.ts';
import { saysSomething } from '../rules/stated-reasons.ts';

/** An indicator whose points are told of, with what the form prints. */
export interface PointsLine {
  readonly name: string;
  /** Id of the element on the page. */
  readonly anchor: string;
  /** `得4.00分（分值4.74分），扣0.74分` */
  readonly words: string;
  /** As printed; undefined where the form gives none. */
  readonly reason: string | undefined;
}

/** Facts of a form that a reader should see at once; none of them says that anything is wrong. */
export interface PointsView {
  /** Points not given, in all: `1.74`. */
  readonly lostSum: string;
  readonly lost: readonly PointsLine[];
  /** Points given in full where the result was left blank. */
  readonly unprovenSum: string;
  readonly unproven: readonly PointsLine[];
  /** How the year's budget was lowered; empty where it was not. */
  readonly cut: readonly AnswerPiece[];
}

const bare = (text: string): string => text.trim().replace(/分$/, '');

const tellLoss = (line: Scored): PointsLine => ({
  name: line.row.name,
  anchor: anchorOf(line.path),
  words: `分值${bare(line.weight.text)}分，得${bare(line.score.text)}分，扣${pointsLost(line).toFixed()}分`,
  reason: saysSomething(line.row.deviation) ? line.row.deviation : undefined,
});

const tellUnproven = (line: Scored): PointsLine => ({
  name: line.row.name,
  anchor: anchorOf(line.path),
  words: `得${bare(line.score.text)}分（满分），实际完成值没有填`,
  reason: undefined,
});

/** The row of the budget's execution carries points too. */
function loseByExecution(total: FundLine | undefined): { line: PointsLine; lost: Exact } | undefined {
  if (!total || isMissing(total.weight) || isMissing(total.score)) return undefined;
  const lost = total.weight.value.minus(total.score.value);
  if (lost.lte(0)) return undefined;
  const rate = isMissing(total.rate) ? '' : `，执行率${total.rate.value.toFixed(total.rate.decimals)}%`;
  const words = `分值${bare(total.weight.text)}分，得${bare(total.score.text)}分，扣${lost.toFixed()}分${rate}`;
  return { line: { name: '预算执行', anchor: anchorOf(`${total.path}.score`), words, reason: undefined }, lost };
}

/**
 * The budget that was lowered within the year, and what the spending is of the first budget: a rate of 100 % of what was
 * left says nothing of what was planned.
 */
function tellCut(total: FundLine | undefined): Sentence {
  if (!total || isMissing(total.initial) || isMissing(total.adjusted)) return [];
  const { path, initial, adjusted, executed } = total;
  if (initial.yuan.lte(0) || adjusted.yuan.gte(initial.yuan)) return [];
  const cut = [
    '年初预算',
    bold(readableMoney(initial), { path: `${path}.initial` }),
    '，年中调减到',
    bold(readableMoney(adjusted), { path: `${path}.adjusted` }),
  ];
  const words = [...cut, `（${explainChange(initial, adjusted)}）`] as Sentence;
  if (isMissing(executed)) return [...words, '。'];
  const same = adjusted.yuan.eq(executed.yuan) ? '，与执行数分毫不差' : '';
  const rate = executed.yuan.div(initial.yuan).times(100).toFixed(2);
  return [...words, `${same}。执行率是对照调整后的预算算的；对照年初预算，执行了${rate}%。`];
}

/** Undefined where the form has nothing of the kind to tell. `page`: the form's own address. */
export function viewPoints({ total, indicators }: Reading, page: string): PointsView | undefined {
  const scored = indicators.filter(isScored);
  const lost = scored.filter((line) => pointsLost(line).gt(0));
  const unproven = scored.filter((line) => isMissing(line.actual) && hasFullScore(line));
  const execution = loseByExecution(total);
  const cut = tellCut(total);
  if (!lost.length && !unproven.length && !execution && !cut.length) return undefined;
  return {
    lostSum: sum([...lost.map(pointsLost), execution?.lost ?? new Exact(0)]).toFixed(),
    lost: [...lost.map(tellLoss), ...(execution ? [execution.line] : [])],
    unprovenSum: sum(unproven.map(({ score }) => score.value)).toFixed(),
    unproven: unproven.map(tellUnproven),
    cut: linkAnswer([cut], { lines: '#indicators', page })[0]!,
  };
}
