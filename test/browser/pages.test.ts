import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '../../src/build/preview/serve-site.ts';
import { PORTAL_SITE, SAMPLE_BASE, SAMPLE_SITE, SEEDS_SITE } from '../site/folders.ts';
import { formPath } from '../../src/core/library/addresses.ts';
import { REAL } from '../core/library/real-content.ts';
import { cutWithoutCue, faultsInAllLooks, openBrowser, openPage, overflowOf, tooSmall } from './browser.ts';

const FORM = 'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/self-evaluation/';
const PAGES = [
  '',
  'years/',
  'years/2023/',
  'units/',
  'projects/',
  'units/songjiang-guangfulin/',
  'units/songjiang-guangfulin/dangqun-zonghe-fuwu/',
  FORM,
  'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/target/',
  'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/narrative/',
  'units/minhang-xinzhuang/shequ-dangqun-fuwu-zhongxin-gongzuo/2023/tracking/',
  'units/chongming-shehuigongzuobu/xinxing-lingyu-dangjian/2024/self-evaluation/',
  'search/?q=%E6%BB%A1%E6%84%8F%E5%BA%A6',
  'glossary/',
  'compare/',
  'rules/',
  'rules/execution-rate/',
  'data/',
  'data/help/',
  'about/',
  '404.html',
];
const SAMPLE_PAGES = [
  '',
  'years/2022/',
  'units/yangli/',
  'units/yangli/shequ/',
  'units/yangli/diyi/2021/self-evaluation/',
  'units/yangli/chehui/2022/self-evaluation/',
  'changes/',
  'corrections/',
  'missing/',
];
const PORTAL_PAGES = [
  'changes/',
  'corrections/',
  'years/2024/',
  'units/yangli-jiedao/',
  'units/yangli-jiedao/shequ-zonghe-fuwu/',
  'compare/?a=yangli-jiedao/shequ-zonghe-fuwu&b=yangli-jiaoyuju/xiaoche-buzhu&c=yangli-shuiwuju/hedao-baojie',
  'compare/?a=yangli-jiedao&b=yangli-jiaoyuju',
];
const OF_DEPARTMENTS = [
  'units/yangli-jiedao/department/',
  'units/yangli-jiedao/department/2023/department-target/',
  'units/yangli-jiedao/department/2023/department-self-evaluation/',
  'units/yangli-jiedao/shequ-zonghe-fuwu/2023/evaluation-report/',
];
let browser: Browser;
let seeds: string;
let sample: string;
let portal: string;
beforeAll(async () => {
  browser = await openBrowser();
  seeds = await serveSite(SEEDS_SITE, '/', 0);
  sample = await serveSite(SAMPLE_SITE, SAMPLE_BASE, 0);
  portal = await serveSite(PORTAL_SITE, '/', 0);
});
afterAll(() => browser.close());

/** One window a width for all page types. */
const windows: Awaited<ReturnType<typeof openPage>>[] = [];
beforeAll(async () => {
  for (const width of [360, 1280] as const) windows.push(await openPage(browser, { width }));
});

describe('has no barrier for axe, no sideways scrolling, no error and no violation of its policy:', () => {
  const pages = [
    ...PAGES.map((path) => ['seeds', path] as const),
    ...SAMPLE_PAGES.map((path) => ['sample', path] as const),
    ...PORTAL_PAGES.map((path) => ['portal', path] as const),
  ];
  test.each(pages)('%s /%s', async (site, path) => {
    const address = { seeds, sample, portal }[site] + path;
    const faultsAt = async ({ page, complaints }: (typeof windows)[number]): Promise<string[]> => {
      await page.goto(address);
      if (path.includes('search/')) await page.waitForSelector('[data-search=done]');
      if (path.includes('?a=')) await page.waitForSelector('.compare .chart-live');
      return [...(await faultsInAllLooks(page)), ...complaints.splice(0)];
    };
    expect((await Promise.all(windows.map(faultsAt))).flat()).toEqual([]);
  });
});

/** The first figures or the text of a page about projects; of the others what follows the heading counts. */
const FACTS = '.answer, .form-answer .prose, .tiles, main table';

test('a phone shows the first fact of every page at once, cuts no table unsaid and is large where it shall be', async () => {
  const { page } = windows[0]!;
  const faults: string[] = [];
  const addresses = [
    ...PAGES.map((path) => seeds + path),
    ...[...PORTAL_PAGES, ...OF_DEPARTMENTS].map((path) => portal + path),
    ...[`missing/`, 'units/yangli/chehui/2022/self-evaluation/'].map((path) => sample + path),
  ];
  for (const address of addresses) {
    await page.goto(address);
    const seen = await page.evaluate((facts) => {
      const isOfProjects = /^\/(?:years|units|$)/.test(location.pathname);
      const first = (isOfProjects && document.querySelector(facts)) || document.querySelector('h1 + *');
      return {
        top: first?.getBoundingClientRect().top,
        // beside the one that a portal's own head may have
        boxes: document.querySelectorAll('.site-header form, main form[action$="search/"]').length,
      };
    }, FACTS);
    expect(seen.top, address).toBeLessThan(640);
    expect(seen.boxes, address).toBe(1);
    const found = [...(await cutWithoutCue(page)), ...(await tooSmall(page))];
    faults.push(...found.map((fault) => `${new URL(address).pathname}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

describe('a resident', () => {
  test('finds a form by words, by amount and by several words, and is told why', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    const ask = async (query: string): Promise<string[]> => {
      await page.goto(`${seeds}search/?q=${encodeURIComponent(query)}`);
      await page.waitForSelector('[data-search=done]');
      return page.$$eval('[data-result]', (links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
    };
    const form = `/${FORM}`;
    for (const query of [
      '态势感知终端',
      '117.1万',
      '1171028.93',
      '1,171,028.93',
      '广富林 满意度',
      '≥30人',
      '津',
      '沪松委组〔2017〕31号',
    ])
      expect(await ask(query), query).not.toEqual([]);
    expect(await ask('117.10万元')).toEqual([form]);
    // one character is found wherever it stands, though the index is made of pairs
    for (const character of ['津', '≥']) {
      const holding = REAL.content.forms.filter(({ record }) => JSON.stringify(record).includes(character));
      expect((await ask(character)).sort(), character).toEqual(holding.map(formPath).sort());
    }
    expect(await ask('这些字哪张表里都没有')).toEqual([]);
    await ask('津贴发放人数');
    await page.waitForSelector('.search-hit mark');
    expect(await page.textContent('.search-hit mark')).toBe('津贴发放人数');
    await ask('117.1万');
    await page.waitForSelector('.search-hit mark');
    expect(await page.textContent('.search-hit')).toBe('年度资金总额 全年预算数：1171028.93元');
    // what may have been meant stands apart, with why it is there
    await page.goto(`${portal}search/?q=songcan`);
    await page.waitForSelector('[data-near=done]');
    expect(await page.locator('[data-result]').count()).toBe(0);
    expect(await page.textContent('[data-search-near]')).toMatch(/^也许要找“songcan”可以读作“送餐”：上门送餐服务/);
    await page.goto(`${portal}search/?q=${encodeURIComponent('老人吃饭')}`);
    await page.waitForSelector('[data-near=done]');
    expect(await page.textContent('[data-search-near]')).toContain('表里常写作“助餐”');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('narrows by year, unit, form and grade, and can send the address to somebody', async () => {
    const { page } = await openPage(browser, { width: 1280 });
    await page.goto(`${seeds}search/`);
    await page.fill('#q', '满意度');
    await page.press('#q', 'Enter');
    await page.waitForSelector('[data-result]');
    const all = await page.locator('[data-result]').count();
    await page.selectOption('select[name=form]', 'tracking');
    await page.waitForFunction((n) => document.querySelectorAll('[data-result]').length < n, all);
    const address = page.url();
    const found = await page.locator('[data-result]').allTextContents();
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('[data-search=done]');
    expect(await page.locator('[data-result]').allTextContents()).toEqual(found);
    expect(new URL(address).searchParams.get('form')).toBe('tracking');
    await page.goBack();
    await page.context().close();
  });

  test('is led to one figure by its address, also on a phone, and cites it with the day', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    for (const id of ['indicators-3-actual', 'funds-0-executed', 'total-score']) {
      await page.goto('about:blank');
      await page.goto(`${seeds + FORM}#${id}`);
      const seen = await page.$eval(`#${id}`, (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const within = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        return [within, getComputedStyle(element).outlineStyle];
      });
      expect([id, ...seen]).toEqual([id, true, 'solid']);
    }
    await page.click('summary:has-text("引用")');
    expect((await page.textContent('#cite'))!.trim()).toMatch(
      /^上海市.+：2023年绩效自评表：总分·得分：100\[EB\/OL\]\. 版本\w{8}\. \[20\d\d-\d\d-\d\d\]\. http:.+#total-score\.$/,
    );
    await page.selectOption('#cite-figure', { label: '年度资金总额·全年执行数：1,171,028.93' });
    expect(page.url()).toContain('#funds-0-executed');
    expect(await page.textContent('#cite')).toContain('：年度资金总额·全年执行数：1,171,028.93[EB/OL]');
    await page.selectOption('#cite-figure', '');
    expect(await page.textContent('#cite')).toContain('2023年绩效自评表[EB/OL]');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.click('[data-figures]')]);
    const lines = readFileSync(await saved.path(), 'utf8').split('\r\n');
    expect(lines[0]).toBe('\ufeffname,printed,address');
    expect(lines).toContain(`年度资金总额·全年执行数,"1,171,028.93",${seeds}${FORM}#funds-0-executed`);
    expect(lines).toContain(`津贴发放人数·目标,≥30人,${seeds}${FORM}#indicators-0-target`);
    expect(lines).toContain(`津贴发放人数·结果,'=80人,${seeds}${FORM}#indicators-0-actual`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('hears the page by a voice of the device, figures as words, and stops it', async () => {
    const { page, complaints } = await openPage(browser, { width: 360 });
    await page.addInitScript(() => {
      const voice = (lang: string, localService: boolean) => ({ lang, localService, name: lang });
      const said: string[] = [];
      const speak = (one: SpeechSynthesisUtterance) => {
        said.push(one.text);
        setTimeout(() => one.onend?.(new Event('end') as SpeechSynthesisEvent), 10);
      };
      class Utterance {
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      const speechSynthesis = {
        ...{
          said,
          speak,
          cancel: () => said.push('停'),
          getVoices: () => [voice('zh-CN', false), voice('zh-CN', true)],
        },
      };
      Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    });
    await page.goto(seeds + FORM);
    await page.click('[data-aloud]');
    const said = () => page.evaluate(() => (speechSynthesis as unknown as { said: string[] }).said.join('\n'));
    await page.waitForFunction(() =>
      (speechSynthesis as unknown as { said: string[] }).said.includes('大于等于三十人'),
    );
    expect(await said()).toContain('二零二三年');
    expect(await said()).toContain('一百七十二万元');
    expect(await said()).toContain('大于等于三十人');
    await page.click('[data-aloud]');
    expect((await said()).endsWith('停')).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('enlarges the text once, and it stays so on the next page', async () => {
    const { page } = await openPage(browser, { width: 360 });
    await page.goto(seeds);
    await page.click('[data-text-size]');
    await page.goto(seeds + FORM);
    const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(Number.parseInt(size, 10)).toBeGreaterThanOrEqual(18);
    await page.context().close();
  });

  test('sorts and narrows the projects of a year', async () => {
    const { page } = await openPage(browser, { width: 1280 });
    await page.goto(`${seeds}years/2023/`);
    await page.click('th:has-text("已用") button');
    const used = await page.$$eval('table[data-sortable] tbody tr td:nth-child(4)', (cells) =>
      cells.map((cell) => cell.textContent!.trim()),
    );
    expect(used.slice(0, 5)).toEqual(['117.10', '96.97', '83.47', '50.37', '20.14']);
    await page.fill('[data-list-filter] input', '两新');
    await page.waitForFunction(() => document.querySelector('[data-list-count]')!.textContent === '找到2个项目');
    await page.context().close();
  });

  test('sees a chart come alive with the same numbers, and without scripts sees all of it anyway', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    await page.goto(`${sample}units/yangli/shequ/`);
    await page.locator('figure[data-chart]').first().scrollIntoViewIfNeeded();
    await page.waitForSelector('.chart-drawing canvas');
    // the chart and its numbers can be kept, and come from this page alone
    await page.locator('figure.chart .chart-data summary').first().click();
    const kept: string[] = [];
    for (const words of ['存为图片', '存为 CSV']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`button:has-text("${words}")`)]);
      kept.push(
        download.suggestedFilename(),
        readFileSync(await download.path())
          .subarray(0, 8)
          .toString('latin1'),
      );
    }
    expect(kept).toEqual([
      expect.stringMatching(/社区综合服务（样例）-.*\.png$/),
      '\x89PNG\r\n\x1a\n',
      expect.stringMatching(/\.csv$/),
      expect.stringMatching(/^\xef\xbb\xbf/),
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
    const plain = await openPage(browser, { width: 1280, scripts: false });
    await plain.page.goto(`${sample}units/yangli/shequ/`);
    expect(await plain.page.locator('.chart-drawing svg').count()).toBeGreaterThan(1);
    expect(await plain.page.locator('.chart-data td').allTextContents()).toContain('140.00万元');
    await plain.page.goto(seeds + FORM);
    expect(await plain.page.locator('.sheet td').count()).toBeGreaterThan(200);
    await plain.page.context().close();
  });

  test('prints the whole form: no cell is cut, and the heading row repeats', async () => {
    const { page } = await openPage(browser, { width: 1280 });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 700, height: 1000 }); // what A4 leaves between its margins
    await page.goto(seeds + FORM);
    expect(await overflowOf(page)).toBe(0);
    const cut = await page.$$eval(
      '.sheet th, .sheet td',
      (cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
    );
    expect(cut).toBe(0);
    await page.evaluate(() => {
      window.print = () => dispatchEvent(new Event('beforeprint'));
    });
    await page.$eval('[data-print=sheet]', (button) => (button as HTMLElement).click());
    expect(await page.isVisible('h1')).toBe(false);
    expect(await page.innerText('.on-paper')).toMatch(/打印日期：20\d\d.*SHA-256：[\da-f]{64}/);
    const foot = await page.evaluate(() => document.documentElement.style.getPropertyValue('--foot'));
    expect(foot).toMatch(/self-evaluation\/\\a 打印日期：20\d\d.*　SHA-256：[\da-f]{16}…/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.isVisible('h1')).toBe(true);
    const head = await page.$eval('.sheet thead', (element) => getComputedStyle(element).display);
    expect(head).toBe('table-header-group');
    await page.context().close();
  });
});

describe('hostile text in a record', () => {
  test('runs nothing on any page that shows it', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    for (const path of [
      '',
      'years/2021/',
      'units/yangli/',
      'units/yangli/diyi/',
      'units/yangli/diyi/2021/self-evaluation/',
      'units/yangli/shequ/2022/narrative/',
      'search/?q=hacked',
    ]) {
      await page.goto(sample + path);
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('another page of the portal shows what a unit has published last, by a script of the column and under a strict policy', async () => {
  const { page, complaints } = await openPage(browser, { width: 360 });
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  const shown = (feed: string): string =>
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><div><script src="${SAMPLE_BASE}newest.js" data-feed="${feed}" data-count="3" defer></script></div>`;
  const open = async (feed: string): Promise<string[]> => {
    await page.route('**/zhuye.html', (route) => route.fulfill({ contentType: 'text/html', body: shown(feed) }));
    await page.goto(new URL('/zhuye.html', sample).href, { waitUntil: 'networkidle' });
    await page.unroute('**/zhuye.html');
    return page.$$eval('div > ul > li', (items) => items.map((item) => item.textContent));
  };
  const items = await open(`${SAMPLE_BASE}units/yangli/feed.json`);
  expect(items).toHaveLength(3);
  for (const item of items) expect(item).toMatch(/^(?:公布|更正|撤回)：.+ \d{4}-\d\d-\d\d$/);
  expect(await open('//evil.example/feed.json')).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
