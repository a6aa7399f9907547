import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sum } from '../../../src/core/figures/decimal.ts';
import { compareListPath, projectPath } from '../../../src/core/library/addresses.ts';
import { cutPages } from '../../../src/core/library/districts.ts';
import type { Content } from '../../../src/core/library/library.ts';
import { allOutputs, listOutputs } from '../../../src/core/outputs/list.ts';
import { fileOf, isFile, type Output, type Page, type PageViews } from '../../../src/core/outputs/output.ts';
import { pagesNear } from '../../../src/core/report/page-turn.ts';
import type { ProjectRow } from '../../../src/core/report/listing.ts';
import type { RowFile } from '../../../src/core/report/row-file.ts';
import type { Way } from '../../../src/core/report/ways.ts';
import { limitLists, nameDistricts } from '../../../src/io/district-slugs.ts';
import { gatherFrame, makeFrame } from '../../../src/io/make-frame.ts';
import { SAMPLE_PORTAL } from '../history/portal-content.ts';

/** The sample portal, its units in these districts. */
const inDistricts = (names: readonly (string | undefined)[]): Content => ({
  ...SAMPLE_PORTAL.content,
  units: SAMPLE_PORTAL.content.units.map(({ slug, unit: { district: _, ...unit } }, i) => ({
    slug,
    unit: names[i] === undefined ? unit : { ...unit, district: names[i] },
  })),
});
const DISTRICTS = inDistricts(['样例东区', '样例西区', undefined]);

const outputsOf = (content: Content, most: number): Map<string, Output> => {
  const data = { ...gatherFrame(content, false), lists: limitLists(content, most) };
  const frame = makeFrame(data, { base: '/', site: undefined });
  return new Map(allOutputs(listOutputs(content, frame)).map((output) => [output.path, output]));
};
const viewOf = <R extends keyof PageViews>(output: Output | undefined): PageViews[R] =>
  (output as Page).make() as PageViews[R];
const viewsOf = <R extends keyof PageViews>(outputs: ReadonlyMap<string, Output>, route: R): PageViews[R][] =>
  [...outputs.values()].flatMap((output) =>
    output.sort === 'page' && output.route === route ? [viewOf<R>(output)] : [],
  );

/** All rows of projects that any page of years and units lists, by their addresses and years. */
function listReached(outputs: ReadonlyMap<string, Output>): string[] {
  const name = (year: string, rows: readonly ProjectRow[]) => rows.map(({ project }) => `${year} ${project.path}`);
  const ofYears = [
    ...viewsOf(outputs, '/years/[year]').map((view) => ({ ...view, year: view.report.view.year })),
    ...viewsOf(outputs, '/years/[year]/[...at]'),
  ].flatMap(({ year, list }) => name(year, list?.groups.flatMap(({ rows }) => rows) ?? []));
  const ofUnits = viewsOf(outputs, '/units/[unit]').flatMap(({ report: { lists, isLong } }) =>
    isLong ? [] : lists.flatMap(({ year, rows }) => name(year, rows)),
  );
  const ofUnitYears = viewsOf(outputs, '/units/[unit]/[...at]').flatMap(({ own, rows }) => name(own.year, rows));
  return [...new Set([...ofYears, ...ofUnits, ...ofUnitYears])].sort();
}
const waysOf = (outputs: ReadonlyMap<string, Output>, year: string): readonly Way[] =>
  viewOf<'/years/[year]'>(outputs.get(`/years/${year}/`)).ways!.ways;

describe('lists that are not long', () => {
  const outputs = outputsOf(DISTRICTS, 240);

  test('stand on one page, with no districts beside', () => {
    expect(viewsOf(outputs, '/districts/[...at]')).toEqual([]);
    expect(viewsOf(outputs, '/years/[year]/[...at]')).toEqual([]);
    expect([...outputs.keys()].filter((path) => /rows\.json$|\/compare\/lists\//.test(path))).toEqual([]);
    expect(viewOf<'/'>(outputs.get('/')).districts).toEqual([]);
  });
});

describe.each([1, 2, 4, 12])('lists of at most %i rows', (most) => {
  const outputs = outputsOf(DISTRICTS, most);
  const whole = outputsOf(DISTRICTS, 1000);

  test('lead to every row that one page would have', () => {
    expect(listReached(outputs)).toEqual(listReached(whole));
  });

  test('are on pages of no more than that, each at an address of its own', () => {
    const files = [...outputs.values()].filter(isFile).map(fileOf);
    expect(new Set(files).size).toBe(files.length);
    for (const { list, ways } of [...viewsOf(outputs, '/years/[year]'), ...viewsOf(outputs, '/years/[year]/[...at]')]) {
      const units = ways?.ways.filter(({ level }) => level === 'unit') ?? [];
      const rows = [...(list?.groups ?? []), ...(list?.departments ?? [])].flatMap((group) => group.rows);
      expect(Math.max(units.length, rows.length)).toBeLessThanOrEqual(most);
    }
    for (const { rows } of viewsOf(outputs, '/units/[unit]/[...at]')) expect(rows.length).toBeLessThanOrEqual(most);
  });

  test('lead to pages that there are', () => {
    const led = [...viewsOf(outputs, '/years/[year]'), ...viewsOf(outputs, '/years/[year]/[...at]')].flatMap(
      ({ ways }) => [...(ways?.ways ?? []).map(({ link }) => link.path), ...(ways?.files ?? [])],
    );
    expect(led.length).toBeGreaterThan(0);
    for (const path of led) expect(outputs.has(path.replace(/#.*/, '')), path).toBe(true);
  });

  test('are filtered from files that have every project of the year once', () => {
    for (const { report, ways } of viewsOf(outputs, '/years/[year]')) {
      if (!ways) continue;
      const rows = ways.files.flatMap((path) => {
        const { units, rows: own } = JSON.parse((outputs.get(path) as { make(): string }).make()) as RowFile;
        return own.map(([unit, slug]) => `${report.view.year} ${projectPath({ unit: units[unit]![0], slug })}`);
      });
      expect(rows.sort()).toEqual(listReached(whole).filter((one) => one.startsWith(report.view.year)));
    }
  });
});

test('units that are too many for the compare page are in files of their districts, each in one', () => {
  const outputs = outputsOf(DISTRICTS, 2);
  const { units, districts } = viewOf<'/compare'>(outputs.get('/compare/'));
  const filed = districts.flatMap(({ list, path }) => {
    expect(outputs.has(path), path).toBe(true);
    return JSON.parse((outputs.get(list) as { make(): string }).make()) as [string, string, string][];
  });
  expect(units).toEqual([]);
  expect(filed.map(([slug]) => slug).sort()).toEqual(DISTRICTS.units.map(({ slug }) => slug).sort());
  for (const [slug] of filed) expect(outputs.has(compareListPath(slug))).toBe(true);
  for (const [, , holders] of filed) expect(holders).toMatch(/个项目/);
});

test('of many pages some are led to, and every page is a few steps from any', () => {
  for (const count of [1, 12, 13, 400, 3000]) {
    const steps = new Map([[1, 0]]);
    for (const page of steps.keys())
      for (const next of pagesNear(page, count)) if (!steps.has(next)) steps.set(next, steps.get(page)! + 1);
    expect(steps.size).toBe(count);
    expect(Math.max(...steps.values())).toBeLessThanOrEqual(10);
    expect(Math.max(...[1, Math.ceil(count / 2), count].map((page) => pagesNear(page, count).length))).toBeLessThan(16);
  }
});

test('the totals of districts, and of units, add up to those of the year, however units are in districts', () => {
  const district = fc.constantFrom('样例甲区', '样例乙区', '样例丙区', undefined);
  fc.assert(
    fc.property(fc.array(district, { minLength: 3, maxLength: 3 }), (names) => {
      const outputs = outputsOf(inDistricts(names), 4);
      for (const { report, ways } of viewsOf(outputs, '/years/[year]')) {
        if (!ways) continue;
        const all = report.view;
        for (const level of ['district', 'unit'] as const) {
          const own = waysOf(outputs, all.year).filter((way) => way.level === level);
          if (!own.length) continue;
          for (const key of ['initial', 'adjusted', 'executed'] as const) {
            expect(sum(own.map(({ view }) => view.totals[key].yuan)).eq(all.totals[key].yuan)).toBe(true);
            expect(own.reduce((n, { view }) => n + view.totals[key].of, 0)).toBe(all.totals[key].of);
          }
          expect(own.reduce((n, { view }) => n + view.forms, 0)).toBe(all.forms);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test('one form changes the pages of its own district, and of no other', () => {
  const keys = (content: Content) =>
    new Map([...outputsOf(content, 4)].map(([path, output]) => [path, output.rests()] as const));
  const before = keys(DISTRICTS);
  const form = DISTRICTS.forms.find(({ kind, year }) => kind === 'self-evaluation' && year === '2023')!;
  const record = { ...form.record, total: { score: '1.00' } } as typeof form.record;
  const after = keys({ ...DISTRICTS, forms: DISTRICTS.forms.map((one) => (one === form ? { ...one, record } : one)) });
  const changed = [...after].filter(([path, key]) => before.get(path) !== key).map(([path]) => path);
  const districts = changed.flatMap((path) => /^\/years\/2023\/([a-z-]+)\//.exec(path)?.[1] ?? []);
  expect(new Set(districts).size).toBe(1);
  expect(changed).toContain(`/units/${form.unit}/2023/`);
});

test('districts are called by the sound of their names, whatever the order, and no two alike', () => {
  const names = ['松江区', '浦东新区', '静安区', '净安区'];
  const slugs = nameDistricts(names);
  expect(nameDistricts(names.toReversed())).toEqual(slugs);
  expect(slugs).toMatchObject({ 松江区: 'songjiang', 浦东新区: 'pudong' });
  expect(new Set(Object.values(slugs)).size).toBe(names.length);
});

test('a list is cut without losing anything', () => {
  expect(cutPages([], 3)).toEqual([[]]);
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, most) => {
      expect(cutPages(list, most).flat()).toEqual(list);
    }),
  );
});

test('corrections are cut into pages, each on one of them, newest first and numbered through', () => {
  const data = gatherFrame(SAMPLE_PORTAL.content, false);
  const said = { reason: '样例数据', by: '样例', old: '甲', new: '乙', isWithheld: false, hash: '' };
  const form = { text: '样例数据', path: '/units/yangli/xiangmu/2023/target/' };
  const corrections = Array.from({ length: 301 }, (_, i) => ({
    ...{ ...said, form, id: `2030-${i}`, date: '2030-01-01', path: 'title', place: '标题', record: 'a', texts: {} },
  }));
  const frame = makeFrame({ ...data, corrections }, { base: '/', site: undefined });
  const outputs = new Map(allOutputs(listOutputs(SAMPLE_PORTAL.content, frame)).map((output) => [output.path, output]));
  const paths = ['/corrections/', '/corrections/2/', '/corrections/3/'];
  const views = [
    viewOf<'/corrections'>(outputs.get(paths[0]!)),
    ...viewsOf<'/corrections/[...at]'>(outputs, '/corrections/[...at]'),
  ];
  expect(views.map(({ from, page, pages }) => [from, page, pages])).toEqual([
    [301, 1, paths],
    [151, 2, paths],
    [1, 3, paths],
  ]);
  expect(views.flatMap((view) => view.corrections)).toEqual(corrections);
});
