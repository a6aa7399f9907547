import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '../../src/build/preview/serve-site.ts';
import { PORTAL_SITE, SAMPLE_BASE, SAMPLE_SITE, SEEDS_SITE } from '../site/folders.ts';
import { openBrowser, openPage, overflowOf } from './browser.ts';

let browser: Browser;
let portal: string;
let sample: string;
let seeds: string;
beforeAll(async () => {
  browser = await openBrowser();
  portal = await serveSite(PORTAL_SITE, '/', 0);
  sample = await serveSite(SAMPLE_SITE, SAMPLE_BASE, 0);
  seeds = await serveSite(SEEDS_SITE, '/', 0);
});
afterAll(() => browser.close());

const rowsOf = (page: Page, caption: string): Promise<string[][]> =>
  page.$$eval(`.compare [aria-label="${caption}"] tbody tr`, (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent!.trim())),
  );
const headingOf = (rows: string[][], name: string): string => rows.find(([head]) => head!.startsWith(name))![0]!;

describe('the compare page', () => {
  test('is used with the keyboard alone at 360 px, and its address gives the same to somebody else', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    await page.goto(`${portal}compare/`);
    // arrows, since a test cannot type Chinese into a list
    const walkTo = async (text: string): Promise<void> => {
      const chosen = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]!.text);
      for (let i = 0; i < 30 && !(await chosen()).startsWith(text); i++) await page.keyboard.press('ArrowDown');
      expect(await chosen()).toMatch(text);
    };
    await page.focus('select[name=a-unit]');
    await walkTo('样例街道');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe('a-project');
    await walkTo('便民');
    await page.keyboard.press('Tab');
    await walkTo('样例区教育局');
    await page.keyboard.press('Tab');
    await walkTo('校车');
    await page.waitForSelector('.compare [aria-label="2024年的数"]');
    expect(new URL(page.url()).search).toMatch(/^\?a=yangli-jiedao\/bianmin-fuwu&b=yangli-jiaoyuju\/xiaoche-buzhu/);
    expect(await overflowOf(page)).toBe(0);
    const cut = await page.$eval('.compare .frame', (frame) => frame.scrollWidth - frame.clientWidth);
    expect(cut, 'two fit a phone').toBeLessThanOrEqual(0);
    const shown = await rowsOf(page, '2024年的数');
    await page.focus('select[name=year]');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp');
    await page.waitForSelector('.compare [aria-label="2021年的数"]');
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe('year');
    const address = page.url().replace('year=2021', 'year=2024');
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('.compare [aria-label="2024年的数"]');
    expect(await rowsOf(page, '2024年的数')).toEqual(shown);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('compares only like with like, and does not rank by scores', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    await page.goto(`${portal}compare/?a=yangli-jiedao&b=yangli-jiaoyuju/xiaoche-buzhu&year=2024`);
    await page.waitForSelector('.compare [aria-label="2024年的数"]');
    // said once for all rows it holds of
    const said = (await page.textContent('.compare'))!;
    expect(said).toContain('年初预算、调整后预算、已用、执行率、自评得分：不可比，因为单位的数是多个项目的合计');
    expect(headingOf(await rowsOf(page, '2024年的数'), '已用')).toBe('已用');
    await page.goto(`${portal}compare/?a=yangli-jiedao/bianmin-fuwu&b=yangli-jiaoyuju/xiaoche-buzhu&year=2024`);
    await page.waitForSelector('.compare [aria-label="2024年的数"]');
    const rows = await rowsOf(page, '2024年的数');
    expect(headingOf(rows, '已用')).toBe('已用');
    expect(await page.textContent('.compare')).toContain('年初预算、调整后预算、已用：“校车补助（样例数据）”最多，');
    expect(await page.textContent('.compare')).toContain('自评得分、评分等级：是各单位自己评的，不能用来排名次。');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('draws what its table says, in 万元 and in 元', async () => {
    const { page } = await openPage(browser, { width: 1280 });
    await page.goto(`${portal}compare/?a=yangli-jiedao/bianmin-fuwu&b=yangli-jiaoyuju/xiaoche-buzhu&figure=executed`);
    await page.waitForSelector('.compare .chart-live canvas');
    const [first] = await rowsOf(page, '各年已用');
    await page.focus('.compare canvas');
    await page.keyboard.press('ArrowRight');
    const spoken = () => page.textContent('.compare .chart-canvas [aria-live]');
    for (const cell of first!)
      for (const said of cell.match(/[^元]+元?/g) ?? []) expect(await spoken()).toContain(said);
    await page.click('.chart-views button:has-text("元"):not(:has-text("万"))');
    await page.focus('.compare canvas');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    expect(await spoken()).toMatch(/\d{6}(\.\d+)?元/);
    expect(await spoken()).not.toContain('万元');
    // what a dark screen shows in pale ink is drawn in black for paper
    const hasBlackInk = () =>
      page.$eval('.compare canvas', (canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.some((red, i) => i % 4 === 0 && data[i + 3] === 255 && red + data[i + 1]! + data[i + 2]! < 30);
      });
    await page.emulateMedia({ colorScheme: 'dark' });
    // a page is told of another medium when it is drawn next
    await expect.poll(hasBlackInk).toBe(false);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect.poll(hasBlackInk).toBe(true);
    await page.context().close();
  });

  test('works below a path, and shows hostile names as text', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    await page.goto(`${sample}compare/?a=yangli/shequ&b=yangli/diyi&year=2021`);
    await page.waitForSelector('.compare [aria-label="2021年的数"]');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.textContent('.compare')).toContain('<script>window.hacked=1</script>');
    await page.click('.compare thead a >> nth=0');
    expect(new URL(page.url()).pathname).toBe(`${SAMPLE_BASE}units/yangli/shequ/`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says what is wrong with an address, and takes none that leads elsewhere', async () => {
    const { page } = await openPage(browser, { width: 360 });
    await page.goto(`${portal}compare/?a=yangli-jiedao/bianmin-fuwu&b=..%2F..%2Fx`);
    await page.waitForFunction(() => document.querySelector('[data-compare-says]')!.textContent!.includes('已选1个'));
    await page.goto(`${portal}compare/?a=yangli-jiedao/bianmin-fuwu&b=yangli-jiedao/meiyou`);
    await page.waitForFunction(() => document.querySelector('[data-compare-says]')!.textContent!.includes('读不出来'));
    await page.context().close();
  });

  test('without scripts lists every project and whole department with its newest figures, and offers nothing dead', async () => {
    const { page } = await openPage(browser, { width: 360, scripts: false });
    await page.goto(`${portal}compare/`);
    expect(await page.locator('[data-item]').count()).toBe(19);
    expect(await page.locator('[data-compare]').isVisible()).toBe(false);
    await page.click('summary:has-text("样例街道办事处")');
    for (const slug of ['bianmin-fuwu', 'department'])
      expect(await page.locator(`[data-item="yangli-jiedao/${slug}"]`).isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('a term in a narrative', () => {
  test.each([360, 1280] as const)(
    'is explained in place without scripts at %i px, and can be closed',
    async (width) => {
      const { page } = await openPage(browser, { width, scripts: false });
      await page.goto(`${seeds}units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/narrative/`);
      const term = page.locator('.term-link').first();
      const note = page.locator((await term.getAttribute('href'))!);
      expect(await note.isVisible()).toBe(false);
      await term.focus();
      await page.keyboard.press('Enter');
      expect(await note.isVisible()).toBe(true);
      expect(await overflowOf(page)).toBe(0);
      await note.locator('a:has-text("收起")').click();
      expect(await note.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await note.isVisible()).toBe(true);
      await page.context().close();
    },
  );
});

test('the statutory paragraph is copied with one press', async () => {
  const { page } = await openPage(browser, { width: 360 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${portal}units/yangli-jiedao/`);
  await page.click('.paragraph summary >> nth=0');
  await page.click('[data-copy] >> nth=0');
  await page.waitForFunction(() => document.querySelector('[data-copy] + span')!.textContent !== '');
  const copied = await page.evaluate(() => navigator.clipboard.readText().catch(() => getSelection()!.toString()));
  expect(copied).toBe(await page.textContent('.paragraph blockquote'));
  await page.context().close();
});
