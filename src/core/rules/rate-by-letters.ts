import { computeArrival } from './arithmetic/arrival.ts';
import { computeLettered, type Lettered } from './arithmetic/lettered-columns.ts';
import { compare, isOffByLastDigit } from './arithmetic/relation.ts';
import { HOLDS } from './arithmetic/verdict.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const bareHeading = (heading: string): string => heading.replace(/[（(].*$/, '').trim();

function checkCell({ cell, printed, formula, computed, allowed, because }: Lettered, label: string): Outcome {
  return compare(
    { at: cell.path, because, printed, computed, allowed },
    {
      message: (expected) =>
        `${label}的${bareHeading(cell.heading)}印作${cell.text.trim()}，按表头的${formula}算是${expected}${formula.includes('/') ? '%' : ''}。`,
      advice: '先核对这一行各栏的数；数没有录错，就请填表单位更正。',
      severity: (relation) => (isOffByLastDigit(relation) ? 'warning' : undefined),
    },
  );
}

/** 到位率 under a heading without letters, where it fits neither of the budgets that it may be of. */
function checkArrival(context: RuleContext, index: number, label: string): Outcome[] {
  const [first, ...others] = computeArrival(context, index);
  if (!first) return [];
  const outcomes = [first, ...others].map(({ cell, printed, computed, allowed, because }) =>
    compare(
      { at: cell.path, because, printed, computed, allowed },
      {
        message: (expected) =>
          `${label}的${bareHeading(cell.heading)}印作${cell.text.trim()}，按到位数除以预算数算是${expected}%。`,
        advice: '先核对预算数和到位数；数没有录错，就请填表单位更正。',
        severity: () => 'warning',
      },
    ),
  );
  return [outcomes.find(({ verdict }) => HOLDS.has(verdict!)) ?? outcomes[0]!];
}

const check = (context: RuleContext): Outcome[] =>
  context.reading.funds.flatMap((line, i) => {
    const label = line.label.replace(/[:：]$/, '');
    return [
      ...computeLettered(context, i).map((lettered) => checkCell(lettered, label)),
      ...checkArrival(context, i, label),
    ];
  });

const form = (cells: Record<string, string>, labels: Record<string, string> = {}) => ({
  currency: '万元',
  labels: { adjusted: '全年预算数(A)', executed: '全年执行数(E)', ...labels },
  funds: [{ source: 'total', label: '年度资金总额', adjusted: '52.8', executed: '30.8', extra: cells }],
});

export const RATE_BY_LETTERS: Rule = {
  id: 'rate-by-letters',
  family: '算得对',
  title: '到位率、结余一类的栏，数与算法相符',
  why: '有的表在栏名里写明怎样算，例如“执行率（B/A）”“到位率（C/B）”：照它自己写的算法核对；没有写的到位率，按到位数除以预算数核对。',
  basis: '算术关系',
  severity: 'error',
  needs: ['spending'],
  check,
  examples: [
    {
      title: '执行率按表头的 E/A',
      record: form({ '预算执行(E/A×100%)': '58.33%' }),
      finds: [{ at: 'funds.0.extra.预算执行(E/A×100%)', verdict: 'rounding' }],
    },
    {
      title: '到位率和执行率各按各的算法',
      record: form({ '到位数(B)': '50.0', '到位率（B/A）': '94.70%', '执行率（E/B）': '61.60%' }),
      finds: [
        { at: 'funds.0.extra.到位率（B/A）', verdict: 'rounding' },
        { at: 'funds.0.extra.执行率（E/B）', verdict: 'exact' },
      ],
    },
    { title: '表头没有字母', record: form({ 备注: '已公开' }), finds: [] },
    {
      title: '没有字母的到位率，按到位数除以预算数',
      record: form({ 资金到位数: '50.0', 资金到位率: '94.70%' }),
      finds: [{ at: 'funds.0.extra.资金到位率', verdict: 'rounding' }],
    },
    {
      title: '没有字母的到位率，算错了',
      record: form({ 资金到位数: '50.0', 资金到位率: '100.00%' }),
      finds: [{ at: 'funds.0.extra.资金到位率', verdict: 'contradiction', severity: 'warning' }],
    },
    {
      title: '结余不是 A 减 E',
      record: form({ '结余(F=A-E)': '12.0' }),
      finds: [{ at: 'funds.0.extra.结余(F=A-E)', verdict: 'contradiction' }],
    },
    {
      title: '到位率算错了',
      record: form({ '到位数(B)': '50.0', '到位率（B/A）': '100.00%' }),
      finds: [{ at: 'funds.0.extra.到位率（B/A）', verdict: 'contradiction' }],
    },
  ],
};
