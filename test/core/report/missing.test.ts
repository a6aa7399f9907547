import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../../src/core/library/library.ts';
import { listMissingPages } from '../../../src/core/outputs/missing-outputs.ts';
import { ListPlan } from '../../../src/core/outputs/list-plan.ts';
import type { MissingPage, Page } from '../../../src/core/outputs/output.ts';
import { viewMissing } from '../../../src/core/report/missing.ts';
import { limitLists } from '../../../src/io/district-slugs.ts';
import { gatherFrame, makeFrame } from '../../../src/io/make-frame.ts';
import { loadContent } from '../../../src/io/load-content.ts';
import { ROOT } from '../../site/folders.ts';

const portal = loadContent(join(ROOT, 'test/fixtures/portal')).content!;
const withList = (showMissing: boolean): Content => ({
  ...portal,
  site: { ...portal.site, publication: { ...portal.site.publication, showMissing } },
  expected: [
    { unit: 'yangli-jiedao', year: '2024', forms: ['self-evaluation'], projects: ['laoren-zhucan'], due: '2025-08-31' },
    { unit: 'yangli-jiedao', year: '2024', forms: ['self-evaluation'], projects: ['bianmin-fuwu', 'shequ-huodong'] },
    { unit: 'yangli-jiaoyuju', year: '2024', forms: ['department-target'] },
  ],
});

test('what had to be published and is not is told by unit, the earliest last day first', () => {
  const units = viewMissing(withList(true));
  const jiedao = units.find(({ slug }) => slug === 'yangli-jiedao')!;
  expect(jiedao.wanted).toBe(3);
  expect(jiedao.rows).toEqual([
    { year: '2024', kind: '绩效自评表', project: '老年助餐（样例数据）', due: '2025-08-31' },
  ]);
});

test('projects and units of which nothing is public are counted, and not named', () => {
  const content = withList(true);
  const units = viewMissing({
    ...content,
    expected: [
      ...content.expected!,
      { unit: 'yangli-jiedao', year: '2024', forms: ['target', 'self-evaluation'], projects: ['caogao'] },
      { unit: 'weigong-ju', year: '2024', forms: ['target'] },
    ],
  });
  const jiedao = units.find(({ slug }) => slug === 'yangli-jiedao')!;
  expect([jiedao.wanted, jiedao.rows.length]).toEqual([5, 3]);
  expect(units.at(-1)).toMatchObject({
    slug: undefined,
    wanted: 1,
    rows: [{ kind: '绩效目标表', project: undefined }],
  });
  expect(JSON.stringify(units)).not.toMatch(/caogao|weigong/);
});

test('a report of the whole department is asked for by name, or of a unit without projects', () => {
  const report = { year: '2023', forms: ['evaluation-report'] as const };
  const rowsOf = (unit: string, more: object): string[][] => {
    const line = { unit, ...report, forms: [...report.forms], ...more };
    const [own] = viewMissing({ ...withList(true), expected: [line] });
    return own!.rows.map(({ project, kind }) => [project ?? '', kind]);
  };
  const [missing, projects] = [['部门整体', '绩效评价报告'], { projects: ['_department'] }];
  expect(rowsOf('yangli-jiedao', projects)).toEqual([]);
  expect(rowsOf('yangli-shuiwuju', projects)).toEqual([missing]);
  expect(rowsOf('yangli-shuiwuju', { year: '2020' })).toEqual([missing]);
  expect(rowsOf('yangli-jiedao', {})).not.toContainEqual(missing);
});

test('its page is there only where the site shows it', () => {
  const pagesOf = (content: Content): string[] => {
    const frame = makeFrame(gatherFrame(content, false), { base: '/', site: undefined });
    return listMissingPages(content, new ListPlan(content, frame.lists), frame).map(({ path }) => path);
  };
  expect(pagesOf(withList(true))).toEqual(['/missing/']);
  expect(pagesOf(withList(false))).toEqual([]);
  expect(pagesOf({ ...withList(true), expected: undefined })).toEqual([]);
});

describe.each([1, 2, 3])('a list of more than %i rows', (most) => {
  const content: Content = {
    ...withList(true),
    units: portal.units.map(({ slug, unit }, i) => ({
      slug,
      unit: { ...unit, district: ['样例东区', '样例西区'][i % 2] },
    })),
    expected: [
      ...withList(true).expected!,
      { unit: 'weigong-ju', year: '2024', forms: ['target', 'self-evaluation'] },
      { unit: 'weigong-suo', year: '2024', forms: ['target'] },
    ],
  };
  const open = (own: Content): ReadonlyMap<string, MissingPage> => {
    const data = { ...gatherFrame(own, false), lists: limitLists(own, most) };
    const frame = makeFrame(data, { base: '/', site: undefined });
    const outputs = listMissingPages(own, new ListPlan(own, data.lists), frame) as Page[];
    return new Map(outputs.map((output) => [output.path, output.make() as MissingPage]));
  };
  const all = viewMissing(content);
  const rowsOf = (views: Iterable<MissingPage>) =>
    [...views].flatMap(({ units }) => units.flatMap(({ slug, rows }) => rows.map((row) => ({ slug, ...row }))));
  const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

  test.each<[string, Content]>([
    ['by district', content],
    [
      'without districts',
      { ...content, units: portal.units.map(({ slug, unit: { district: _, ...unit } }) => ({ slug, unit })) },
    ],
  ])('is cut %s into pages that have every row once, and lead to every unit', (_name, own) => {
    const views = open(own);
    expect(inOrder(rowsOf(views.values()))).toEqual(
      inOrder(all.flatMap(({ slug, rows }) => rows.map((row) => ({ slug, ...row })))),
    );
    for (const view of views.values()) {
      expect(rowsOf([view]).length).toBeLessThanOrEqual(most);
      for (const path of [...view.pages, ...view.ways.map((way) => way.path.replace(/#.*/, ''))])
        expect(views.has(path), path).toBe(true);
    }
    const first = views.get('/missing/')!;
    expect([first.missing, first.wanted]).toEqual([
      all.flatMap(({ rows }) => rows).length,
      all.reduce((sum, { wanted }) => sum + wanted, 0),
    ]);
  });

  test('has on its first page what each district lacks, and those of which nothing is public beside', () => {
    const { ways, missing, units } = open(content).get('/missing/')!;
    expect(units).toEqual([]);
    expect(ways.map(({ path }) => path)).toContain('/missing/none/');
    expect(ways.at(-1)).toMatchObject({ text: '还没有公开过表的单位', missing: 3 });
    expect(ways.reduce((sum, way) => sum + way.missing, 0)).toBe(missing);
  });
});
