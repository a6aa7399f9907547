import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { Exact, HUNDRED } from '../../../src/core/figures/decimal.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { RULES } from '../../../src/core/rules/registry.ts';
import type { SelfEvaluation } from '../../../src/core/forms/self-evaluation/schema.ts';
import { selfEvaluation } from '../forms/records.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { add, money, printRow, style, type Fen, type Style } from './consistent-money.ts';

/*
 * A form made consistent to the 分 and then printed as forms are: in 元, 万元 or 亿元, with any number of decimals, rounded or
 * cut, its total broken down in any of the usual ways. Whatever the printing hides, nobody may be accused.
 */

type Source = SelfEvaluation['funds'][number]['source'];
const row = (source: Source, label: string, amounts: Fen, how: Style, columns: object = {}) => ({
  ...{ source, label, ...columns },
  ...printRow(amounts, how),
});

const KNOWN = [
  ['appropriation', '其中：当年财政拨款'],
  ['carryover', '上年结转资金'],
  ['other', '其他资金'],
] as const;

/** The rows below a total, by one of the usual breakdowns; the total is what they come to. */
type Breakdown = 'income' | 'income and unknown' | 'income and spending' | 'one part' | 'nested' | 'spending';

function breakDown(how: Breakdown, parts: readonly Fen[], look: Style) {
  const known = parts.slice(0, KNOWN.length);
  const rest = parts.slice(KNOWN.length);
  const income = known.map((part, i) => row(KNOWN[i]![0], KNOWN[i]![1], part, look));
  const extra = (some: readonly Fen[], name: string) =>
    some.map((part, i) => row('extra', `${name}${i + 1}`, part, look));
  switch (how) {
    case 'income':
      return { total: add(known), rows: income };
    case 'income and unknown':
      return { total: add(parts), rows: [...income, ...extra(rest, '单位资金')] };
    case 'income and spending':
      return { total: add(known), rows: [...income, ...extra([...known].reverse(), '项目支出')] };
    case 'one part':
      return { total: add(parts), rows: income.slice(0, 1) };
    case 'nested':
      return {
        total: add(known),
        rows: [
          ...income.slice(0, 1),
          ...extra([{ ...known[0]!, initial: known[0]!.initial.div(2).floor() }], '其中：市级'),
          ...income.slice(1),
        ],
      };
    case 'spending':
      return { total: add(parts), rows: extra(parts, '基本支出') };
  }
}

interface Plan {
  readonly parts: readonly Fen[];
  readonly look: Style;
  readonly how: Breakdown;
  readonly rate: { decimals: number; cuts: boolean; sign: boolean };
  readonly rows: number;
}
const plan: fc.Arbitrary<Plan> = fc.record({
  parts: fc.array(money, { minLength: 3, maxLength: 5 }),
  look: style,
  how: fc.constantFrom('income', 'income and unknown', 'income and spending', 'one part', 'nested', 'spending'),
  rate: fc.record({ decimals: fc.integer({ min: 0, max: 4 }), cuts: fc.boolean(), sign: fc.boolean() }),
  rows: fc.integer({ min: 3, max: 19 }),
});

function fill({ parts, look, how, rate, rows }: Plan): FormRecord {
  const { total, rows: below } = breakDown(how, parts, look);
  const percent = total.adjusted.isZero() ? undefined : total.executed.div(total.adjusted).times(HUNDRED);
  const rounding = rate.cuts ? Exact.ROUND_DOWN : Exact.ROUND_HALF_UP;
  const score = (percent ?? HUNDRED).div(10);
  const columns = {
    weight: '10',
    rate: percent ? `${percent.toFixed(rate.decimals, rounding)}${rate.sign ? '%' : ''}` : '',
    score: score.toFixed(2, rounding),
  };
  // 90 points in equal parts, printed to the hundredth
  const points = new Exact(90).div(rows);
  return selfEvaluation({
    currency: look.unit === '亿元' ? '万元' : look.unit,
    funds: [row('total', '年度资金总额', total, look, columns), ...below],
    indicators: Array.from({ length: rows }, (_, i) => ({
      ...{ level1: '产出指标', level2: '数量指标', name: `指标${i}`, target: '≥1次', actual: '1次' },
      ...{ weight: points.toFixed(2, rounding), score: points.toFixed(2, rounding) },
    })),
    total: { weight: '100', score: score.plus(90).toFixed(2, rounding) },
  });
}

const ARITHMETIC = RULES.filter(({ family }) => family === '算得对');

test('a consistent form is never accused, however it is printed and broken down', () => {
  fc.assert(
    fc.property(plan, (made) => {
      const form = fill(made);
      const [audit] = auditCatalogue(makeCatalogue({ xiangmu: { forms: [form] } }), { rules: ARITHMETIC });
      expect(audit!.findings.map(({ rule, at, message }) => `${rule} ${at} ${message}`)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
