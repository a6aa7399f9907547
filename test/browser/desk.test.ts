import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildDesk } from '../../src/build/desk/build-desk.ts';
import { gatherContent } from '../../src/build/desk/desk-content.ts';
import { writeDesk } from '../../src/build/desk/write-desk.ts';
import { formPath } from '../../src/core/library/addresses.ts';
import { textsByPath } from '../../src/core/release/values.ts';
import type { KnownContent } from '../../src/filing/audit-within.ts';
import { readFile } from '../../src/filing/read-file.ts';
import { readTables } from '../../src/filing/read-tables.ts';
import { unitwise } from '../../src/filing/unitwise.ts';
import { describeImport } from '../../src/io/import/describe-import.ts';
import { targetOf } from '../../src/io/import/known-content.ts';
import { runImport } from '../../src/io/import/run-import.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { makeForm } from '../fixtures/forms/make-forms.ts';
import { SEEDS_SITE } from '../site/folders.ts';
import { BEFORE } from '../staff/staff-content.ts';
import { findBarriers, openBrowser, overflowOf } from './browser.ts';
import { listInputs, readInDesk, readInNode } from './desk-inputs.ts';
import { bring, download, openDeskPage } from './desk-page.ts';
import { makeProfile, openOldPage, unpackOldChromium, type OldPage } from './old-chromium.ts';

/* The desk as its user has it: one file, opened from a folder. */
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const file = join(folder, 'desk.html');
const address = pathToFileURL(file).href;
const FORM = '2024/chongming-shehuigongzuobu/jiceng-zhili.self-evaluation';
let browser: Browser;
let known: KnownContent;

beforeAll(async () => {
  const content = gatherContent(loadContent(BEFORE, { visibility: 'public' }).content!);
  known = content.known;
  writeDesk(file, (await buildDesk(content)).html);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (there?: BrowserContext) => openDeskPage(browser, address, there);

const recordOf = (id: string) => known.forms.find((form) => form.id === id)!.record;

type Format = Parameters<typeof makeForm>[1];
const made = new Map<Format, Promise<Uint8Array>>();
/** A form of the content in a format; making some of them takes a browser. */
function fileOf(format: Format): Promise<Uint8Array> {
  const bytes = made.get(format) ?? makeForm(recordOf(FORM), format);
  made.set(format, bytes);
  return bytes;
}

const VIEW_PARTS: Readonly<Record<string, string>> = {
  填表: '.desk-editor',
  对照: '.desk-body [aria-label="对照"]',
  公布信息与审核: '.desk-staff',
};

/** One after the other; the last one's forms stay open. */
async function expectAsInNode(ask: (expression: string) => Promise<unknown>): Promise<void> {
  const inputs = await listInputs(known);
  const others: string[] = [];
  for (const [i, input] of inputs.entries()) {
    const wanted = await readInNode(input, known);
    const found = await readInDesk(input, wanted.drafts.length, ask, i === inputs.length - 1);
    if (JSON.stringify(found) !== JSON.stringify(wanted)) others.push(input.name);
  }
  expect(others, `of ${inputs.length} inputs`).toEqual([]);
}
/** All inputs take minutes. */
const LONG = 1_200_000;

test('reads every input as Node does, asks for nothing but itself, and has no barrier', { timeout: LONG }, async () => {
  const { context, page, complaints } = await open();
  await page.waitForSelector('#import-file', { state: 'attached' });
  await expectAsInNode((expression) => page.evaluate(expression));
  await bring(page, 'a.xlsx', await fileOf('xlsx'));
  for (const width of [1440, 1024, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const view of width === 1440 ? ['公布信息与审核', '对照', '填表'] : ['填表']) {
      await page.click(`.desk-steps button:has-text("${view}")`);
      await page.waitForSelector(VIEW_PARTS[view]!);
      expect(await findBarriers(page), `${width} px, ${view}`).toEqual([]);
      expect(await overflowOf(page), `${width} px, ${view}`).toBe(0);
    }
  }
  expect(complaints).toEqual([]);
  await context.close();
});

const RATE = '[data-path="funds.0.rate"]';
/** 样例数据: typed sign by sign until the browser is gone. */
const TYPED = Array.from({ length: 400 }, (_, i) => String(i % 10)).join('');

test('a browser that is killed at any moment of typing has lost the last key at most', async () => {
  const [chromium, profile] = [unpackOldChromium(), makeProfile()];
  const box = `document.querySelector('[data-path="indicators.0.name"]')`;
  const openThere = async (): Promise<OldPage> => {
    const page = await openOldPage(chromium, address, profile);
    await expect.poll(() => page.ask(`Boolean(document.querySelector('#blank-kind'))`), { timeout: 20_000 }).toBe(true);
    return page;
  };
  let page = await openThere();
  await page.ask(`[...document.querySelectorAll('.desk-blank button')][0].click()`);
  for (let before = 0, turn = 0; turn < 3; turn++) {
    await expect.poll(() => page.ask<boolean>(`Boolean(${box})`)).toBe(true);
    await page.ask(`${box}.focus(), ${box}.setSelectionRange(${before}, ${before})`);
    const end = performance.now() + 50 + Math.random() * 500;
    let pressed = before;
    const times: number[] = [];
    while (performance.now() < end) {
      times.push(performance.now());
      await page.press(TYPED[pressed]!);
      pressed++;
      // nobody types faster
      await new Promise((resolve) => setTimeout(resolve, 25 * Math.random()));
    }
    // where other tests keep the machine busy, the browser's database takes longer than a key
    const surely = before + times.filter((time) => time < performance.now() - 250).length;
    await page.kill();
    page = await openThere();
    await expect.poll(() => page.ask<boolean>(`Boolean(${box})`)).toBe(true);
    const kept = await page.ask<string>(`${box}.value`);
    expect(TYPED.startsWith(kept)).toBe(true);
    expect(kept.length, `of ${pressed} keys`).toBeGreaterThanOrEqual(Math.min(pressed - 1, surely));
    before = kept.length;
  }
  await page.close();
});

/** What has been typed is in the browser's database when the page says so. */
const isKept = (page: Page, edits: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve, reject) => {
        const request = indexedDB.open('mingzhang-desk', 1);
        request.onerror = () => reject(request.error!);
        request.onsuccess = () => {
          const all = request.result.transaction('edits').objectStore('edits').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve((all.result as { edits: unknown[] }[]).some((one) => one.edits.length === wanted));
          };
        };
      }),
    edits,
  );

test('keeps every key on the device; a second page overwrites nothing; a working file brings all back', async () => {
  const { context, page, complaints } = await open();
  await bring(page, 'a.xlsx', await fileOf('xlsx'));
  const before = await page.inputValue(RATE);
  await page.fill(RATE, '1');
  await page.locator(RATE).press('2');
  await isKept(page, 1);
  // without leaving the box, as when the machine is switched off
  const { bytes } = await download(page, '存工作稿');
  const other = await open(context);
  await other.page.waitForSelector('text=工作台已经在另一个标签页里打开了');
  await page.close();
  await other.page.reload();
  await other.page.waitForSelector(RATE);
  expect(await other.page.inputValue(RATE)).toBe('12');
  await other.page.click('button:has-text("撤销")');
  await other.page.waitForFunction(
    (text) => document.querySelector<HTMLTextAreaElement>('[data-path="funds.0.rate"]')!.value === text,
    before,
  );

  const third = await open(context);
  await third.page.click('button:has-text("改在这一页做")');
  await third.page.waitForSelector(RATE);
  await other.page.fill(RATE, '99');
  await other.page.waitForSelector('.desk-bar:has-text("不再保存")');
  // a page that has lost the forms keeps nobody from them
  await third.page.reload();
  await third.page.waitForSelector(RATE);
  expect(await third.page.inputValue(RATE)).not.toBe('99');
  await third.page.click('button:has-text("全部关闭")');
  await third.page.waitForSelector('#import-file');
  await bring(third.page, '工作稿.mzwork', bytes);
  await third.page.waitForSelector(RATE);
  expect(await third.page.inputValue(RATE)).toBe('12');
  // nothing of it may be altered on its way
  await bring(third.page, '改.mzwork', new TextEncoder().encode(String(bytes).replace('"text":"12"', '"text":"13"')));
  expect(await third.page.textContent('.desk-failure')).toContain('被改动过');
  await bring(third.page, '坏.mzwork', new TextEncoder().encode('{}'));
  expect(await third.page.textContent('.desk-failure')).toContain('不是工作台存的工作稿');
  expect([...complaints, ...other.complaints, ...third.complaints]).toEqual([]);
  await context.close();
});

test('a blank form and a public one are changed and leave as workbooks that say what the table says', async () => {
  const { context, page, complaints } = await open();
  await page.selectOption('#blank-kind', 'self-evaluation');
  await page.click('button:has-text("在这里填")');
  await page.fill('[data-path="year"]', '2025');
  await page.fill('[data-path="project"]', '样例项目');
  await page.fill('[data-path="department"]', '样例单位');
  await page.fill('[data-path="indicators.0.name"]', '样例指标');
  await page.waitForSelector('.desk-tabs button:has-text("样例项目 2025年")');
  const blank = await download(page, '存为 Excel');
  expect(blank.name).toBe('样例项目-2025年绩效自评表.xlsx');
  const [draft] = (await readFile(blank, unitwise(known), readTables)).drafts;
  expect(draft!.record).toMatchObject({ project: '样例项目', year: '2025', indicators: [{ name: '样例指标' }] });

  await page.click('.desk-tabs button:has-text("打开文件")');
  const title = await page.$eval('#open-records option', (option) => (option as HTMLOptionElement).value);
  await page.fill('#open-record', title);
  await page.click('.desk-records button');
  await page.waitForSelector('.desk-tabs button:nth-of-type(2)[aria-current]');
  const path = '[data-path="indicators.0.actual"]';
  await page.fill(path, '样例结果');
  await page.waitForSelector('.desk-box-written[data-path="indicators.0.actual"]');
  const changed = await download(page, '存为 Excel');
  const [read] = (await readFile(changed, unitwise(known), readTables)).drafts;
  expect([...textsByPath(read!.record).values()]).toContain('样例结果');
  expect(complaints).toEqual([]);
  await context.close();
});

test('a clerk fills in by keyboard, by input method and by blocks of a spreadsheet, and undoes each at one stroke', async () => {
  const { context, page, complaints } = await open();
  await page.selectOption('#blank-kind', 'self-evaluation');
  await page.click('button:has-text("在这里填")');
  const box = (path: string) => page.locator(`[data-path="${path}"]`);
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['path']);

  await box('indicators.0.target').focus();
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('indicators.1.target');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('indicators.0.target');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('indicators.0.actual');
  await page.keyboard.type('上');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('下');
  expect(await box('indicators.0.actual').inputValue()).toBe('上\n下');

  // an input method composes: its keys are its own, and what it writes is written once
  await box('project').focus();
  const method = await context.newCDPSession(page);
  for (const text of ['y', 'yang', '样例'])
    await method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await page.waitForTimeout(400);
  await method.send('Input.insertText', { text: '样例项目' });
  expect(await box('project').inputValue()).toBe('样例项目');
  await page.waitForSelector('.desk-tabs button:has-text("样例项目")');
  expect(await page.textContent('.desk-tools')).toContain('撤销（3）');

  const paste = (path: string, type: string, text: string): Promise<void> =>
    box(path).evaluate(
      (element, [sort, content]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData(sort!, content!);
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [type, text],
    );
  const cells =
    '<tr><td rowspan="2">产出指标</td><td>数量指标</td><td>场次<br>（场）</td></tr><tr><td>质量指标</td><td>=1+1</td></tr>';
  await paste('indicators.0.level1', 'text/html', `<table>${cells}</table>`);
  await page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('[data-path="indicators.1.name"]')!.value === '=1+1',
  );
  expect(await box('indicators.1.level1').inputValue()).toBe('产出指标');
  expect(await box('indicators.0.name').inputValue()).toBe('场次\n（场）');
  await paste('indicators.5.name', 'text/plain', '甲\t≥1\n"乙\n二"\t≥2\n');
  await page.waitForSelector('[data-path="indicators.6.name"]');
  expect(await box('indicators.6.name').inputValue()).toBe('乙\n二');
  await page.click('[aria-label="第7行上移"]');
  await page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('[data-path="indicators.6.name"]')!.value === '甲',
  );
  for (let i = 6; i > 0; i--) await page.click(`button:has-text("撤销（${i}）")`);
  await page.waitForSelector('.desk-tools:has-text("重做（6）")');
  expect(
    await page.$$eval('.desk-sheet textarea', (all) =>
      all.filter((one) => /产|样|甲|10/.test((one as HTMLTextAreaElement).value)),
    ),
  ).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the file without content stays below 3 MB, and 1.46 MB where it is packed', async () => {
  const content = gatherContent(loadContent(BEFORE, { visibility: 'public' }).content!);
  const none = { ...content, known: { ...known, units: [], projects: [], forms: [] } };
  const { html, packed } = await buildDesk(none);
  expect(html.length).toBeLessThan(3_000_000);
  expect(packed).toBeLessThan(1_460_000);
});

test('a browser that cannot run it says so on one clear page, and blames no file', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  expect(await page.innerText('body')).toMatch(/这个浏览器太旧.*您的文件没有问题/s);
  expect(await page.isVisible('main')).toBe(false);
  await context.close();
});

test('Chromium 86 reads every input as Node does, checks, and shows the public page', { timeout: LONG }, async () => {
  const old = await openOldPage(unpackOldChromium(), address);
  onTestFinished(() => old.close());
  const until = async (expression: string): Promise<void> =>
    expect.poll(() => old.ask(`Boolean(${expression})`), { timeout: 20_000 }).toBe(true);
  await until(`document.querySelector('#import-file')`);
  await expectAsInNode((expression) => old.ask(expression));
  await old.ask(
    `[...document.querySelectorAll('.desk-steps button')].find((one) => one.textContent.includes('看公开页')).click()`,
  );
  await until(
    `[...document.querySelectorAll('iframe')].some(({ contentDocument }) => contentDocument.querySelector('.sheet'))`,
  );
  expect(await old.ask(`document.querySelector('[data-desk-bar]').textContent`)).not.toContain('出错');
});

test('a clerk mends, gives a reason, approves and hands over; the import takes it as it is', async () => {
  const { context, page, complaints } = await open();
  await bring(page, '自评.xlsx', await fileOf('xlsx'));
  await page.fill('[data-path="year"]', '2026');
  await page.fill('[data-path="project"]', '样例新项目');
  await page.fill(RATE, '1%');
  const error = page.locator('.desk-account li:has(.tag-error)');
  await error.first().waitFor();
  await page.click('button:has-text("公布信息与审核")');
  expect(await page.textContent('.desk-body')).toContain('处理完才能写审核人');
  await page.click('.desk-steps button:has-text("填表")');
  for (let left = await error.count(); left > 0; left--) {
    await error.first().locator('summary').click();
    await error.first().locator('[aria-label="为什么不改"]').fill('样例理由');
    await error.first().locator('[aria-label="谁决定的"]').fill('样例科');
    await error.first().locator('button:has-text("就按这个理由")').click();
    await expect.poll(() => error.count()).toBe(left - 1);
  }
  for (const more of await page.$$('button:has-text("就是这样"), button:has-text("处都是这样")'))
    await more.click().catch(() => undefined);
  await page.click('button:has-text("公布信息与审核")');
  const approve = async (): Promise<void> => {
    await page.getByLabel('审核人').fill('李某核');
    await page.getByLabel('审核日期').fill('2026-05-18');
  };
  await approve();
  // who approved it has not seen what is written afterwards
  await page.click('.desk-steps button:has-text("填表")');
  await page.fill('[data-path="goal.actual"]', '样例：办完了');
  await page.click('button:has-text("公布信息与审核")');
  expect(await page.getByLabel('审核人').inputValue()).toBe('');
  await approve();
  await page.click('button:has-text("交接……")');
  expect(await findBarriers(page)).toEqual([]);
  await page.click('button:has-text("下载交接文件")');
  expect(await page.textContent('.desk-handover')).toContain('请写交接人的姓名');
  await page.fill('#handed-by', '王某录');
  const { name, bytes } = await download(page, '下载交接文件');
  const code = /核对码 (\w{4} \w{4})/.exec((await page.textContent('.desk-code'))!)![1]!;
  const room = join(folder, 'content');
  cpSync(BEFORE, room, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const run = await runImport({
    ...{ paths: [path], stated: {}, progress: () => undefined, replace: false, dryRun: false, today: '2026-05-18' },
    target: targetOf(join(room, 'records')),
  });
  expect(describeImport(run, targetOf(join(room, 'records')), false)).toContain(code);
  const { content } = loadContent(room, { visibility: 'all' });
  const taken = content!.forms.find(({ record }) => 'project' in record && record.project === '样例新项目')!;
  expect(taken.record).toMatchObject({
    publication: { status: 'approved', approved: { by: '李某核', date: '2026-05-18' } },
    funds: [{ rate: '1%' }, ...Array.from((taken.record as { funds: object[] }).funds.slice(1), () => ({}))],
  });
  expect(taken.record.waivers).toContainEqual(expect.objectContaining({ reason: '样例理由', by: '样例科' }));
  expect(complaints).toEqual([]);
  await context.close();
});

/** A page without what it asks a site for, which the desk brings itself. */
const withoutAssets = (html: string): string =>
  html.replace(
    /<link rel="(?:icon|alternate|stylesheet)"[^>]*>|<script\b.*?<\/script>|<style>.*?<\/style>|<meta http-equiv[^>]*>/gs,
    '',
  );

/** What the buttons of the public page print: a frame that may not is silent. */
async function printsOf(page: Page): Promise<unknown> {
  const frame = (await (await page.$('iframe'))!.contentFrame())!;
  await page.$eval('iframe', (element) => {
    const { contentWindow, contentDocument } = element as HTMLIFrameElement;
    const printed: string[] = [];
    Object.assign(window, { printed });
    contentWindow!.addEventListener('beforeprint', () =>
      printed.push(contentDocument!.documentElement.dataset['print'] ?? 'page'),
    );
  });
  await page.click('button:has-text("打印这一页")');
  await page.click('.desk-tools button:has-text("打印原表")');
  expect(await frame.evaluate(() => document.documentElement.dataset['print'])).toBeUndefined();
  return page.evaluate(() => (window as unknown as { printed: unknown }).printed);
}

test('every public form’s page at the desk is the page that a build makes, byte for byte', async () => {
  const { context, page, complaints } = await open();
  await page.waitForSelector('#open-record');
  const titles = await page.$$eval('#open-records option', (all) => all.map((one) => (one as HTMLOptionElement).value));
  expect(titles).toHaveLength(known.forms.length);
  for (const [i, form] of known.forms.entries()) {
    await page.fill('#open-record', titles[i]!);
    await page.click('.desk-records button');
    await page.click('.desk-form button:has-text("看公开页")');
    const html = await page.getAttribute('iframe', 'srcdoc');
    const built = readFileSync(join(SEEDS_SITE, formPath(form), 'index.html'), 'utf8');
    expect(withoutAssets(html!), form.id).toBe(withoutAssets(built));
    if (i === 0) expect(await printsOf(page)).toEqual(['page', 'sheet']);
    await page.click('button:has-text("关闭这张表")');
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('what a form lacks is asked for, what is known is offered, and nothing that was pressed by mistake stays', async () => {
  const { context, page, complaints } = await open();
  const cells = (rows: readonly string[][]): string =>
    rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('');
  // 样例数据: no department, no money
  const html = `<p>项目支出绩效自评表</p><p>(2025年度) 单位:万元</p><table>${cells([
    ['项目名称', '样例项目', '', '', '', '', ''],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['产出指标', '数量指标', '样例次数', '≥2次', '2次', '9', '15'],
    ['产出指标', '数量指标', '样例场次', '≥2次', '2次', '9', '12'],
  ])}</table><p>样例甲</p><p>样例乙</p><p>样例丙</p>`;
  await bring(page, '缺.html', new TextEncoder().encode(`<meta charset="utf-8">${html}`));
  const todo = (text: string) => page.locator(`.desk-account .told > li:has-text("${text}")`);
  expect(await page.textContent('.desk-tabs [aria-current]')).not.toContain('没有待办');
  await todo('不知道归在哪里').locator('button').click();
  expect(await page.evaluate(() => document.activeElement!.closest('.desk-place') !== null)).toBe(true);
  await page.fill('[data-path="department"]', '样例单位');
  await todo('不知道归在哪里').waitFor({ state: 'detached' });

  await todo('没有年度资金总额').locator('button:has-text("加上")').click();
  await page.fill('[data-path="funds.0.executed"]', '10.00');
  // texts that nobody needs go at one stroke
  await page.click('button:has-text("这3格都不用放进记录")');
  await page.waitForSelector('summary:has-text("没有读的")', { state: 'detached' });
  await todo('没有填发布机构').locator('button:has-text("写“样例单位”")').click();
  await todo('没有填发布机构').waitFor({ state: 'detached' });

  // keys lead from place to place, and what is told of it comes into sight
  await page.focus('[data-path="indicators.0.name"]');
  await page.keyboard.press('Control+Enter');
  const score = '[data-path="indicators.0.score"]';
  expect(await page.locator(score).evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await page.innerText('.desk-told-here')).toContain('样例次数·得分');
  const finding = todo('样例次数·得分');
  // one reason for both rows of which the same is told; what is being written stays when the form changes meanwhile
  await finding.locator('summary').click();
  await page.waitForSelector('[aria-label="为什么不改"]:focus');
  await page.keyboard.type('样例理由');
  await page.fill('[data-path="indicators.1.name"]', '样例场');
  await todo('样例场·得分').waitFor();
  await finding.locator('[aria-label="谁决定的"]').fill('样例科');
  await finding.locator('button:has-text("同样的2处都按这个理由")').click();
  await page.click('summary:has-text("说明了理由、不改的（2）")');
  await page.locator('button:has-text("取消这个理由")').first().click();
  await todo('样例次数·得分').waitFor();
  expect(await page.locator('li:has(.desk-reason):has-text("样例场·得分")').count()).toBe(0);
  // who decided it is known now
  await todo('样例次数·得分').locator('summary').click();
  expect(await todo('样例次数·得分').locator('[aria-label="谁决定的"]').inputValue()).toBe('样例科');

  await page.click('[aria-label="第1行删去"]');
  await page.waitForSelector('[data-path="indicators.1.name"]', { state: 'detached' });
  await page.focus('[data-path="year"]');
  await page.keyboard.press('Control+z');
  await page.waitForSelector('[data-path="indicators.1.name"]');
  // one stop of the Tab key for what can be done with a row
  await page.focus('[aria-label="第1行上移"]');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement!.getAttribute('aria-label'))).toBe('第1行下移');

  // columns that the file does not have: one of the official form, one of the clerk's own
  const columns = (): Promise<string> => page.innerText('.desk-sheet:last-of-type thead');
  for (const [name, path] of [
    ['偏差原因分析及改进措施', 'indicators.0.deviation'],
    ['数据来源', 'indicators.1.extra.数据来源'],
  ] as const) {
    await page.click('.desk-more-columns:last-of-type:not([open]) summary');
    await page.fill('[aria-label="绩效指标：栏目名称"]', name);
    await page.click('.desk-more-columns:last-of-type button');
    await page.fill(`[data-path="${path}"]`, '样例');
  }
  expect(await columns()).toMatch(/偏差原因分析及改进措施\s+数据来源/);

  // the same file again is the same form
  await page.click('.desk-tabs button:has-text("打开文件")');
  await bring(page, '缺.html', new TextEncoder().encode(`<meta charset="utf-8">${html}`));
  expect(await page.textContent('.desk > .desk-status')).toContain('已经开着');
  expect(await page.locator('.desk-form').count()).toBe(1);
  expect(complaints).toEqual([]);
  await context.close();
});
