import { printAmount } from '../figures/amount.ts';
import type { Exact } from '../figures/decimal.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { FundLine } from '../forms/reading.ts';
import { computeExecution } from './arithmetic/execution.ts';
import { hasFormula } from './arithmetic/lettered-columns.ts';
import { compare, isOffByLastDigit, uncheckable, type Relation } from './arithmetic/relation.ts';
import type { Verdict } from './arithmetic/verdict.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

/** Whether a rate is right as a fraction of 1, as workbooks that lost their number format show it: 0.8 for 80%. */
const isFraction = (value: Exact, verdict: Verdict): boolean => verdict === 'unit' && value.lte(2);

/** What is suspected of a rate that a factor of units makes right. */
const suspect = (value: Exact, verdict: Verdict): string =>
  verdict !== 'unit'
    ? '而'
    : isFraction(value, verdict)
      ? '疑似把百分数写成了小数：'
      : '疑似预算数和执行数一个写元、一个写万元：';

/** Nothing printed claims nothing; a rate that cannot be read cannot be checked. */
function checkRow(line: FundLine, kind: FormKind): Outcome[] {
  const at = `${line.path}.rate`;
  const { rate } = line;
  if (isMissing(rate))
    return rate.missing === 'unreadable' ? [uncheckable(at, `${line.label}的执行率${explainMissing(rate)}`)] : [];
  const execution = computeExecution(line, kind);
  if ('reason' in execution) return [uncheckable(at, execution.reason)];
  const { budget, executed, percent, because } = execution;
  const telling = {
    message: (expected: string, verdict: Verdict) =>
      `${line.label}的执行率印作${rate.text}，${suspect(rate.value, verdict)}${printAmount(executed)}÷${printAmount(budget)}＝${expected}%。`,
    advice: (verdict: Verdict) =>
      isFraction(rate.value, verdict)
        ? `数是对的，写成百分数：${percent.toDecimalPlaces(2).toFixed()}%。`
        : '先核对预算数和执行数；数没有录错，就请填表单位更正执行率。',
    severity: (relation: Relation, verdict: Verdict) =>
      isOffByLastDigit(relation) || isFraction(rate.value, verdict) ? ('warning' as const) : undefined,
  };
  return [compare({ at, because, printed: rate, computed: percent, allowed: () => execution.allowed }, telling)];
}

/** A heading that says by letters how the rate is computed is held to that, by another rule. */
const saysHow = ({ record }: RuleContext): boolean =>
  'labels' in record && record.labels?.['rate'] !== undefined && hasFormula(record.labels['rate']);

const check = (context: RuleContext): Outcome[] =>
  saysHow(context) ? [] : context.reading.funds.flatMap((line) => checkRow(line, context.kind));

const total = (adjusted: string, executed: string, rate: string) => [
  { source: 'total', label: '年度资金总额', initial: adjusted, adjusted, executed, weight: '10', rate, score: '' },
];
const AT = 'funds.0.rate';

export const EXECUTION_RATE: Rule = {
  id: 'execution-rate',
  family: '算得对',
  title: '执行率等于执行数除以预算数',
  why: '执行率说的是一年的钱用掉了多少，算错了，大家看到的花钱进度就不对。',
  basis: '通行做法：执行率＝预算执行数÷调整后的预算数',
  severity: 'error',
  needs: ['spending'],
  check,
  examples: [
    {
      title: '四舍五入到两位',
      record: { currency: '元', funds: total('250000.00', '215457.6', '86.18%') },
      finds: [{ at: AT, verdict: 'rounding' }],
    },
    {
      title: '截到两位',
      record: { currency: '万元', funds: total('383.45', '83.47', '21.76') },
      finds: [{ at: AT, verdict: 'truncation' }],
    },
    {
      title: '以没有印出来的位数计，可以得出',
      record: { currency: '万元', funds: total('17.00', '9.66', '56.80') },
      finds: [{ at: AT, verdict: 'hidden-precision' }],
    },
    {
      title: '没有预算，不能算执行率',
      record: { currency: '万元', funds: total('0.00', '0.00', '0.00') },
      finds: [{ at: AT, verdict: 'not-checkable' }],
    },
    {
      title: '末位多了 0.01',
      record: { currency: '元', funds: total('250000.00', '215457.6', '86.19%') },
      finds: [{ at: AT, verdict: 'contradiction', severity: 'warning' }],
    },
    {
      title: '印作 100%，其实是 80.45%',
      record: { currency: '万元', funds: total('4753.66万元', '3824.26万元', '100%') },
      finds: [{ at: AT, verdict: 'contradiction' }],
    },
    {
      title: '把百分数写成了小数',
      record: { currency: '元', funds: total('250000.00', '200000.00', '0.8') },
      finds: [{ at: AT, verdict: 'unit', severity: 'warning' }],
    },
  ],
};
