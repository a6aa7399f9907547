import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSearchIndex } from '../../src/build/search/search-build.ts';
import { noParts, placeBelow, writeOutputs } from '../../src/build/write-outputs.ts';
import { serveSite } from '../../src/build/preview/serve-site.ts';
import { formPath } from '../../src/core/library/addresses.ts';
import { LIST_ROWS } from '../../src/core/library/districts.ts';
import type { Content } from '../../src/core/library/library.ts';
import { allOutputs, listOutputs } from '../../src/core/outputs/list.ts';
import { isFile, type Page, type PageViews } from '../../src/core/outputs/output.ts';
import { INDEX_FOLDER } from '../../src/core/search/entry.ts';
import { limitLists } from '../../src/io/district-slugs.ts';
import { gatherFrame, makeFrame } from '../../src/io/make-frame.ts';
import { compiledPages, openPages } from '../../src/render/compiled-pages.ts';
import type { Renderer } from '../../src/render/entry.ts';
import { SAMPLE_PORTAL } from '../core/history/portal-content.ts';
import { LONG_SITE, PORTAL_SITE } from '../site/folders.ts';
import { cutWithoutCue, faultsInAllLooks, openBrowser, openPage, overflowOf, tooSmall } from './browser.ts';

/** The sample portal with lists of four rows: its units in two districts and none. */
const NAMES = ['样例东区', '样例西区', undefined];
const CONTENT: Content = {
  ...SAMPLE_PORTAL.content,
  units: SAMPLE_PORTAL.content.units.map(({ slug, unit }, i) => ({ slug, unit: { ...unit, district: NAMES[i] } })),
};
/** Forms that are searched at once: fewer than a year has. */
const SEARCHED = 8;
const FRAME = makeFrame(
  { ...gatherFrame(CONTENT, false), lists: limitLists(CONTENT, 4, SEARCHED) },
  { base: '/', site: undefined },
);
const ALL = allOutputs(listOutputs(CONTENT, FRAME)).filter(isFile);
const LISTS = ['/', '/compare', '/districts/[...at]', '/units', '/units/[unit]', '/units/[unit]/[...at]'];
const ROUTES = new Set([...LISTS, '/search', '/years', '/years/[year]', '/years/[year]/[...at]']);
const MADE = ALL.filter((output) =>
  output.sort === 'page' ? ROUTES.has(output.route) : /rows\.json$|^\/compare\/lists\//.test(output.path),
);

let browser: Browser;
let renderer: Renderer;
let site: string;
beforeAll(async () => {
  browser = await openBrowser();
  const { folder } = await compiledPages(false);
  renderer = (await openPages(folder)).openRun({ frame: FRAME, preview: false, base: '/' }, undefined);
  rmSync(LONG_SITE, { recursive: true, force: true });
  cpSync(PORTAL_SITE, LONG_SITE, { recursive: true });
  await writeOutputs(MADE, renderer, placeBelow(LONG_SITE), noParts);
  rmSync(join(LONG_SITE, INDEX_FOLDER), { recursive: true });
  const search = { content: CONTENT, lists: FRAME.lists, folder: LONG_SITE, stale: [], words: join(LONG_SITE, 'none') };
  await makeSearchIndex({ ...search, site: undefined, former: undefined }, '');
  await placeManyUnits();
  site = await serveSite(LONG_SITE, '/', 0);
});
afterAll(() => browser.close());

/** The compare page where there are more units than a page lists, at an address of its own. */
const MANY_UNITS = 'many-units/';
async function placeManyUnits(): Promise<void> {
  const data = { ...gatherFrame(CONTENT, false), lists: limitLists(CONTENT, 2, SEARCHED) };
  const all = allOutputs(listOutputs(CONTENT, makeFrame(data, { base: '/', site: undefined }))).filter(isFile);
  const page = all.find((output) => output.sort === 'page' && output.route === '/compare')!;
  const files = all.filter(({ path }) => path.startsWith('/compare/lists/'));
  await writeOutputs([{ ...page, path: `/${MANY_UNITS}` }, ...files], renderer, placeBelow(LONG_SITE), noParts);
}

const pathOf = (route: string, from = 0): string =>
  MADE.filter((output) => output.sort === 'page' && output.route === route)[from]!.path.slice(1);
const linksIn = (page: BrowserPage, place: string): Promise<string[]> =>
  page.$$eval(`${place} a`, (links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));

describe('pages of lists that are long', () => {
  test.each(LISTS.concat('/years/[year]', '/years/[year]/[...at]').map((route) => [route, pathOf(route)] as const))(
    'have no barrier, no overflow and no error: %s',
    async (_, path) => {
      for (const width of [360, 1280] as const) {
        const { page, complaints } = await openPage(browser, { width });
        await page.goto(site + path);
        const faults = [...(await faultsInAllLooks(page)), ...complaints];
        if (width === 360) faults.push(...(await cutWithoutCue(page)), ...(await tooSmall(page)));
        expect(faults, `${path} ${width}`).toEqual([]);
        await page.context().close();
      }
    },
  );

  test('lead to every project of a year without scripts, by district and unit', async () => {
    const { page } = await openPage(browser, { width: 360, scripts: false });
    const reached = new Set<string>();
    const seen = new Set<string>();
    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      await page.goto(site.slice(0, -1) + path);
      for (const one of await linksIn(page, 'main')) {
        if (/^\/(?:years\/2023|units\/[^/]+(?:\/2023)?)(?:\/|$)/.test(one) && !/^\/units\/[^/]+\/[a-z]/.test(one))
          await follow(one);
        else reached.add(one);
      }
    };
    await follow('/years/2023/');
    const wanted = CONTENT.forms
      .filter(({ year, project }) => year === '2023' && !project.startsWith('_'))
      .map(({ unit, project }) => `/units/${unit}/${project}/`);
    expect([...new Set(wanted)].filter((path) => !reached.has(path))).toEqual([]);
    await page.context().close();
  });

  test('find and sort rows of other pages, which are loaded when that is asked for', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site}years/2023/`);
    expect(asked.filter((path) => path.endsWith('rows.json'))).toEqual([]);
    await page.fill('[data-row-filter] input', '校车');
    await page.waitForSelector('[data-row-result] tbody tr');
    expect(await page.$$eval('[data-row-result] tbody tr', (rows) => rows.map((row) => row.textContent))).toEqual([
      expect.stringContaining('校车'),
    ]);
    await page.fill('[data-row-filter] input', '');
    await page.selectOption('[data-row-filter] select', 'executed');
    await page.waitForFunction(() => document.querySelectorAll('[data-row-result] tbody tr').length > 4);
    expect(new Set(asked.filter((path) => path.endsWith('rows.json'))).size).toBe(3);
    expect(await overflowOf(page)).toBe(0);
    expect(await faultsInAllLooks(page)).toEqual([]);
    await page.selectOption('[data-row-filter] select', '');
    await page.waitForFunction(() => !document.querySelector('[data-row-result] table'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('load the projects of a unit that is opened or chosen for comparison', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    await page.goto(`${site}compare/?a=yangli-jiedao/shequ-zonghe-fuwu`);
    await page.waitForFunction(() =>
      document.querySelector<HTMLSelectElement>('select[name=a-project]')!.value.includes('shequ'),
    );
    await page.selectOption('select[name=b-unit]', 'yangli-jiaoyuju');
    await page.waitForSelector('select[name=b-project] option[value="yangli-jiaoyuju/xiaoche-buzhu"]', {
      state: 'attached',
    });
    await page.selectOption('select[name=b-project]', 'yangli-jiaoyuju/xiaoche-buzhu');
    await page.waitForSelector('.compare [aria-label="2024年的数"]');
    expect(new URL(page.url()).search).toBe('?a=yangli-jiedao/shequ-zonghe-fuwu&b=yangli-jiaoyuju/xiaoche-buzhu');
    await page.click('[data-unit=yangli-shuiwuju] summary');
    await page.waitForSelector('[data-unit=yangli-shuiwuju] [data-item]');
    expect(complaints).toEqual([]);
    expect(await faultsInAllLooks(page)).toEqual([]);
    await page.context().close();
  });
});

test('where units are many, a district is chosen before the unit, and opened before its units', async () => {
  const { page, complaints } = await openPage(browser, { width: 360 });
  await page.goto(`${site}${MANY_UNITS}?a=yangli-jiedao/shequ-zonghe-fuwu`);
  // a unit that the address names is shown by its name
  await page.waitForFunction(() =>
    document.querySelector<HTMLSelectElement>('select[name=a-unit]')!.selectedOptions[0]!.text.includes('样例街道'),
  );
  await page.selectOption('select[name=b-district]', { label: '样例西区' });
  const unit = 'select[name=b-unit] option[value="yangli-jiedao"], select[name=b-unit] option[value="yangli-shuiwuju"]';
  await page.waitForSelector(unit, { state: 'attached' });
  const slug = (await page.getAttribute(unit, 'value'))!;
  await page.selectOption('select[name=b-unit]', slug);
  await page.waitForSelector('.compare table');
  expect(new URL(page.url()).search).toBe(`?a=yangli-jiedao/shequ-zonghe-fuwu&b=${slug}`);
  await page.click('[data-district="样例西区"] summary');
  await page.click(`[data-unit=${slug}] summary`);
  await page.waitForSelector(`[data-unit=${slug}] [data-item]`);
  expect([await overflowOf(page), await faultsInAllLooks(page), complaints]).toEqual([0, [], []]);
  await page.context().close();
});

describe('a page of as many rows as a list may have', () => {
  const viewOf = <R extends keyof PageViews>(route: R) =>
    (ALL.find((output) => output.sort === 'page' && output.route === route) as Page<R, PageViews[R]>).make();
  const repeat = <T>(list: readonly T[], count: number): T[] =>
    Array.from({ length: count }, (_, i) => list[i % list.length]!);
  const rows = viewOf('/units/[unit]/[...at]').own.rows;
  const way = viewOf('/years/[year]').ways!.ways.find(({ level }) => level === 'unit')!;
  const part = viewOf('/units').units[0]!;
  const unit = { text: part.name, path: '/units/yangli-jiedao/' };
  const district = viewOf('/years/[year]/[...at]');
  const VIEWS: { [R in keyof PageViews]?: PageViews[R] } = {
    '/years/[year]': {
      report: district.report,
      list: { groups: [{ unit, rows: repeat(rows, LIST_ROWS) }], departments: [] },
      ways: undefined,
    },
    '/years/[year]/[...at]': {
      ...district,
      list: undefined,
      ways: { ways: repeat([way], LIST_ROWS), rows: 5000, files: [] },
    },
    '/districts/[...at]': { ...viewOf('/districts/[...at]'), units: repeat([part], LIST_ROWS) },
    '/compare': {
      ...{ choices: undefined, units: repeat([part], LIST_ROWS) },
      districts: repeat([{ text: '样例东区', path: '/districts/x/', list: '/x.json', units: 21 }], LIST_ROWS),
    },
    '/units': { units: repeat([part], LIST_ROWS), districts: [], isLong: false },
    '/missing/[...at]': {
      ...{ name: '样例东区', wanted: 9600, missing: 5000, page: 1, pages: repeat(['/missing/x/'], 20) },
      ways: repeat([{ text: part.name, path: '/missing/x/2/#unit-x', wanted: 40, missing: 21 }], LIST_ROWS),
      units: repeat([part], LIST_ROWS).map(({ name }, i) => ({
        ...{ slug: `u${i}`, name, wanted: 40, missing: 21, isRest: false },
        rows: [{ year: '2024', kind: '绩效自评表', project: '样例街道社区综合服务项目', due: '2025-08-31' }],
      })),
    },
    '/projects/[...at]': {
      list: {
        ...{ letter: 'S', page: 1, pages: 3, all: 2500 },
        projects: Array.from({ length: 1000 }, (_, i) => ({
          ...{ unit: 'yangli-jiedao', slug: `p${i}`, name: `样例街道社区综合服务项目${i}` },
          ...{ unitName: part.name, year: '2024' },
        })),
      },
    },
  };

  test.each(Object.entries(VIEWS))('keeps to what a cheap phone shows at once: %s', async (route, view) => {
    const path = `${route.replace(/\[.*?\]/g, 'x')}/`;
    const params = Object.fromEntries([...route.matchAll(/\[(?:\.\.\.)?(.*?)\]/g)].map(([, name]) => [name, 'x']));
    const html = await renderer.render({ sort: 'page', route, path, params, rests: () => '', make: () => view });
    const { page } = await openPage(browser, { width: 360, scripts: false });
    await page.setContent(html);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(4000);
    expect(gzipSync(html).length).toBeLessThan(40_000);
    const [above, own] = (await page.locator('.crumbs li').allTextContents()).slice(-2);
    expect(own, 'the path ends with what the page adds to it').not.toContain(above!.trim());
    await page.context().close();
  });
});

describe('the search of more than one index', () => {
  const ask = async (page: BrowserPage, query: string): Promise<void> => {
    await page.goto(`${site}search/?${query}`);
    await page.waitForSelector('[data-near=done]');
  };
  const years = (page: BrowserPage): Promise<string[]> =>
    page.$$eval('[data-result]', (links) => [
      ...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.split('/').at(-3)!)),
    ]);

  test.each([360, 1280] as const)('says what is searched and offers the rest, at %i px', async (width) => {
    const { page, complaints } = await openPage(browser, { width });
    await ask(page, `q=${encodeURIComponent('满意度')}`);
    expect(await page.textContent('[data-search-scope]')).toMatch(
      /^全文找的是2024年样例东区，\d+张表。名称、单位和金额在全部年度里都找/,
    );
    expect(await years(page)).toEqual(['2024']);
    const before = await page.locator('[data-result]').count();
    await page.click('[data-search-scope] a >> nth=0');
    await page.waitForURL(/wide=1/);
    await page.waitForSelector('[data-near=done]');
    expect(await page.locator('[data-result]').count()).toBeGreaterThanOrEqual(before);
    await page.click('[data-search-scope] a >> nth=-1');
    await page.waitForURL(/wide=all/);
    await page.waitForSelector('[data-near=done]');
    expect((await years(page)).length).toBeGreaterThan(1);
    expect(await page.locator('[data-search-scope] a').count()).toBe(0);
    // the district that was chosen last is searched first from then on
    await page.selectOption('select[name=district]', '样例西区');
    await page.waitForURL(/district=/);
    await page.waitForSelector('[data-near=done]');
    await ask(page, `q=${encodeURIComponent('满意度')}`);
    expect(await page.textContent('[data-search-scope]')).toMatch(/^全文找的是2024年样例西区，/);
    expect([await faultsInAllLooks(page), await overflowOf(page), complaints]).toEqual([[], 0, []]);
    await page.context().close();
  });

  test('finds every form that has the words once all is searched, and every project by name or amount before', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    const holding = CONTENT.forms.filter(({ record }) => JSON.stringify(record).includes('满意度'));
    await ask(page, `q=${encodeURIComponent('满意度')}&wide=all&n=1000`);
    const found = await linksIn(page, '[data-search-results]');
    expect(found.filter((path) => path.split('/').length > 5).sort()).toEqual(holding.map(formPath).sort());
    await ask(page, `q=${encodeURIComponent('送餐')}&year=2021`);
    expect(await linksIn(page, '[data-search-names]')).toContain('/units/yangli-jiedao/songcan-fuwu/');
    await ask(page, 'year=2022');
    expect(await years(page)).toEqual(['2022']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
