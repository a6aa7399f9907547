import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { Exact, HUNDRED, sum } from '../../../src/core/figures/decimal.ts';
import { parseStripped, lastDigit } from '../../../src/core/figures/number.ts';
import { isMissing } from '../../../src/core/figures/missing.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { RULES } from '../../../src/core/rules/registry.ts';
import type { Outcome, Rule } from '../../../src/core/rules/rule.ts';
import { HOLDS } from '../../../src/core/rules/arithmetic/verdict.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { selfEvaluation } from '../forms/records.ts';

/** Rules that hold a figure against others by an equation: each of their operands matters. */
const EQUATIONS = [
  'funds-add-up',
  'execution-rate',
  'execution-score',
  'weights-add-up',
  'scores-add-up',
  'children-add-up',
];

type Money = Readonly<Record<'initial' | 'adjusted' | 'executed', Exact>>;
interface Plan {
  readonly currency: '元' | '万元';
  readonly parts: readonly Money[];
  readonly weights: readonly Exact[];
  readonly scores: readonly Exact[];
  readonly cuts: boolean;
}

const COLUMNS = ['initial', 'adjusted', 'executed'] as const;
const hundredths = (min: number, max: number): fc.Arbitrary<Exact> =>
  fc.integer({ min, max }).map((n) => new Exact(n).div(HUNDRED));
const money: fc.Arbitrary<Money> = fc
  .tuple(hundredths(100, 99_999_999), hundredths(200, 99_999_999), fc.integer({ min: 1, max: 100 }))
  .map(([initial, adjusted, share]) => ({
    initial,
    adjusted,
    executed: Exact.max(adjusted.times(share).div(HUNDRED).toDecimalPlaces(2, Exact.ROUND_DOWN), '0.01'),
  }));

const plan = (): fc.Arbitrary<Plan> =>
  fc
    .record({
      currency: fc.constantFrom('元' as const, '万元' as const),
      parts: fc.array(money, { minLength: 1, maxLength: 3 }),
      splits: fc.tuple(hundredths(1000, 4000), hundredths(1000, 4000)),
      lost: fc.tuple(hundredths(0, 500), hundredths(0, 500), hundredths(0, 500)),
      cuts: fc.boolean(),
    })
    .map(({ splits: [first, second], lost, ...rest }) => {
      const weights = [first, second, new Exact(90).minus(first).minus(second)];
      return { ...rest, weights, scores: weights.map((weight, i) => weight.minus(lost[i]!)) };
    });

const SOURCES = ['appropriation', 'carryover', 'other'] as const;

/** A form in which every equation holds. */
function fill({ currency, parts, weights, scores, cuts }: Plan): FormRecord {
  const add = (column: (typeof COLUMNS)[number]): Exact => sum(parts.map((part) => part[column]));
  const printMoney = (of: (column: (typeof COLUMNS)[number]) => Exact) =>
    Object.fromEntries(COLUMNS.map((column) => [column, of(column).toFixed(2)]));
  const percent = add('executed').div(add('adjusted')).times(HUNDRED);
  const score = percent.div(10).toDecimalPlaces(2);
  const rate = percent.toFixed(2, cuts ? Exact.ROUND_DOWN : Exact.ROUND_HALF_UP);
  return selfEvaluation({
    currency,
    funds: [
      { source: 'total', label: '总额', ...printMoney(add), weight: '10.00', rate, score: score.toFixed(2) },
      ...parts.map((part, i) => ({ source: SOURCES[i]!, label: SOURCES[i]!, ...printMoney((column) => part[column]) })),
    ],
    indicators: weights.map((weight, i) => ({
      ...{ level1: '产出指标', level2: '数量指标', name: `指标${i}`, target: '≥1次', actual: '1次' },
      ...{ weight: weight.toFixed(2), score: scores[i]!.toFixed(2) },
    })),
    total: { weight: '100.00', score: sum([...scores, score]).toFixed(2) },
  });
}

/** The paths of all printed figures of a form. */
const figurePaths = ({ funds, indicators }: { funds: readonly object[]; indicators: readonly object[] }): string[] => [
  ...funds.flatMap((row, i) =>
    Object.keys(row).flatMap((key) => (key === 'source' || key === 'label' ? [] : `funds.${i}.${key}`)),
  ),
  ...indicators.flatMap((_, i) => [`indicators.${i}.weight`, `indicators.${i}.score`]),
  ...['total.weight', 'total.score'],
];

/** A copy of a record with the figure at a path changed by one unit of its last digit. */
function nudge(record: FormRecord, path: string, up: boolean): FormRecord {
  const copy = structuredClone(record);
  const steps = path.split('.');
  const last = steps.pop()!;
  const owner = steps.reduce<Record<string, unknown>>(
    (node, step) => node[step] as Record<string, unknown>,
    copy as never,
  );
  const figure = parseStripped(owner[last] as string, (plain) => plain);
  if (isMissing(figure)) throw new Error(`${path} is no figure`);
  owner[last] = figure.value.plus(up ? lastDigit(figure) : lastDigit(figure).negated()).toFixed(figure.decimals);
  return copy;
}

type Told = Outcome & { rule: string; record: string };

/** Every outcome of the equations on all forms of a catalogue. */
function runEquations(catalogue: Parameters<typeof auditCatalogue>[0]): Told[] {
  const told: Told[] = [];
  const spies = RULES.filter(({ id }) => EQUATIONS.includes(id)).map((rule): Rule => ({
    ...rule,
    check(context) {
      const outcomes = rule.check(context);
      told.push(...outcomes.map((outcome) => ({ ...outcome, rule: rule.id, record: context.form.id })));
      return outcomes;
    },
  }));
  auditCatalogue(catalogue, { rules: spies });
  return told;
}

const touches = ({ at, because = [] }: Outcome, path: string): boolean => at === path || because.includes(path);
const single = (form: FormRecord) => makeCatalogue({ xiangmu: { forms: [form] } });

describe('the equations of a form', () => {
  test('hold for a form that was filled in by them', () => {
    fc.assert(
      fc.property(plan(), (made) => {
        const outcomes = runEquations(single(fill(made)));
        expect(new Set(outcomes.map(({ rule }) => rule))).toEqual(new Set(EQUATIONS.slice(0, -1)));
        expect(outcomes.filter(({ verdict }) => !HOLDS.has(verdict!))).toEqual([]);
      }),
    );
  });

  test('do not miss any operand changed by one unit of its last digit: it is found or explained by rounding', () => {
    const counts = { found: 0, explained: 0 };
    fc.assert(
      fc.property(plan(), fc.boolean(), fc.nat(), (made, up, choice) => {
        const form = fill(made);
        const paths = figurePaths(form as never);
        const path = paths[choice % paths.length]!;
        const touching = runEquations(single(nudge(form, path, up))).filter((outcome) => touches(outcome, path));
        expect(touching.length, `some equation rests on ${path}`).toBeGreaterThan(0);
        const isFound = touching.some(({ verdict }) => !HOLDS.has(verdict!));
        const isExplained = touching.some(({ verdict }) => verdict !== 'exact');
        expect(isFound || isExplained, `${path}: ${JSON.stringify(touching)}`).toBe(true);
        counts[isFound ? 'found' : 'explained']++;
      }),
      { numRuns: 600 },
    );
    // neither answer is given to everything
    expect(counts.found).toBeGreaterThan(100);
    expect(counts.explained).toBeGreaterThan(20);
  });

  test('find every change in whole 元, where nothing is rounded', () => {
    fc.assert(
      fc.property(plan(), fc.boolean(), fc.nat(), (made, up, choice) => {
        const form = fill({ ...made, currency: '元' });
        const paths = figurePaths(form as never).filter(
          (path) => !/^funds\.\d+\.(executed|adjusted)$|rate|^funds\.0\.score/.test(path),
        );
        const path = paths[choice % paths.length]!;
        const touching = runEquations(single(nudge(form, path, up))).filter((outcome) => touches(outcome, path));
        expect(
          touching.some(({ verdict }) => verdict === 'contradiction'),
          path,
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a parent and its parts', () => {
  const family = (parent: FormRecord, parts: readonly FormRecord[]) =>
    makeCatalogue({
      shangji: { forms: [parent] },
      ...Object.fromEntries(parts.map((form, i) => [`bufen-${i}`, { parent: 'shangji', forms: [form] }])),
    });
  const toldOfParent = (parent: FormRecord, parts: readonly FormRecord[]): Told[] =>
    runEquations(family(parent, parts)).filter(
      ({ rule, record }) => rule === 'children-add-up' && record.includes('shangji'),
    );
  /** Two plans, and the form of the project they are parts of. */
  const planned = fc.tuple(plan(), plan()).map(([a, b]) => ({
    parent: fill({ ...a, parts: [...a.parts.slice(0, 1), ...b.parts.slice(0, 1)] }),
    parts: [
      fill({ ...a, parts: a.parts.slice(0, 1) }),
      fill({ ...b, currency: a.currency, parts: b.parts.slice(0, 1) }),
    ],
    currency: a.currency,
  }));

  test('agree, and a change of any amount is found or explained by rounding', () => {
    fc.assert(
      fc.property(
        planned,
        fc.constantFrom(...COLUMNS),
        fc.constantFrom(0, 1, 2),
        fc.boolean(),
        (made, column, which, up) => {
          const { parent, parts, currency } = made;
          expect(toldOfParent(parent, parts).map(({ verdict }) => verdict)).toEqual(['exact', 'exact', 'exact']);
          const path = `funds.0.${column}`;
          const changed = [parent, ...parts].map((form, i) => (i === which ? nudge(form, path, up) : form));
          const told = toldOfParent(changed[0]!, changed.slice(1)).filter(({ at }) => at === path);
          expect(told).toHaveLength(1);
          expect(currency === '元' ? ['contradiction'] : ['hidden-precision', 'contradiction']).toContain(
            told[0]!.verdict,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
