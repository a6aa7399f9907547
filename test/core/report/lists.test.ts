import { describe, expect, test } from 'vitest';
import { viewHome } from '../../../src/core/report/home.ts';
import { listProject, listProjects } from '../../../src/core/report/listing.ts';
import { relateUnit, viewUnit } from '../../../src/core/report/unit.ts';
import { viewYear } from '../../../src/core/report/year.ts';
import { sayHolders, viewYears } from '../../../src/core/report/totals.ts';
import { departmentSelfEvaluation, departmentTarget, narrative, selfEvaluation, target } from '../forms/records.ts';
import { makeCatalogue, nodeOf, SITE, type ProjectParts } from '../library/made-up.ts';
import { REAL } from '../library/real-content.ts';

const evaluated = (figures: Record<string, string>, more: object = {}) =>
  selfEvaluation({ funds: [{ source: 'total', label: '总额', ...figures }], ...more });
const namesOf = (projects: Record<string, ProjectParts>) =>
  listProjects(makeCatalogue(projects).projects, '2023').map(
    ({ project, isPart }) => `${isPart ? '-' : ''}${project.text}`,
  );

describe('a list of projects', () => {
  const one = { forms: [selfEvaluation()] };

  test('has parts, and parts of parts, under what they are parts of', () =>
    expect(
      namesOf({ b: { parent: 'z', ...one }, a: one, c: { parent: 'b', ...one }, z: one, d: { parent: 'z', ...one } }),
    ).toEqual(['a', 'z', '-b', '-c', '-d']));

  test('has those of the year only, those with texts alone too, and no part of what is not listed', () =>
    expect(
      namesOf({
        a: { forms: [selfEvaluation({ year: '2022' })] },
        b: { parent: 'a', ...one },
        c: { forms: [narrative()] },
      }),
    ).toEqual(['b', 'c']));

  test('shows the form that speaks last, with values to sort by', () => {
    const figures = { initial: '1,000.00', adjusted: '', executed: '—', rate: '99.50%' };
    const catalogue = makeCatalogue({ a: { forms: [target(), evaluated(figures, { grade: '优' })] } });
    const { initial, adjusted, executed, rate, score, grade, forms } = listProject(nodeOf(catalogue, 'a'), '2023')!;
    expect({ initial, adjusted, executed, rate, score, grade }).toEqual({
      initial: { text: '1000.00万元', sort: '10000000', wan: '1000.00' },
      adjusted: { text: '未填', sort: undefined },
      executed: { text: '填“—”', sort: undefined },
      rate: { text: '99.50%', sort: '99.5' },
      score: { text: '', sort: undefined },
      grade: '优',
    });
    expect(forms.map(({ short, path }) => `${short} ${path}`)).toEqual([
      '目标 /units/jiedao/a/2023/target/',
      '自评 /units/jiedao/a/2023/self-evaluation/',
    ]);
  });
});

test('a sign printed for nothing is shown as it is printed', () => {
  const catalogue = makeCatalogue({ a: { forms: [evaluated({ initial: '/', adjusted: '-', executed: '－' })] } });
  const { initial, adjusted, executed } = listProject(nodeOf(catalogue, 'a'), '2023')!;
  expect([initial, adjusted, executed].map(({ text }) => text)).toEqual(['填“/”', '填“-”', '填“－”']);
});

test('a project without any form is not counted among those that are shown', () => {
  const home = viewHome(makeCatalogue({ a: { forms: [selfEvaluation()] }, gone: {} }));
  expect([home.projects, home.units[0]!.projects]).toEqual([1, 1]);
});

test('units name the one above and those below them', () => {
  const unit = (slug: string, parent?: string) => ({
    ...{ slug, unit: { name: slug, ...(parent && { parent }) } },
    ...{ projects: [], department: undefined, years: [] },
  });
  const all = [unit('ju'), unit('zhan', 'ju'), unit('bie')];
  const names = (slug: string) => {
    const { above, below } = relateUnit(
      all.find((one) => one.slug === slug)!,
      all,
    );
    return [above, below].map((links) => links.map(({ text }) => text));
  };
  expect(['ju', 'zhan', 'bie'].map(names)).toEqual([
    [[], ['zhan']],
    [['ju'], []],
    [[], []],
  ]);
});

test('the sums of a year say what they rest on', () => {
  const { projects } = makeCatalogue({
    a: { forms: [evaluated({ initial: '1.005', executed: '2' })] },
    b: { forms: [evaluated({ initial: '2' })] },
  });
  const [year] = viewYears(projects, ['2023']);
  expect(year!.initial).toEqual({ wan: '3.01', note: '2个项目之和' });
  expect(year!.executed).toEqual({ wan: '2.00', note: '1个项目之和，另有1个项目没有这个数' });
  expect(year!.adjusted).toEqual({ wan: '—', note: '2个项目都没有这个数' });
});

describe('the home page', () => {
  const dated = (date: string, year: string) => selfEvaluation({ year, publication: { status: 'published', date } });
  test('has the newest forms first, those of one day in the order of their paths', () => {
    const catalogue = makeCatalogue({
      b: { forms: [dated('2024-05-01', '2023'), dated('2024-06-01', '2024')] },
      a: { forms: [dated('2024-05-01', '2023'), selfEvaluation({ year: '2022' })] },
    });
    expect(viewHome(catalogue).newest.map(({ date, path }) => `${date} ${path}`)).toEqual([
      '2024-06-01 /units/jiedao/b/2024/self-evaluation/',
      '2024-05-01 /units/jiedao/a/2023/self-evaluation/',
      '2024-05-01 /units/jiedao/b/2023/self-evaluation/',
    ]);
  });

  test('counts the real content', () => {
    const { forms, projects, completeness, units } = viewHome(REAL);
    expect([forms, projects]).toEqual([13, 9]);
    expect(completeness).toEqual([
      { year: '2023', counts: [1, 3, 2, 3] },
      { year: '2024', counts: [0, 0, 0, 4] },
    ]);
    expect(units.map(({ projects: own }) => own).toSorted()).toEqual([2, 3, 4]);
  });
});

test('a whole department has a row of its own beside the projects of its unit and year', () => {
  const funds = [{ source: 'total' as const, label: '总额', executed: '300' }];
  const catalogue = makeCatalogue({ a: { forms: [selfEvaluation()] } }, [
    departmentTarget(),
    departmentSelfEvaluation({ funds }),
  ]);
  const [year] = viewUnit(catalogue.units[0]!, SITE.grades).lists;
  expect(year!.rows.map(({ project }) => project.text)).toEqual(['a']);
  expect(year!.department).toMatchObject({
    project: { text: '部门整体', path: '/units/jiedao/department/' },
    executed: { text: '300万元' },
  });
  expect(year!.department!.forms.map(({ short }) => short)).toEqual(['目标', '自评']);
  expect(year!.counts.map(({ count }) => count)).toEqual([0, 0, 0, 1, 1, 1]);
  expect(viewYear(catalogue, '2023').departments).toMatchObject([{ rows: [year!.department] }]);
  expect(viewHome(catalogue).completeness).toEqual([{ year: '2023', counts: [0, 0, 0, 1, 1, 1] }]);
});

test('a year that only departments as a whole have forms of is a year, with their forms counted and no money', () => {
  const funds = [{ source: 'total' as const, label: '总额', executed: '300' }];
  const before = departmentSelfEvaluation({ year: '2022', funds });
  const catalogue = makeCatalogue({ a: { forms: [selfEvaluation()] } }, [departmentTarget(), before]);
  const home = viewHome(catalogue);
  expect(home.years.map((view) => [sayHolders(view), view.forms, view.executed.wan])).toEqual([
    ['1个部门整体', 1, '—'],
    ['1个项目和1个部门整体', 2, '—'],
  ]);
  expect(home.units.map(sayHolders)).toEqual(['1个项目和1个部门整体']);
  expect(viewYear(catalogue, '2022').view).toMatchObject({ projects: 0, departments: 1, forms: 1 });
  expect(viewUnit(catalogue.units[0]!, SITE.grades).years.map(({ forms }) => forms)).toEqual([1, 2]);
});

test('a year knows the one before it, the first none', () => {
  expect(viewYear(REAL, '2024').before?.year).toBe('2023');
  expect(viewYear(REAL, '2023').before).toBeUndefined();
  expect(viewYear(REAL, '2023').groups.flatMap(({ rows }) => rows)).toHaveLength(5);
});

test('a unit has its years newest first, with counts by kind', () => {
  const { lists, charts } = viewUnit(
    makeCatalogue({ a: { forms: [selfEvaluation({ year: '2022' }), target(), evaluated({ executed: '5' })] } })
      .units[0]!,
    SITE.grades,
  );
  expect(lists.map(({ year, counts }) => [year, ...counts.map(({ count }) => count)])).toEqual([
    ['2023', 0, 1, 0, 1],
    ['2022', 0, 0, 0, 1],
  ]);
  expect(charts[0]!.sentence).toBe('2022年没有执行数，2023年用了5.00万元。各年公开的项目不同，合计不宜直接比较。');
});
