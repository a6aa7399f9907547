import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { Exact, HUNDRED, sum } from '../../../src/core/figures/decimal.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import type { Catalogue } from '../../../src/core/library/catalogue.ts';
import { RULES } from '../../../src/core/rules/registry.ts';
import { departmentSelfEvaluation, selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { add, fen, money, print, printRow, style, type Fen, type Style } from './consistent-money.ts';

/* Forms of the other kinds made consistent to the 分 and printed as forms are: nobody may be accused. */

const ARITHMETIC = RULES.filter(({ family }) => family === '算得对');
const accusationsOf = (catalogue: Catalogue): string[] =>
  auditCatalogue(catalogue, { rules: ARITHMETIC }).flatMap(({ findings }) =>
    findings.map(({ rule, at, message }) => `${rule} ${at} ${message}`),
  );
const currencyOf = ({ unit }: Style) => (unit === '亿元' ? ('万元' as const) : unit);
const RUNS = { numRuns: 300 };

const rate = fc.record({ decimals: fc.integer({ min: 0, max: 4 }), cuts: fc.boolean() });
const printRate = (part: Exact, whole: Exact, { decimals, cuts }: { decimals: number; cuts: boolean }): string =>
  whole.isZero()
    ? ''
    : `${part
        .div(whole)
        .times(HUNDRED)
        .toFixed(decimals, cuts ? Exact.ROUND_DOWN : Exact.ROUND_HALF_UP)}%`;

const shareOut = (total: Fen, thousandths: number): [Fen, Fen] => {
  const some = Object.fromEntries(
    Object.entries(total).map(([column, amount]) => [column, amount.times(thousandths).div(1000).floor()]),
  ) as never as Fen;
  const rest = Object.fromEntries(
    Object.entries(total).map(([column, amount]) => [column, amount.minus(some[column as keyof Fen])]),
  ) as never as Fen;
  return [some, rest];
};

test('a whole department with its money by income and by spending, and its tasks', () => {
  const plan = fc.record({
    parts: fc.tuple(money, money, money),
    look: style,
    tasks: fc.array(fc.tuple(fen(), fen()), { minLength: 1, maxLength: 6 }),
    share: fc.integer({ min: 0, max: 1000 }),
    rate,
  });
  fc.assert(
    fc.property(plan, ({ parts, look, tasks, share, rate: how }) => {
      const total = add(parts);
      const [basic, projects] = shareOut(total, share);
      const fiscal = add(parts.slice(0, 2));
      const row = (source: string, label: string, amounts: Fen, breakdown?: string) => ({
        ...{ source, label, ...(breakdown && { breakdown }) },
        ...{ ...printRow(amounts, look), rate: printRate(amounts.executed, amounts.adjusted, how) },
      });
      const task = (name: string, own: Exact, other: Exact) => ({
        ...{ name, total: print(own.plus(other), look) },
        ...{ fiscal: print(own, look), other: print(other, look) },
      });
      const form = departmentSelfEvaluation({
        currency: currencyOf(look),
        funds: [
          row('total', '年度资金总额', total),
          row('fiscal', '财政资金', fiscal, 'income'),
          row('appropriation', '其中：当年财政拨款', parts[0], 'income'),
          row('carryover', '上年结转', parts[1], 'income'),
          row('other', '其他资金', parts[2], 'income'),
          row('basic', '基本支出', basic, 'spending'),
          row('projects', '项目支出', projects, 'spending'),
        ],
        tasks: [
          ...tasks.map(([own, other], i) => task(`任务${i}`, own, other)),
          task('金额合计', sum(tasks.map(([own]) => own)), sum(tasks.map(([, other]) => other))),
        ],
      } as never);
      expect(accusationsOf(makeCatalogue({}, [form]))).toEqual([]);
    }),
    RUNS,
  );
});

test('a declaration of the whole project and of the year, tracked in the middle of it', () => {
  const plan = fc.record({
    parts: fc.tuple(money, money),
    years: fc.tuple(fen(), fen()),
    looks: fc.tuple(style, style),
    rate,
  });
  fc.assert(
    fc.property(plan, ({ parts, years, looks: [look, other], rate: how }) => {
      const total = add(parts);
      const row = (scope: string, source: string, label: string, amount: Exact) => ({
        ...{ scope, source, label, amount: print(amount, look) },
      });
      const declared = target({
        currency: currencyOf(look),
        funds: [
          row('project', 'total', '项目资金总额', sum(years)),
          row('project', 'appropriation', '财政拨款', years[0]),
          row('project', 'other', '其他资金', years[1]),
          row('annual', 'total', '年度资金总额', total.initial),
          row('annual', 'appropriation', '财政拨款', parts[0].initial),
          row('annual', 'other', '其他资金', parts[1].initial),
        ],
      } as never);
      const tracked = tracking({
        currency: currencyOf(other),
        funds: [
          {
            ...{ source: 'total', label: '年度资金总额', ...printRow(total, other) },
            rate: printRate(total.executed, total.adjusted, how),
          },
          ...parts.map((part, i) => ({
            ...{ source: i ? 'other' : 'appropriation', label: `来源${i}`, ...printRow(part, other) },
          })),
        ],
      } as never);
      expect(accusationsOf(makeCatalogue({ xiangmu: { forms: [declared, tracked] } }))).toEqual([]);
    }),
    RUNS,
  );
});

test('a form of a region whose headings say by letters how its rates are computed', () => {
  const plan = fc.record({
    amounts: money,
    arrived: fc.integer({ min: 500, max: 1000 }),
    look: style,
    rates: fc.tuple(rate, rate),
  });
  fc.assert(
    fc.property(plan, ({ amounts: { adjusted }, arrived, look, rates: [first, second] }) => {
      const came = adjusted.times(arrived).div(1000).floor();
      const spent = came.times(arrived).div(1000).floor();
      const form = selfEvaluation({
        currency: currencyOf(look),
        labels: { adjusted: '全年预算数(A)', executed: '全年执行数(E)' },
        funds: [
          {
            ...{
              source: 'total',
              label: '年度资金总额',
              adjusted: print(adjusted, look),
              executed: print(spent, look),
            },
            extra: {
              '到位数(B)': print(came, look),
              '到位率（B/A）': printRate(came, adjusted, first),
              '执行率（E/B×100%）': printRate(spent, came, second),
              '结余(F=B-E)': print(came.minus(spent), look),
            },
          },
        ],
      });
      expect(accusationsOf(makeCatalogue({ xiangmu: { forms: [form] } }))).toEqual([]);
    }),
    RUNS,
  );
});

/** No form prints so little as a few 分 beside a 0 of another. */
const yuan = money.map(
  (amounts) =>
    Object.fromEntries(Object.entries(amounts).map(([column, amount]) => [column, amount.plus(100)])) as never as Fen,
);

test('a project and its parts, each printed in its own way', () => {
  const plan = fc.record({ parts: fc.array(fc.tuple(yuan, style), { minLength: 1, maxLength: 4 }), look: style });
  fc.assert(
    fc.property(plan, ({ parts, look }) => {
      const formOf = (amounts: Fen, how: Style): FormRecord =>
        selfEvaluation({
          currency: currencyOf(how),
          funds: [{ source: 'total', label: '年度资金总额', ...printRow(amounts, how) }],
        });
      const children = parts.map(([amounts, how], i) => [
        `part${i}`,
        { parent: 'whole', forms: [formOf(amounts, how)] },
      ]);
      const whole = { forms: [formOf(add(parts.map(([amounts]) => amounts)), look)] };
      expect(accusationsOf(makeCatalogue({ whole, ...Object.fromEntries(children) }))).toEqual([]);
    }),
    RUNS,
  );
});
