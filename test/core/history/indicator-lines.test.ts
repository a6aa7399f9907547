import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { followIndicators } from '../../../src/core/history/indicator-lines.ts';
import { matchingName } from '../../../src/core/history/same-indicator.ts';
import { selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue, nodeOf, type ProjectParts } from '../library/made-up.ts';
import { REAL } from '../library/real-content.ts';

const row = (name: string, wanted: string) => ({ level1: '产出指标', level2: '数量指标', name, target: wanted });
const rows = (...names: string[]) => names.map((name, i) => row(name, `${name}${i}`));
const linesOf = (forms: FormRecord[], parts: ProjectParts = {}) =>
  followIndicators(nodeOf(makeCatalogue({ a: { ...parts, forms } }), 'a')).map(({ name, years }) => [
    name,
    [...years].map(([year, stops]) => `${year} ${stops.map(({ stage, target: t }) => `${stage}:${t}`).join(' ')}`),
  ]);

describe('an indicator', () => {
  test('is followed from goal to result and from year to year', () =>
    expect(
      linesOf([
        target({ indicators: rows('活动次数', '满意度') }),
        tracking({ indicators: rows('活动次数') }),
        selfEvaluation({ indicators: rows('满意度', '活动次数') }),
        selfEvaluation({ year: '2024', indicators: rows('活动次数') }),
      ]),
    ).toEqual([
      ['活动次数', ['2023 plan:活动次数0 midway:活动次数0 final:活动次数1', '2024 final:活动次数0']],
      ['满意度', ['2023 plan:满意度1 final:满意度0']],
    ]));

  test('that stands twice in a form is two, each with its own in the other forms', () =>
    expect(
      linesOf([
        target({ indicators: [row('准确率', '=1'), row('及时率', '=2'), row('准确率', '=3')] }),
        selfEvaluation({ indicators: [row('准确率', '=4'), row('准确率', '=5')] }),
        selfEvaluation({ year: '2024', indicators: [row('准确率', '=6')] }),
      ]),
    ).toEqual([
      ['准确率', ['2023 plan:=1 final:=4', '2024 final:=6']],
      ['及时率', ['2023 plan:=2']],
      ['准确率', ['2023 plan:=3 final:=5']],
    ]));

  test.each([
    ['态势感知终端正常运行 天数', '态势感知终端正常运行天数'],
    ['“两新”党建', '两新党建'],
    ['覆盖率（％）', '覆盖率(%)'],
  ])('named %s is the one named %s', (a, b) =>
    expect(linesOf([target({ indicators: rows(a) }), selfEvaluation({ indicators: rows(b) })])).toHaveLength(1),
  );

  test('keeps its way under the names that the project knows for it', () => {
    const forms = [
      target({ indicators: rows('活动场次') }),
      selfEvaluation({ indicators: rows('活动次数') }),
      selfEvaluation({ year: '2024', indicators: rows('举办活动 “次数”') }),
    ];
    expect(linesOf(forms)).toHaveLength(2); // the third resembles the second
    expect(linesOf(forms, { indicatorAliases: { 活动次数: ['活动场次', '举办活动次数'] } })).toHaveLength(1);
  });

  test.each([
    ['its own year', '2023年新建车位数', '2024年新建车位数', 1],
    ['another year’s', '2022年结转车位数', '2023年结转车位数', 2],
    ['its unit', '惠及人数(人)', '惠及人数（万人）', 1],
    ['a word in brackets that is no unit', '满意度(居民)', '满意度(商户)', 1], // alike, and not the same
  ])('with %s in its name', (_, first, second, lines) =>
    expect(
      linesOf([
        selfEvaluation({ indicators: rows(first) }),
        selfEvaluation({ year: '2024', indicators: rows(second) }),
      ]),
    ).toHaveLength(lines),
  );

  test('and its alias in one form are two', () =>
    expect(
      linesOf([selfEvaluation({ indicators: rows('活动次数', '活动场次') })], {
        indicatorAliases: { 活动次数: ['活动场次'] },
      }).map(([name]) => name),
    ).toEqual(['活动次数', '活动场次']));

  test('with a hostile name is one like any other', () =>
    expect(linesOf([selfEvaluation({ indicators: rows('__proto__', 'constructor', '') })])).toHaveLength(3));
});

test('every row of every form is in exactly one line, once', () => {
  const names = fc.array(fc.constantFrom('a', 'A ', '“a”', 'b', 'c'), { maxLength: 6 });
  fc.assert(
    fc.property(names, names, names, (first, second, third) => {
      const forms = [
        target({ indicators: rows(...first) }),
        tracking({ indicators: rows(...second) }),
        selfEvaluation({ indicators: rows(...third) }),
      ];
      const aliases = { indicatorAliases: { b: ['c'] } };
      const catalogue = makeCatalogue({ a: { ...aliases, forms } });
      const stops = followIndicators(nodeOf(catalogue, 'a')).flatMap(({ years }) => [...years.values()].flat());
      for (const form of catalogue.content.forms) {
        const own = stops.filter((stop) => stop.form === form).map((stop) => stop.target);
        const printed = (form.record as { indicators: { target: string }[] }).indicators.map((line) => line.target);
        expect(own.toSorted()).toEqual(printed.toSorted());
      }
      // no line has two stops of one form
      for (const { years } of followIndicators(nodeOf(catalogue, 'a')))
        for (const year of years.values()) expect(new Set(year.map(({ form }) => form.id)).size).toBe(year.length);
    }),
  );
});

test('matching a name twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(matchingName(matchingName(name))).toBe(matchingName(name));
    }),
  );
});

test('松江 党群综合服务 has 32 lines, each from its goal to its result', () => {
  const lines = followIndicators(REAL.projects.find(({ slug }) => slug === 'dangqun-zonghe-fuwu')!);
  expect(
    lines.map(({ years }) =>
      years
        .get('2023')!
        .map(({ stage }) => stage)
        .join(' '),
    ),
  ).toEqual(Array.from({ length: 32 }, () => 'plan final'));
  expect(lines.filter(({ name }) => name === '津贴发放准确率')).toHaveLength(2);
});
