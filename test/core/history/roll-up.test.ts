import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sum } from '../../../src/core/figures/decimal.ts';
import { isMissing } from '../../../src/core/figures/missing.ts';
import { compareRollUps, rollUp, type RollUpFigure } from '../../../src/core/history/history.ts';
import { MONEY_KEYS } from '../../../src/core/history/points.ts';
import { lastWord, readFigures } from '../../../src/core/history/year-figures.ts';
import type { ProjectNode } from '../../../src/core/library/catalogue.ts';
import { amountText } from '../figures/arbitraries.ts';
import { selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue, nodeOf, type ProjectParts } from '../library/made-up.ts';
import { REAL } from '../library/real-content.ts';
import { SAMPLE_PORTAL } from './portal-content.ts';

type Row = Partial<Record<'initial' | 'adjusted' | 'executed', string>>;
const evaluated = (row: Row, year = '2023') =>
  selfEvaluation({ year, currency: '元', funds: [{ source: 'total', label: '总额', ...row }] });
const tell = ({ yuan, rests, leftOut }: RollUpFigure) => ({
  yuan: yuan?.toFixed(),
  rests: rests.map(({ node }) => node.slug),
  leftOut: leftOut.map(({ words }) => words),
});

describe('a sum', () => {
  test('says what it rests on and what it does without, and why', () => {
    const { projects } = makeCatalogue({
      whole: { name: '总项目', forms: [evaluated({ initial: '7', executed: '5' })] },
      part: { parent: 'whole', forms: [evaluated({ initial: '3', executed: '2' })] },
      blank: { forms: [evaluated({ initial: '11', executed: '' })] },
      planned: { forms: [target({ funds: [{ scope: 'annual', source: 'total', label: '申请', amount: '13' }] })] },
      silent: { forms: [evaluated({}, '2022'), evaluated({}, '2024')] },
      later: { forms: [evaluated({}, '2024')] },
    });
    const { initial, executed } = rollUp(projects, '2023');
    expect(tell(initial)).toEqual({
      yuan: '130018',
      rests: ['whole', 'blank', 'planned'],
      leftOut: ['“part”已含在“总项目”里', '“silent”2023年没有任何表'],
    });
    expect(tell(executed)).toEqual({
      yuan: '5',
      rests: ['whole'],
      leftOut: [
        '“part”已含在“总项目”里',
        '“blank”的绩效自评表：全年执行数未填',
        '“planned”的绩效目标表：表中没有全年执行数',
        '“silent”2023年没有任何表',
      ],
    });
  });

  test('of a parent that leaves a figure blank rests on its parts, for that figure alone', () => {
    const { projects } = makeCatalogue({
      whole: { forms: [evaluated({ initial: '7', executed: '—' })] },
      one: { parent: 'whole', forms: [evaluated({ initial: '3', executed: '2' })] },
      other: { parent: 'whole', forms: [evaluated({ initial: '4', executed: '1' })] },
    });
    const { initial, executed } = rollUp(projects, '2023');
    expect([tell(initial).rests, tell(executed).rests]).toEqual([['whole'], ['one', 'other']]);
    expect(tell(executed)).toMatchObject({
      yuan: '3',
      leftOut: ['“whole”的绩效自评表：全年执行数填的是“—”，改用二级构成的数'],
    });
  });

  test('of a year that was handed over to another project in its course counts it once', () => {
    const declared = target({
      currency: '元',
      funds: [{ scope: 'annual', source: 'total', label: '申请', amount: '5' }],
    });
    const { projects } = makeCatalogue({
      old: { forms: [declared] },
      now: { predecessor: 'old', forms: [evaluated({ initial: '5', executed: '4' })] },
    });
    expect(tell(rollUp(projects, '2023').initial)).toEqual({
      ...{ yuan: '5', rests: ['now'] },
      leftOut: ['“old”当年由“now”接续，以后者的数为准'],
    });
    expect(tell(rollUp([nodeOf(makeCatalogue({ old: { forms: [declared] } }), 'old')], '2023').initial).yuan).toBe('5');
  });

  test('that rests on nothing is no zero', () =>
    expect(rollUp(makeCatalogue({ a: { forms: [evaluated({ initial: '' })] } }).projects, '2023').initial.yuan).toBe(
      undefined,
    ));

  test('says which figures are not of the whole year', () => {
    const midway = tracking({ funds: [{ source: 'total', label: '总额', executed: '5' }] });
    const { executed } = rollUp(
      makeCatalogue({ a: { forms: [midway] }, b: { forms: [evaluated({ executed: '1' })] } }).projects,
      '2023',
    );
    expect(executed.rests.map(({ node, isWhole }) => [node.slug, isWhole])).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});

describe('two years’ sums', () => {
  const compare = (projects: Record<string, ProjectParts>, key: (typeof MONEY_KEYS)[number]) => {
    const { projects: nodes } = makeCatalogue(projects);
    return compareRollUps(rollUp(nodes, '2022'), rollUp(nodes, '2023'), key).words;
  };
  const both = (before: Row, now: Row) => ({ forms: [evaluated(before, '2022'), evaluated(now)] });

  test('are compared, and say how many projects each rests on', () =>
    expect(
      compare(
        { a: both({ executed: '400000' }, { executed: '500000' }), b: { forms: [evaluated({ executed: '1' })] } },
        'executed',
      ),
    ).toBe('比2022年多10.00万元（+25.00%），2022年1个项目，2023年2个项目'));

  test('are not compared where one rests on nothing, or on months', () => {
    const midway = tracking({ funds: [{ source: 'total', label: '总额', initial: '5', executed: '5' }] });
    const projects = { a: { forms: [evaluated({ initial: '50000', executed: '5' }, '2022'), midway] } };
    expect(compare({ a: both({}, { executed: '5' }) }, 'executed')).toBe('不可比，因为2022年没有一个项目有全年执行数');
    expect(compare(projects, 'executed')).toBe('不可比，因为2023年有1个项目只有年中的数');
    expect(compare(projects, 'initial')).toBe('与2022年相同，2022年1个项目，2023年1个项目');
  });
});

test('the parts of 松江 党群综合服务 add up to it, and the unit counts them once', () => {
  const whole = REAL.projects.find(({ slug }) => slug === 'dangqun-zonghe-fuwu')!;
  const [parts, own, unit] = [whole.children, [whole], whole.owner.projects].map((nodes) =>
    rollUp(nodes, '2023').executed.yuan!.toFixed(),
  );
  expect([parts, own, unit]).toEqual(['1171028.93', '1171028.93', '1171028.93']);
});

test('the parts of the sample portal’s parent add up to it in every year and column', () => {
  const whole = SAMPLE_PORTAL.projects.find(({ slug }) => slug === 'shequ-zonghe-fuwu')!;
  for (const year of whole.years) {
    const [parts, own] = [rollUp(whole.children, year), rollUp([whole], year)];
    for (const key of MONEY_KEYS) expect(parts[key].yuan?.toFixed(), `${year} ${key}`).toBe(own[key].yuan?.toFixed());
  }
});

/** Trees of projects whose every figure may be stated, blank or of a form that is not there. */
const forest = () =>
  fc
    .array(
      fc.record({
        parent: fc.option(fc.nat(6)),
        row: fc.option(fc.record({ initial: figure(), adjusted: figure(), executed: figure() })),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all): [string, ProjectParts][] =>
      all.map(({ parent, row }, i) => [
        `p${i}`,
        { ...(parent !== null && parent < i && { parent: `p${parent}` }), forms: row ? [evaluated(row)] : [] },
      ]),
    );
const figure = () => fc.oneof(fc.constantFrom('', '—'), amountText());

const chainOf = (node: ProjectNode): ProjectNode[] => (node.parent ? [...chainOf(node.parent), node] : [node]);
const statesIt = (node: ProjectNode, key: (typeof MONEY_KEYS)[number]): boolean => {
  const form = lastWord(node.forms, '2023');
  return form !== undefined && !isMissing(readFigures(form)[key]);
};

test('no figure is counted twice: of a project and all above it, the topmost that states the figure counts, alone', () => {
  fc.assert(
    fc.property(forest(), (all) => {
      const { projects } = makeCatalogue(Object.fromEntries(all));
      const total = rollUp(projects, '2023');
      for (const key of MONEY_KEYS) {
        const counted = new Set(total[key].rests.map(({ node }) => node));
        for (const node of projects) {
          const stating = chainOf(node).filter((one) => statesIt(one, key));
          expect(stating.filter((one) => counted.has(one))).toEqual(stating.slice(0, 1));
        }
        const amounts = total[key].rests.map(({ amount }) => amount.yuan);
        expect(total[key].yuan?.toFixed()).toBe(amounts.length ? sum(amounts).toFixed() : undefined);
      }
    }),
  );
});

test('every project with a form is either counted or left out with a reason', () => {
  fc.assert(
    fc.property(forest(), (all) => {
      const { projects } = makeCatalogue(Object.fromEntries(all));
      const { executed } = rollUp(projects, '2023');
      const told = [...executed.rests, ...executed.leftOut].map(({ node }) => node.slug);
      expect(told.toSorted()).toEqual(projects.flatMap(({ slug, forms }) => (forms.length ? [slug] : [])).toSorted());
    }),
  );
});

test('neither the order of the projects nor naming one twice changes a sum or what it rests on', () => {
  fc.assert(
    fc.property(forest(), fc.infiniteStream(fc.nat()), (all, stream) => {
      const { projects } = makeCatalogue(Object.fromEntries(all));
      const order = new Map(projects.map((node) => [node, stream.next().value ?? 0]));
      const shuffled = projects.toSorted((a, b) => order.get(a)! - order.get(b)!);
      const plain = (nodes: readonly ProjectNode[]) =>
        MONEY_KEYS.map((key) => {
          const { yuan, rests, leftOut } = rollUp(nodes, '2023')[key];
          return [yuan?.toFixed(), rests.map(({ node }) => node.slug).sort(), leftOut.map(({ words }) => words).sort()];
        });
      expect(plain([...shuffled, ...shuffled])).toEqual(plain(projects));
    }),
  );
});

test('the sum of a parent’s parts is the same whether or not the parent speaks', () => {
  const parts = {
    one: { parent: 'whole', forms: [evaluated({ executed: '2' })] },
    other: { parent: 'whole', forms: [evaluated({ executed: '3' })] },
  };
  for (const forms of [[], [evaluated({ executed: '5' })]]) {
    const catalogue = makeCatalogue({ whole: { forms }, ...parts });
    expect(rollUp(nodeOf(catalogue, 'whole').children, '2023').executed.yuan!.toFixed()).toBe('5');
    expect(rollUp(catalogue.projects, '2023').executed.yuan!.toFixed()).toBe('5');
  }
});
