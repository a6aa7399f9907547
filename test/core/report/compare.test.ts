import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followProject } from '../../../src/core/history/history.ts';
import { describeProject, describeUnit } from '../../../src/core/report/compare-data.ts';
import { listChoices } from '../../../src/core/report/compare-list.ts';
import { COMPARED, type ComparedItem } from '../../../src/core/report/compare-item.ts';
import { compareChart } from '../../../src/core/report/compare-chart.ts';
import { compareIndicators, compareYear, listYears } from '../../../src/core/report/compare-rows.ts';
import { tabulate } from '../../../src/core/charts/spec.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { departmentSelfEvaluation, selfEvaluation, tracking } from '../forms/records.ts';
import { SAMPLE_PORTAL } from '../history/portal-content.ts';
import { makeCatalogue, nodeOf, SITE } from '../library/made-up.ts';

const row = (name: string, target: string, actual: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name, target, actual },
});
const evaluated = (figures: object, more: object = {}) =>
  selfEvaluation({ funds: [{ source: 'total', label: '总额', ...figures }], ...more });
const itemsOf = (forms: Readonly<Record<string, readonly FormRecord[]>>): ComparedItem[] => {
  const catalogue = makeCatalogue(
    Object.fromEntries(Object.entries(forms).map(([slug, own]) => [slug, { forms: own }])),
  );
  return Object.keys(forms).map((slug) => describeProject(followProject(nodeOf(catalogue, slug))));
};
const noteOf = (items: readonly ComparedItem[], label: string, year = '2023') =>
  compareYear(items, year).find((one) => one.label === label)!.note;

describe('projects side by side', () => {
  test('say who has most and least, by the exact figures in one unit', () => {
    const items = itemsOf({
      a: [evaluated({ executed: '10.01' })],
      b: [evaluated({ executed: '100,099.99' }, { currency: '元' })],
    });
    const used = compareYear(items, '2023').find(({ label }) => label === '已用')!;
    expect(used.cells).toEqual(['10.01万元', ['10.01万元', '100,099.99元']]);
    expect(used.note).toBe('“a”最多，“b”最少');
  });

  test('are not compared where one speaks for the middle of the year only', () => {
    const items = itemsOf({
      a: [evaluated({ initial: '1', executed: '10' })],
      b: [tracking({ funds: [{ source: 'total', label: '总额', initial: '2', executed: '3' }] })],
    });
    expect(noteOf(items, '已用')).toMatch(/^不可比，因为所管的时段不同（“a”是全年，“b”是\d+月 至 \d+月）/);
    expect(noteOf(items, '年初预算')).toBe('“b”最多，“a”最少');
  });

  test('are not compared where only one states a figure, or none', () => {
    const items = itemsOf({ a: [evaluated({ executed: '10' })], b: [evaluated({ executed: '—' })] });
    expect(noteOf(items, '已用')).toBe('不可比，因为只有“a”有这个数');
    expect(noteOf(items, '年初预算')).toBe('不可比，因为都没有这个数');
    expect(noteOf(items, '已用', '2020')).toBe('不可比，因为都没有这个数');
  });

  test('are never ranked by the scores they gave themselves', () => {
    const items = itemsOf({
      a: [evaluated({}, { total: { score: '99' }, grade: '优' })],
      b: [evaluated({}, { total: { score: '80' }, grade: '良' })],
    });
    expect(noteOf(items, '自评得分')).toBe('是各单位自己评的，不能用来排名次');
    expect(noteOf(items, '评分等级')).toBe('是各单位自己评的，不能用来排名次');
    expect(compareChart(items, 'score').sentence).toBe('各年都可比。得分是各单位自己评的，不能用来排名次。');
  });

  test('list the indicators of one name, and do not compare other units', () => {
    const items = itemsOf({
      a: [
        evaluated({}, { indicators: [row('培训', '≥5次', '6次'), row('人数', '≥9人', '9人'), row('独有', '1', '1')] }),
      ],
      b: [evaluated({}, { indicators: [row('培训', '≥5期', '6期'), row('人数', '≥90人', '80人')] })],
    });
    const { lines, others } = compareIndicators(items, '2023');
    expect(lines.map(({ name, note, cells }) => [name, note, cells.map((cell) => cell?.verdict)])).toEqual([
      ['培训', '不可比，因为单位不同（次，期）', ['超过', '超过']],
      ['人数', '', ['达到', '未达到']],
    ]);
    expect(others).toBe(1);
  });

  test('are not compared where one is a part of another, or both have the figures of one before them', () => {
    const form = (year: string, executed: string) => evaluated({ executed }, { year });
    const catalogue = makeCatalogue({
      whole: { forms: [form('2022', '9'), form('2023', '9')] },
      left: { parent: 'whole', forms: [form('2023', '5')] },
      old: { forms: [form('2022', '8')] },
      b: { predecessor: 'old', forms: [form('2023', '3')] },
      c: { predecessor: 'old', forms: [form('2023', '4')] },
    });
    const items = (...slugs: string[]) => slugs.map((slug) => describeProject(followProject(nodeOf(catalogue, slug))));
    expect(noteOf(items('whole', 'left'), '已用')).toBe('不可比，因为“left”已含在“whole”里');
    expect(noteOf(items('b', 'c'), '已用', '2022')).toBe('不可比，因为“b”和“c”这一年用的是同一个项目“old”的数');
    expect(noteOf(items('b', 'old'), '已用', '2022')).toBe('不可比，因为“b”和“old”这一年用的是同一个项目“old”的数');
    expect(noteOf(items('b', 'c'), '已用')).toBe('“c”最多，“b”最少');
    expect(compareChart(items('b', 'whole'), 'executed').sentence).toBe('各年都可比。“b”2022年是前身项目的数。');
    expect(compareYear(items('b'), '2022')[0]!.cells).toEqual(['绩效自评表（前身项目“old”）']);
  });

  test('and units are not of one kind', () => {
    const { units, projects } = SAMPLE_PORTAL;
    const items = [describeUnit(units[0]!, SITE.grades), describeProject(followProject(projects.at(-1)!))];
    const { best } = listYears(items);
    expect(noteOf(items, '已用', best)).toBe('不可比，因为单位的数是多个项目的合计，和单个项目不是一层');
  });
});

describe('the data of the compare page', () => {
  const items = [
    ...SAMPLE_PORTAL.projects.map((node) => describeProject(followProject(node))),
    ...SAMPLE_PORTAL.units.map((unit) => describeUnit(unit, SITE.grades)),
  ];

  test('is plain: it comes back from JSON as it went', () => {
    expect(JSON.parse(JSON.stringify(items))).toEqual(items);
    for (const item of items) for (const { figures } of item.years) expect(Object.keys(figures)).toEqual([...COMPARED]);
  });

  test('gives a chart whose table says the figures of the years, or why there is none', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...items), { minLength: 2, maxLength: 4 }),
        fc.constantFrom(...COMPARED),
        (chosen, key) => {
          const spec = compareChart(chosen, key);
          expect(spec.categories).toEqual(listYears(chosen).years);
          tabulate(spec).forEach(([year, ...cells]) => {
            const expected = chosen.map((item) => {
              const figure = item.years.find((own) => own.year === year)?.figures[key];
              if (!figure) return '没有表';
              if ('gap' in figure) return figure.gap;
              return figure.exact ? `${figure.shown}（${figure.exact}）` : figure.shown;
            });
            expect(cells).toEqual(expected);
          });
        },
      ),
    ));

  test('is there for everything that can be chosen', () => {
    const ids = listChoices(SAMPLE_PORTAL).flatMap(({ unit, projects }) => [
      unit.slug,
      ...projects.map(({ id }) => id),
    ]);
    expect(ids.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  });
});

describe('whole departments side by side', () => {
  const catalogue = makeCatalogue({ a: { forms: [evaluated({ executed: '10' })] } }, [
    departmentSelfEvaluation({
      currency: '万元',
      funds: [{ source: 'total', label: '年度资金总额', adjusted: '1300', executed: '1269' }],
    }),
  ]);
  const [unit] = catalogue.units;
  const whole = describeProject(followProject(unit!.department!));
  const twin = { ...whole, id: 'other/department', name: '另一个部门整体' };
  const project = describeProject(followProject(nodeOf(catalogue, 'a')));

  test('can be chosen under their unit, and compared with one another over the years', () => {
    expect(listChoices(catalogue)).toMatchObject([
      { projects: [{ id: 'jiedao/a' }], whole: { id: 'jiedao/department' } },
    ]);
    expect(whole).toMatchObject({ id: 'jiedao/department', level: 'department', name: '某某街道部门整体', owner: '' });
    expect(noteOf([whole, twin], '已用', whole.years[0]!.year)).toBe('相同');
  });

  test('are not held against projects, nor against the sum of a unit, whose money they hold', () => {
    for (const other of [project, describeUnit(unit!, SITE.grades)])
      expect(noteOf([whole, other], '已用', whole.years[0]!.year)).toMatch(/^不可比，因为部门整体的钱包括/);
  });
});
