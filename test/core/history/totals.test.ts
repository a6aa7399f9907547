import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact, sum } from '../../../src/core/figures/decimal.ts';
import { isMissing } from '../../../src/core/figures/missing.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { compareParts, countableFigures, totalYear } from '../../../src/core/history/totals.ts';
import { lastWord } from '../../../src/core/history/year-figures.ts';
import { amountText } from '../figures/arbitraries.ts';
import { viewUnit } from '../../../src/core/report/unit.ts';
import {
  departmentSelfEvaluation,
  evaluationReport,
  narrative,
  selfEvaluation,
  target,
  tracking,
} from '../forms/records.ts';
import { makeCatalogue, nodeOf, SITE, type ProjectParts } from '../library/made-up.ts';
import { REAL } from '../library/real-content.ts';

type Row = { initial?: string; adjusted?: string; executed?: string };
const evaluated = (row: Row, year = '2023') =>
  selfEvaluation({ year, currency: '元', funds: [{ source: 'total', label: '总额', ...row }] });
const declared = (amount: string) =>
  target({ currency: '元', funds: [{ scope: 'annual', source: 'total', label: '申请', amount }] });
const executedOf = (projects: Record<string, ProjectParts>) => {
  const { executed } = totalYear(makeCatalogue(projects).projects, '2023');
  return { ...executed, yuan: executed.yuan.toFixed() };
};

describe('the form that speaks last', () => {
  const speaks = (...records: FormRecord[]) =>
    lastWord(nodeOf(makeCatalogue({ a: { forms: records } }), 'a').forms, '2023')?.kind;

  test.each<[string | undefined, FormRecord[]]>([
    ['self-evaluation', [selfEvaluation(), tracking(), target(), narrative()]],
    ['tracking', [target(), tracking()]],
    ['target', [narrative(), target()]],
    [undefined, [narrative()]],
    ['target', [target(), selfEvaluation({ year: '2024' })]],
    ['self-evaluation', [selfEvaluation(), evaluationReport({ score: '90' })]],
    ['evaluation-report', [target(), tracking(), evaluationReport({ score: '90' })]],
    ['tracking', [tracking(), evaluationReport()]],
    [undefined, []],
  ])('is the %s', (kind, records) => expect(speaks(...records)).toBe(kind));
});

describe('the money of a year', () => {
  test('is that of the form that speaks last of each project', () => {
    const { initial, projects, forms } = totalYear(
      makeCatalogue({
        a: { forms: [declared('5'), evaluated({ initial: '7' }), narrative()] },
        b: { forms: [declared('11')] },
        c: { forms: [evaluated({ initial: '1000' }, '2024')] },
      }).projects,
      '2023',
    );
    expect([initial.yuan.toFixed(), initial.of, projects, forms]).toEqual(['18', 2, 2, 4]);
  });

  test('leaves out the whole department, which holds the projects’ money', () => {
    const funds = [{ source: 'total' as const, label: '总额', executed: '300' }];
    const { projects, units } = makeCatalogue({ a: { forms: [evaluated({ executed: '7' })] } }, [
      departmentSelfEvaluation({ currency: '元', funds }),
    ]);
    const { executed } = totalYear(projects, '2023');
    expect([executed.yuan.toFixed(), executed.of, executed.without]).toEqual(['7', 1, 0]);
    expect(viewUnit(units[0]!, SITE.grades).years[0]!.totals.executed.yuan.toFixed()).toBe('7');
  });

  test('counts a report’s money only where no table of the year’s end states it', () => {
    const report = evaluationReport({ currency: '元', funds: [{ source: 'total', label: '总额', executed: '8' }] });
    expect(executedOf({ a: { forms: [evaluated({ executed: '7' }), report] } })).toMatchObject({ yuan: '7', of: 1 });
    expect(executedOf({ a: { forms: [declared('5'), report] } })).toMatchObject({ yuan: '8', of: 1, partial: 0 });
  });

  test('counts a figure that is not there as none, not as nothing', () => {
    const projects = { a: { forms: [evaluated({ executed: '0.10' })] }, b: { forms: [evaluated({ executed: '—' })] } };
    expect(executedOf(projects)).toEqual({ yuan: '0.1', of: 1, without: 1, partial: 0 });
  });

  test('is exact', () =>
    expect(
      executedOf({
        a: { forms: [evaluated({ executed: '9007199254740993.01' })] },
        b: { forms: [evaluated({ executed: '0.02' })] },
      }).yuan,
    ).toBe('9007199254740993.03'));

  test('never holds a part beside what it is a part of, however far up', () => {
    const one = { forms: [evaluated({ executed: '1' })] };
    const whole = { forms: [evaluated({ executed: '5' })] };
    expect(executedOf({ whole, part: { parent: 'whole', ...one } }).yuan).toBe('5');
    expect(executedOf({ whole, between: { parent: 'whole' }, part: { parent: 'between', ...one } }).yuan).toBe('5');
    expect(executedOf({ whole: {}, part: { parent: 'whole', ...one }, other: { parent: 'whole', ...one } }).yuan).toBe(
      '2',
    );
  });
});

/** Trees of projects: each one's parent, if any, stands before it. */
const forest = () =>
  fc
    .array(fc.record({ parent: fc.option(fc.nat(5)), executed: fc.option(amountText()) }), {
      minLength: 1,
      maxLength: 7,
    })
    .map((all) =>
      all.map(({ parent, executed }, i) => ({
        slug: `p${i}`,
        parent: parent !== null && parent < i ? `p${parent}` : undefined,
        executed,
      })),
    );
const toProjects = (all: readonly { slug: string; parent: string | undefined; executed: string | null }[]) =>
  Object.fromEntries(
    all.map(({ slug, parent, executed }): [string, ProjectParts] => [
      slug,
      { ...(parent && { parent }), forms: executed === null ? [] : [evaluated({ executed })] },
    ]),
  );

test('of every chain from the top to a part at most one project is counted, and the topmost that speaks', () => {
  fc.assert(
    fc.property(forest(), (all) => {
      const { projects } = makeCatalogue(toProjects(all));
      const counted = new Set(countableFigures(projects, '2023').map(({ form }) => form.project));
      for (const node of projects) {
        const chain = [];
        for (let at: typeof node | undefined = node; at; at = at.parent) chain.unshift(at);
        const speaking = chain.filter(({ forms }) => forms.length);
        expect(speaking.filter(({ slug }) => counted.has(slug))).toEqual(speaking.slice(0, 1));
      }
    }),
  );
});

test('the order of the projects changes no sum', () => {
  fc.assert(
    fc.property(
      forest().chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(executedOf(toProjects(shuffled))).toEqual(executedOf(toProjects(all)));
      },
    ),
  );
});

describe('the parts of 松江 党群综合服务', () => {
  const whole = REAL.projects.find(({ slug }) => slug === 'dangqun-zonghe-fuwu')!;
  const comparisons = compareParts(whole);

  test('are compared form by form, where there is money', () =>
    expect(comparisons.map(({ parent, parts, missing }) => [parent?.form.kind, parts.length, missing.length])).toEqual([
      ['target', 2, 0],
      ['self-evaluation', 2, 0],
    ]));

  test('add up to it exactly', () => {
    const printed = comparisons.flatMap(({ parent, sums }) =>
      (['initial', 'adjusted', 'executed'] as const).flatMap((key) => {
        const amount = parent?.[key];
        return !amount || isMissing(amount) ? [] : [[sums[key].yuan.toFixed(), amount.yuan.toFixed()]];
      }),
    );
    expect(printed).toEqual([
      ['1720000', '1720000'],
      ['1720000', '1720000'],
      ['1171028.93', '1171028.93'],
      ['1171028.93', '1171028.93'],
    ]);
  });

  test('are counted once in the year', () => {
    const year = totalYear(REAL.projects, '2023');
    const counted = countableFigures(REAL.projects, '2023').map(({ executed }) => executed);
    const expected = sum(counted.flatMap((amount) => (isMissing(amount) ? [] : [amount.yuan])));
    expect(year.executed.yuan.eq(expected)).toBe(true);
    expect(expected.toFixed()).toBe(new Exact('1171028.93').plus('503700').plus('834700').toFixed());
  });
});

test('a part without the form is named as missing, and a project without parts is not compared', () => {
  const catalogue = makeCatalogue({
    whole: { forms: [evaluated({ executed: '5' }), narrative()] },
    part: { parent: 'whole', forms: [evaluated({ executed: '3' }), narrative()] },
    other: { parent: 'whole', forms: [declared('2')] },
  });
  const [comparison, ...more] = compareParts(nodeOf(catalogue, 'whole'));
  expect(more).toEqual([]);
  expect(comparison!.missing.map(({ slug }) => slug)).toEqual(['other']);
  expect(comparison!.sums.executed.yuan.toFixed()).toBe('3');
  expect(compareParts(nodeOf(catalogue, 'part'))).toEqual([]);
});

test('parts are added up in a year in which their parent has no form itself', () => {
  const catalogue = makeCatalogue({
    whole: { forms: [evaluated({ executed: '5' })] },
    one: { parent: 'whole', forms: [evaluated({ executed: '3' }), evaluated({ executed: '7' }, '2024')] },
    two: { parent: 'whole', forms: [evaluated({ executed: '2' }), evaluated({ executed: '0.5' }, '2024')] },
  });
  const found = compareParts(nodeOf(catalogue, 'whole')).map(({ year, parent, sums }) => [
    year,
    parent !== undefined,
    sums.executed.yuan.toFixed(),
  ]);
  expect(found).toEqual([
    ['2023', true, '5'],
    ['2024', false, '7.5'],
  ]);
});

test('figures of the middle of the year in a total are counted apart', () => {
  const partial = tracking({ funds: [{ source: 'total', label: '总额', initial: '9', executed: '4' }] });
  const { initial, executed } = totalYear(
    makeCatalogue({ a: { forms: [evaluated({ initial: '1', executed: '1' })] }, b: { forms: [partial] } }).projects,
    '2023',
  );
  expect([initial.of, initial.partial, executed.of, executed.partial]).toEqual([2, 0, 2, 1]);
});
