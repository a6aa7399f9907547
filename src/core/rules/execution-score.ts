import { Exact, HUNDRED } from '../figures/decimal.ts';
import { lastDigit } from '../figures/number.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { FundLine } from '../forms/reading.ts';
import { computeExecution } from './arithmetic/execution.ts';
import {
  compare,
  holding,
  isOffByLastDigit,
  judgeRelation,
  uncheckable,
  type Relation,
} from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { HOLDS } from './arithmetic/verdict.ts';

/** The points a row may give itself: from the exact rate, and from the printed one, which may be cut. */
function relationsOf(line: FundLine, kind: FormKind, weight: Exact, score: Relation['printed']): Relation[] {
  const earned = (percent: Exact): Exact => Exact.min(percent.times(weight).div(HUNDRED), weight);
  const base = { at: `${line.path}.score`, printed: score };
  const execution = computeExecution(line, kind);
  const relations: Relation[] = [];
  if (!('reason' in execution)) {
    const { percent, because } = execution;
    relations.push({
      ...base,
      because: [...because, `${line.path}.weight`],
      computed: earned(percent),
      allowed: () => ({ low: earned(execution.allowed.low), high: earned(execution.allowed.high) }),
    });
  }
  const { rate } = line;
  if (!isMissing(rate))
    relations.push({
      ...base,
      because: [`${line.path}.rate`, `${line.path}.weight`],
      computed: earned(rate.value),
      allowed: () => ({
        low: earned(rate.value.minus(lastDigit(rate).div(2))),
        high: earned(rate.value.plus(lastDigit(rate))),
      }),
    });
  return relations;
}

function checkRow(line: FundLine, kind: FormKind): Outcome[] {
  const { weight, score } = line;
  if (isMissing(score)) return [];
  const at = `${line.path}.score`;
  if (isMissing(weight)) return [uncheckable(at, `${line.label}的分值${explainMissing(weight)}`)];
  // without a budget there is no rate, whatever is printed in its place
  const execution = computeExecution(line, kind);
  if ('isZero' in execution) return [uncheckable(at, execution.reason)];
  const relations = relationsOf(line, kind, weight.value, score);
  const [first] = relations;
  if (!first) return [uncheckable(at, `${line.label}没有能用的执行率`)];
  for (const relation of relations) {
    const verdict = judgeRelation(relation);
    if (HOLDS.has(verdict)) return [holding(at, verdict, relation.because)];
  }
  const near = relations.find(isOffByLastDigit);
  return [
    compare(near ?? first, {
      message: (expected) => `预算执行得${score.text}分，而执行率乘以分值${weight.text}是${expected}分。`,
      advice: '先核对执行率和分值；没有录错，就请填表单位更正得分。',
      severity: () => (near ? 'warning' : undefined),
    }),
  ];
}

const check = ({ kind, reading }: RuleContext): Outcome[] => reading.funds.flatMap((line) => checkRow(line, kind));

const total = (adjusted: string, executed: string, rate: string, score: string) => [
  { source: 'total', label: '年度资金总额', initial: '0.00', adjusted, executed, weight: '10.00', rate, score },
];
const wan = { currency: '万元' };
const AT = 'funds.0.score';

export const EXECUTION_SCORE: Rule = {
  id: 'execution-score',
  family: '算得对',
  title: '预算执行得分等于执行率乘以分值',
  why: '钱用了多少就得多少分，得分不能比执行率给的多。',
  basis: '通行做法：得分＝执行率×分值，最多得满分',
  severity: 'error',
  needs: ['points'],
  check,
  examples: [
    {
      title: '由准确的执行率四舍五入',
      record: { ...wan, funds: total('38.50', '37.76', '98.07', '9.81') },
      finds: [{ at: AT, verdict: 'rounding' }],
    },
    {
      title: '执行率超过 100%，得满分',
      record: { ...wan, funds: total('10.00', '12.00', '120.00', '10.00') },
      finds: [{ at: AT, verdict: 'exact' }],
    },
    {
      title: '没有预算数和执行率，无法核对',
      record: { ...wan, funds: total('', '', '', '10.00') },
      finds: [{ at: AT, verdict: 'not-checkable' }],
    },
    {
      title: '末位多了 0.01',
      record: { ...wan, funds: total('5.0000', '4.5900', '91.80', '9.19') },
      finds: [{ at: AT, verdict: 'contradiction', severity: 'warning' }],
    },
    {
      title: '只用了六成，却得满分',
      record: { ...wan, funds: total('17.00', '9.66', '56.82', '10.00') },
      finds: [{ at: AT, verdict: 'contradiction' }],
    },
  ],
};
