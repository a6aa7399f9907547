import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainProject } from '../../../src/core/explain/project-answer.ts';
import { plainText } from '../../../src/core/explain/sentence.ts';
import { isLeftBlank } from '../../../src/core/forms/record.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { followProject, isGap } from '../../../src/core/history/history.ts';
import { anySelfEvaluation, anyTarget, anyTracking } from '../forms/arbitraries.ts';
import { narrative, selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue, nodeOf, type ProjectParts } from '../library/made-up.ts';

const row = (name: string, wanted: string, more: Record<string, string> = {}) => ({
  ...{ level1: '产出指标', level2: '数量指标', name, target: wanted, ...more },
});
const rows = (...names: string[]) => names.map((name) => row(name, '≥1次'));
const follow = (projects: Record<string, ProjectParts>, slug = 'a') =>
  followProject(nodeOf(makeCatalogue(projects), slug));
const changesOf = (forms: FormRecord[], parts: ProjectParts = {}) =>
  follow({ a: { ...parts, forms } }).changes.map(({ year, kind, short, isWithinYear }) =>
    [year, kind, short, ...(isWithinYear ? ['当年'] : [])].join(' '),
  );

describe('figures of an indicator', () => {
  const year = (y: string, name: string, wanted: string, actual: string) =>
    selfEvaluation({ year: y, indicators: [row(name, wanted, { actual })] });
  const tell = (...forms: FormRecord[]) => {
    const { changes, indicators } = follow({ a: { forms } });
    return [...changes.map(({ short }) => short), indicators[0]!.years.at(-1)!.against?.actual.words];
  };

  test('printed bare are in the unit that its name ends in', () =>
    expect(
      tell(year('2023', '惠及人数(人)', '≥10000', '10500'), year('2024', '惠及人数(万人)', '≥0.9', '0.95')),
    ).toEqual(['目标由≥10000人调低为≥0.9万人', '比2023年少1000人（−9.52%）']));

  test('whose name follows the calendar are held against each other', () =>
    expect(
      tell(year('2023', '2023年新建车位数', '≥50个', '50个'), year('2024', '2024年新建车位数', '≥40个', '40个')),
    ).toEqual(['目标由≥50个调低为≥40个', '比2023年少10个（−20.00%）']));

  test('are not judged where it is only possibly the same one', () => {
    const halves = ['日间巡查次数', '夜间巡查次数'].map((name) => row(name, '≥12次', { actual: '12次' }));
    const split = selfEvaluation({ year: '2024', indicators: halves });
    expect(tell(year('2023', '巡查次数', '≥24次', '24次'), split).slice(1)).toEqual([
      '目标由≥24次改为≥12次，不作高低判断，因为名称改了，只是可能为同一项指标',
      '新增',
      '不可比，因为名称改了，只是可能为同一项指标',
    ]);
  });

  test('say so where the name makes it a guess', () =>
    expect(
      tell(year('2023', '党员满意度', '≥90%', '90%'), year('2024', '党员群众满意度', '≥80%', '85%')).slice(1, 2),
    ).toEqual(['目标由≥90%调低为≥80%（原名“党员满意度”，推断为同一项）']));
});

describe('what is told of an indicator', () => {
  test('that only the mid-year form leaves out: not tracked, not dropped', () =>
    expect(
      changesOf([
        target({ indicators: rows('甲次数', '乙人数') }),
        tracking({ indicators: rows('甲次数') }),
        selfEvaluation({ indicators: rows('甲次数', '乙人数') }),
      ]),
    ).toEqual(['2023 untracked 年中没有跟踪 当年']));

  test('that the year’s last form leaves out as well: dropped, once', () =>
    expect(
      changesOf([
        target({ indicators: rows('甲次数', '乙人数') }),
        tracking({ indicators: rows('甲次数') }),
        selfEvaluation({ indicators: rows('甲次数') }),
        target({ year: '2024', indicators: rows('甲次数') }),
      ]),
    ).toEqual(['2023 dropped 取消 当年']));

  test('that its 二级构成 lists from then on: moved there; one that both always had is dropped', () => {
    const { changes } = follow({
      a: {
        forms: [
          selfEvaluation({ year: '2022', indicators: rows('甲次数', '乙人数', '丙金额') }),
          selfEvaluation({ year: '2023', indicators: rows('丙金额') }),
        ],
      },
      part: {
        ...{ name: '某部分', parent: 'a' },
        forms: [
          selfEvaluation({ year: '2022', indicators: rows('乙人数') }),
          selfEvaluation({ year: '2023', indicators: rows('乙人数', '甲次数') }),
        ],
      },
    });
    expect(changes.map(({ indicator, short }) => [indicator, short])).toEqual([
      ['甲次数', '移到项目“某部分”'],
      ['乙人数', '取消'],
    ]);
  });

  test('that comes back: restored', () =>
    expect(
      changesOf([
        selfEvaluation({ year: '2021', indicators: rows('甲次数', '乙人数') }),
        selfEvaluation({ year: '2022', indicators: rows('甲次数') }),
        selfEvaluation({ year: '2023', indicators: rows('甲次数', '乙人数') }),
      ]),
    ).toEqual(['2022 dropped 取消', '2023 restored 恢复']));

  test('that is listed in the first form: nothing', () =>
    expect(changesOf([target({ indicators: rows('甲次数') })])).toEqual([]));

  test('whose forms only differ in spelling, layout and calendar: nothing', () =>
    expect(
      changesOf([
        target({ indicators: [row('“两新”培训 次数', '≥6次'), row('完工时间', '2023年10月底前')] }),
        selfEvaluation({
          year: '2024',
          indicators: [
            row('两新培训次数', '6.00', { extra: { 指标性质: '≥', 度量单位: '次' } as never }),
            row('完工时间', '2024年10月底前'),
          ],
        }),
      ]),
    ).toEqual([]));

  test('whose target has no number any more: rewritten', () =>
    expect(
      changesOf([target({ indicators: [row('甲次数', '≥6次')] }), selfEvaluation({ indicators: [row('甲次数', '')] })]),
    ).toEqual(['2023 target-rewritten 目标由≥6次改为未填 当年']));
});

describe('a project', () => {
  test('without forms has no years and no changes', () =>
    expect(follow({ a: {} })).toMatchObject({ years: [], indicators: [], changes: [] }));

  test('has every year between its first and its last, gaps typed', () => {
    const { years, indicators } = follow({
      a: { forms: [2021, 2024].map((year) => selfEvaluation({ year: `${year}`, indicators: rows('甲次数') })) },
    });
    expect(years.map(({ year, gap }) => [year, gap?.gap])).toEqual([
      ['2021', undefined],
      ['2022', 'no-year'],
      ['2023', 'no-year'],
      ['2024', undefined],
    ]);
    const { figure, cell } = years[1]!.money.executed;
    expect([isGap(figure), cell]).toEqual([true, undefined]);
    expect(indicators[0]!.years.map(({ gap }) => gap?.words)).toEqual([
      undefined,
      '2022年没有任何表',
      '2023年没有任何表',
      undefined,
    ]);
  });

  test('with a narrative alone has a year that states no money', () => {
    const [year] = follow({ a: { forms: [narrative()] } }).years;
    expect(year).toMatchObject({
      gap: undefined,
      speaker: undefined,
      money: { initial: { figure: { gap: 'no-form' } } },
    });
  });

  test('goes on from its predecessors, whatever their number', () => {
    const form = (year: string) => [selfEvaluation({ year, indicators: rows('甲次数') })];
    const { years, ancestors, indicators } = follow(
      {
        a: { forms: form('2021') },
        b: { predecessor: 'a', forms: form('2022') },
        c: { predecessor: 'b', forms: form('2023') },
      },
      'c',
    );
    expect(ancestors.map(({ node }) => node.slug)).toEqual(['a', 'b']);
    expect(years.map(({ node }) => node?.slug)).toEqual(['a', 'b', 'c']);
    expect(indicators).toHaveLength(1);
  });

  test('handed over in the course of a year has its forms of that year from both', () => {
    const projects = {
      a: { forms: [target({ indicators: rows('甲次数') })] },
      b: { predecessor: 'a', forms: [selfEvaluation({ indicators: rows('甲次数') })] },
    };
    expect(follow(projects, 'b').years[0]!.forms.flatMap(({ form }) => (form ? [form.id] : []))).toEqual([
      '2023/jiedao/a.target',
      '2023/jiedao/b.self-evaluation',
    ]);
  });

  describe('that goes on beside the one split off from it', () => {
    const money = (initial: string) => [{ source: 'total' as const, label: '总额', initial, executed: initial }];
    const form = (year: string, initial: string, ...names: string[]) =>
      selfEvaluation({ year, funds: money(initial), indicators: rows(...names) });
    const projects = {
      a: { name: '甲项目', forms: [form('2022', '9', '培训次数', '慰问人数'), form('2023', '6', '培训次数')] },
      b: { name: '乙项目', predecessor: 'a', forms: [form('2023', '3', '慰问人数')] },
    };
    const tellAll = (slug: string) => follow(projects, slug).changes.map(({ short }) => short);

    test('says so, and where the indicators are', () => {
      expect(tellAll('a')).toEqual(['分出“乙项目”', '移到项目“乙项目”']);
      expect(tellAll('b')).toEqual(['由“甲项目”分出', '留在项目“甲项目”']);
    });

    test('keeps its later forms to itself', () =>
      expect(follow(projects, 'b').years.map(({ year, speaker }) => [year, speaker?.project])).toEqual([
        ['2022', 'a'],
        ['2023', 'b'],
      ]));

    test('is not held against the year before, nor is the other', () =>
      expect(['a', 'b'].map((slug) => follow(projects, slug).years[1]!.against!.executed.words)).toEqual([
        '不可比，因为2023年分出了“乙项目”',
        '不可比，因为前身项目“甲项目”拆分成了2个项目',
      ]));

    test('is told aloud', () => {
      const last = (slug: string) =>
        explainProject(follow(projects, slug))
          .map(plainText)
          .filter((words) => words.includes('分出'));
      expect(last('a')).toEqual([
        '预算和支出与2022年不可比，因为2023年分出了“乙项目”。',
        '2023年从本项目分出“乙项目”。',
      ]);
      expect(last('b')).toEqual(['本项目由“甲项目”分出，“甲项目”仍单独填报。']);
    });
  });

  test('in a circle of predecessors is followed once', () =>
    expect(follow({ a: { predecessor: 'b' }, b: { predecessor: 'a' } }).ancestors.map(({ node }) => node.slug)).toEqual(
      ['b'],
    ));
});

test('whatever forms print, a history is whole: rows in one line each, changes in sentences, years in order', () => {
  const year = fc.constantFrom('2021', '2022', '2024');
  const form = fc.oneof(anySelfEvaluation(), anyTracking(), anyTarget());
  fc.assert(
    fc.property(fc.array(fc.tuple(form, year), { maxLength: 5 }), (made) => {
      const forms = new Map(made.map(([record, at]) => [`${at}${record.kind}`, { ...record, year: at }]));
      const history = follow({ a: { forms: [...forms.values()] } });
      const stops = history.indicators.flatMap(({ years }) =>
        years.flatMap((own) => [own.plan, own.midway, own.final]),
      );
      const printed = [...forms.values()].reduce(
        (n, record) => n + record.indicators.filter((row) => !isLeftBlank(row)).length,
        0,
      );
      expect(stops.filter(Boolean)).toHaveLength(printed);
      for (const { words, short, year: at } of history.changes) {
        expect(words).toMatch(/。$/);
        expect(`${words}${short}`).not.toMatch(/undefined|NaN|\[object/);
        expect(history.years.map((own) => own.year)).toContain(at);
      }
    }),
    { numRuns: 100 },
  );
});
