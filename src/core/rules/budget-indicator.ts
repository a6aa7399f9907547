import type { Exact } from '../figures/decimal.ts';
import { HUNDRED } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { FundLine, IndicatorLine } from '../forms/reading.ts';
import { computeExecution } from './arithmetic/execution.ts';
import { nameOf } from './indicator-words.ts';
import { boundsOf } from './arithmetic/printed-amounts.ts';
import { compare, holding } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { HOLDS, judge, type Interval } from './arithmetic/verdict.ts';

/** A share of the budget that an indicator may be about, as the funds table gives it. */
interface Share {
  readonly what: string;
  readonly percent: Exact;
  readonly allowed: Interval;
  readonly because: readonly string[];
}

const EXECUTION =
  /^(?:项目|年度|财政|部门)*(?:预算(?:资金|经费)?|资金|经费)(?:的)?(?:执行|支出|使用|支付)(?:完成)?(?:率|进度)(?:\(%\)|（%）)?$/;
const ADJUSTMENT = /^(?:项目|年度|部门)*预算(?:数)?调整率(?:\(%\)|（%）)?$/;

function executionShare(total: FundLine, { kind }: RuleContext): Share | undefined {
  const execution = computeExecution(total, kind);
  return 'reason' in execution ? undefined : { what: '执行数÷预算数', ...execution };
}

/** |adjusted − initial| ÷ initial. */
function adjustmentShare({ path, initial, adjusted }: FundLine): Share | undefined {
  if (isMissing(initial) || isMissing(adjusted) || initial.yuan.lte(0)) return undefined;
  const [before, after] = [boundsOf(initial), boundsOf(adjusted)];
  const share = (now: Exact, was: Exact): Exact => now.minus(was).abs().div(was).times(HUNDRED);
  const ends = [share(after.low, before.high), share(after.high, before.low)].sort((a, b) => a.cmp(b));
  return {
    what: '预算调整数÷年初预算数',
    percent: share(adjusted.yuan, initial.yuan),
    allowed: { low: ends[0]!, high: ends[1]! },
    because: [`${path}.initial`, `${path}.adjusted`],
  };
}

function checkLine(line: IndicatorLine, share: Share): Outcome[] {
  const { actual } = line;
  if (isMissing(actual) || actual.kind !== 'quantity' || !/^%?$/.test(actual.unit)) return [];
  const at = `${line.path}.actual`;
  const because = [...share.because];
  const verdict = judge(actual, share.percent, share.allowed);
  if (HOLDS.has(verdict)) return [holding(at, verdict, because)];
  return [
    compare(
      { at, because, printed: actual, computed: share.percent, allowed: share.allowed },
      {
        message: (expected) =>
          `${nameOf(line)}的结果是${actual.text.trim()}，按资金表算（${share.what}）是${expected}%。`,
        advice: '对照资金表和这一条的结果，改正录错的一处；口径不同的，写明怎样算。',
      },
      verdict,
    ),
  ];
}

function check(context: RuleContext): Outcome[] {
  const { total, indicators } = context.reading;
  if (!total) return [];
  return indicators.flatMap((line) => {
    const name = line.row.name.replace(/\s/g, '');
    const share = EXECUTION.test(name)
      ? executionShare(total, context)
      : ADJUSTMENT.test(name)
        ? adjustmentShare(total)
        : undefined;
    return share ? checkLine(line, share) : [];
  });
}

const form = (name: string, actual: string, initial = '200000.00') => ({
  funds: [{ source: 'total', label: '年度资金总额', initial, adjusted: '200000.00', executed: '196000.00' }],
  indicators: [{ level1: '产出指标', level2: '时效指标', name, target: '≥95%', actual, weight: '10', score: '10' }],
});

export const BUDGET_INDICATOR: Rule = {
  id: 'budget-indicator',
  family: '对得上',
  title: '关于预算的指标与资金表相符',
  why: '指标里的预算执行率和资金表算出来的不一样，就不知道钱用了多少。',
  basis: '算术关系',
  severity: 'warning',
  needs: ['results', 'spending'],
  check,
  examples: [
    {
      title: '与资金表一致',
      record: form('预算执行率', '98%'),
      finds: [{ at: 'indicators.0.actual', verdict: 'exact' }],
    },
    {
      title: '预算没有调整',
      record: form('预算调整率', '0%'),
      finds: [{ at: 'indicators.0.actual', verdict: 'exact' }],
    },
    { title: '不是关于预算的指标', record: form('设备使用率', '90%'), finds: [] },
    {
      title: '资金表是98%，指标写100%',
      record: form('项目资金支出率', '100%'),
      finds: [{ at: 'indicators.0.actual', verdict: 'contradiction' }],
    },
    {
      title: '年初25万元调到20万元，指标写调整率0',
      record: form('预算调整率', '0%', '250000.00'),
      finds: [{ at: 'indicators.0.actual', verdict: 'contradiction' }],
    },
  ],
};
