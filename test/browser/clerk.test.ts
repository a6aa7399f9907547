import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDesk } from '../../src/build/desk/build-desk.ts';
import { gatherContent } from '../../src/build/desk/desk-content.ts';
import { writeDesk } from '../../src/build/desk/write-desk.ts';
import { serveLive } from '../../src/build/preview/live-server.ts';
import type { PreviewBuilds } from '../../src/build/preview/preview-builds.ts';
import type { FormRecord } from '../../src/core/forms/registry.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { parseYaml } from '../../src/io/yaml.ts';
import { makeForm, nameOf } from '../fixtures/forms/make-forms.ts';
import { ROOT } from '../site/folders.ts';
import { BEFORE } from '../staff/staff-content.ts';
import { findBarriers, openBrowser, overflowOf } from './browser.ts';
import { bring, download, openDeskPage } from './desk-page.ts';

/*
 * Forms from a clerk's files to the public and further: the clerk has the desk and nothing else, the operator two commands
 * and the release page of a preview. The steps build on each other.
 */
const room = mkdtempSync(join(tmpdir(), 'clerk-'));
const [content, target, file] = [join(room, 'content'), join(room, 'target'), join(room, 'desk.html')];
const address = pathToFileURL(file).href;
const UNIT = 'chongming-shehuigongzuobu';
const [ZHILI, KAIBAN, ZHIYUAN, XINXING] = [
  ...['jiceng-zhili', 'kaiban-fei', 'shehui-gongzuo-zhiyuan-fuwu', 'xinxing-lingyu-dangjian'],
] as [string, string, string, string];
const PUBLISHED = `records/2024/${UNIT}/${ZHILI}.self-evaluation.yaml`;
let browser: Browser;

/** 样例数据: a form of 2024 as the one of another year, with what a clerk's file may have. */
function formOf(project: string, year: string, change: (text: string) => string = (text) => text): FormRecord {
  const id = `2024/${UNIT}/${project}.self-evaluation`;
  const { record } = loadContent(BEFORE).content!.forms.find((form) => form.id === id)!;
  return JSON.parse(change(JSON.stringify(record).replaceAll('2024', year))) as FormRecord;
}

function command(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/mingzhang.js', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect([status, stdout + stderr]).toEqual([0, expect.anything()]);
  return stdout;
}
const takeIn = (path: string): string => command('import', path, '--out', join(content, 'records'));
const statusOf = (path: string): unknown =>
  (parseYaml(readFileSync(join(content, path), 'utf8')).value as { publication: { status: string } }).publication
    .status;
const publicPage = (path: string): string => readFileSync(join(target, 'current', path, 'index.html'), 'utf8');

beforeAll(async () => {
  cpSync(BEFORE, content, { recursive: true });
  writeDesk(file, (await buildDesk(gatherContent(loadContent(content).content!))).html);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(room, { recursive: true, force: true });
});

const open = (page: Page, tab: string): Promise<void> => page.click(`.desk-tabs button:has-text("${tab}")`);
const see = (page: Page, view: string): Promise<void> => page.click(`.desk-steps button:has-text("${view}")`);

async function approve(page: Page, tab: string): Promise<void> {
  await open(page, tab);
  await see(page, '公布信息与审核');
  await page.getByLabel('发布机构').fill('样例发布机构');
  // with the publisher the last error goes, and whoever approves it may write
  await page.waitForSelector(`.desk-tabs button[aria-current]:not(:has-text("错误"))`);
  await see(page, '公布信息与审核');
  await page.getByLabel('审核人').fill('李某核');
  await page.getByLabel('审核日期').fill('2026-05-18');
}

async function handOver(page: Page): Promise<string> {
  await page.click('button:has-text("交接……")');
  await page.fill('#handed-by', '王某录');
  const { name, bytes } = await download(page, '下载交接文件');
  const path = join(room, name);
  writeFileSync(path, bytes);
  return path;
}

test('five forms in five formats are mended, held against last year’s, approved and handed over; the operator takes them in and releases', async () => {
  const { context, page, complaints } = await openDeskPage(browser, address);
  const files = [
    [
      'xlsx',
      formOf(ZHILI, '2025', (text) =>
        text.replaceAll('80.31', '18.03').replaceAll('"质量指标"', String.raw`"质\n量指标"`),
      ),
    ],
    ['docx', formOf(KAIBAN, '2025')],
    ['xls', formOf(XINXING, '2025')],
    ['html', formOf(ZHIYUAN, '2025')],
    ['ods', formOf(KAIBAN, '2025', (text) => text.replaceAll('开办费', '样例新项目'))],
  ] as const;
  for (const [format, record] of files) await bring(page, nameOf(format, format), await makeForm(record, format));

  // a wrong figure: told at its cell, mended there
  await open(page, '基层治理');
  const error = page.locator('.desk-account li:has(.tag-error):has-text("年度资金总额:的执行率")');
  await error.locator('button:has-text("我来改")').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('80.31');
  await page.locator('[data-path="funds.1.rate"]').fill('80.31');
  await error.waitFor({ state: 'detached' });
  // held against last year's
  await see(page, '对照');
  const compared = page.locator('[aria-label="对照"]');
  expect(await compared.locator('th').allTextContents()).toContain('去年的（2024）');
  await see(page, '填表');

  // doubts of the reading: looked at and settled
  const doubts = page.locator('.desk-account details:has-text("有疑问的（")');
  expect(await doubts.locator('.plain li').count()).toBeGreaterThanOrEqual(3);
  await page.locator('.desk-account button:has-text("处都是这样")').click();
  await doubts.waitFor({ state: 'detached' });

  await open(page, '样例新项目');
  expect(await page.textContent('.desk-where')).toContain('样例新项目（新项目）');
  for (const tab of ['基层治理', '开办费', '新兴领域', '社会工作', '样例新项目']) await approve(page, tab);
  const handed = takeIn(await handOver(page));
  expect(handed).toContain('新建 5 张');
  expect(handed).toContain('审核：李某核');
  expect(complaints).toEqual([]);
  await context.close();

  command('release', '--to', target, '--content', content);
  expect(statusOf(`records/2025/${UNIT}/${ZHILI}.self-evaluation.yaml`)).toBe('published');
  expect(publicPage(`units/${UNIT}/${ZHILI}/2025/self-evaluation`)).toContain('80.31');
});

test('a published figure is corrected with its reason, and next year’s form lands beside', async () => {
  const { context, page, complaints } = await openDeskPage(browser, address);
  await page.fill('#open-record', '2024年 基层治理工作经费 绩效自评表');
  await page.click('.desk-records button');
  await page.fill('[data-path="funds.0.executed"]', '40.21');
  await page.click('button:has-text("交接……")');
  await page.waitForSelector('.desk-handover:has-text("要写更正理由")');
  await open(page, '基层治理');
  await see(page, '公布信息与审核');
  await page.getByLabel('更正理由').fill('录入时看错一位');
  await page.click('.desk-tabs button:has-text("打开文件")');
  await bring(page, '明年.xlsx', await makeForm(formOf(ZHILI, '2026'), 'xlsx'));
  await approve(page, '2026年');
  const handed = takeIn(await handOver(page));
  expect(handed).toContain('更正记录 1 条');
  expect(handed).toContain('新建 1 张');
  expect(parseYaml(readFileSync(join(content, 'corrections/2026/0001.yaml'), 'utf8')).value).toMatchObject({
    ...{ path: 'funds.0.executed', old: '40.20', new: '40.21', reason: '录入时看错一位' },
  });
  for (const year of ['2024', '2025', '2026'])
    expect(existsSync(join(content, `records/${year}/${UNIT}/${ZHILI}.self-evaluation.yaml`)), year).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the release page tells what changes and what stops it, releases for a typed word, and goes back', async () => {
  // the site of the preview is not looked at: none is built
  const builds = { state: { state: 'ready' }, listen: () => () => undefined } as unknown as PreviewBuilds;
  const live = await serveLive(builds, { content, base: '/', port: 0, to: target });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const show = (): Promise<unknown> => page.goto(`${live.address}staff/office/release/`);
  const main = (): Promise<string> => page.innerText('main');
  const go = page.locator('form:has(input[value="release"])');

  const lost = join(content, PUBLISHED);
  const away = join(room, 'away.yaml');
  renameSync(lost, away);
  await show();
  expect(await main()).toMatch(/要先处理，处理完才能发布[\s\S]*已经公布，新内容里却没有了/);
  expect(await go.count()).toBe(0);
  renameSync(away, lost);

  // changed in the file by hand: the reason is asked for here
  writeFileSync(lost, readFileSync(lost, 'utf8').replace('initial: "0.00"', 'initial: "0.01"'));
  await show();
  expect(await main()).toMatch(/还没有写更正理由/);
  expect(await go.count()).toBe(0);
  await page.getByLabel('更正的理由').fill('样例理由');
  await page.getByRole('button', { name: '写成更正记录' }).click();
  expect(await page.getByRole('status').textContent()).toContain('写了 1 条更正记录');

  const before = await main();
  expect(before).toMatch(/改动[\s\S]*40\.20 → 40\.21/);
  expect(before).toMatch(/新公布\s*基层治理工作经费（2026年绩效自评表）/);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await findBarriers(page), `${width} px`).toEqual([]);
    expect(await overflowOf(page), `${width} px`).toBe(0);
  }
  await go.getByRole('textbox').fill('好的');
  await go.getByRole('button').click();
  expect(await page.getByRole('alert').textContent()).toContain('请在格子里写“发布”两个字');
  expect(publicPage(`units/${UNIT}/${ZHILI}/2024/self-evaluation`)).not.toContain('40.21');

  await go.getByRole('textbox').fill('发布');
  await go.getByRole('button').click();
  expect(await page.innerText('h1')).toMatch(/^(?:正在)?发布/);
  await page.waitForSelector('h1:has-text("发布的结果")', { timeout: 50_000 });
  expect(await main()).toMatch(/发布完成。[\s\S]*核对内容……[\s\S]*换上……/);
  expect(publicPage(`units/${UNIT}/${ZHILI}/2024/self-evaluation`)).toContain('40.21');
  expect(existsSync(join(target, `current/units/${UNIT}/${ZHILI}/2026/self-evaluation/index.html`))).toBe(true);

  await show();
  expect(await main()).toContain('没有变化');
  await page.click('summary:has-text("退回到这一次")');
  const back = page.locator('form:has(input[value="back"])');
  await back.getByRole('textbox').fill('退回');
  await back.getByRole('button').click();
  await page.waitForSelector('h1:has-text("退回的结果")', { timeout: 50_000 });
  expect(publicPage(`units/${UNIT}/${ZHILI}/2024/self-evaluation`)).not.toContain('40.21');
  await page.context().close();
  live.close();
});
