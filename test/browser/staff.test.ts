import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPreview, type Preview } from '../../src/build/preview/preview.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { parseYaml } from '../../src/io/yaml.ts';
import { nameOf as subjectOf } from '../../src/core/forms/subject.ts';
import { makeForm, nameOf } from '../fixtures/forms/make-forms.ts';
import { BEFORE, writeStaffContent } from '../staff/staff-content.ts';
import { faultsInAllLooks, findBarriers, openBrowser, openPage } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'staff-'));
const content = join(folder, 'content');
const RECORD = join(content, 'records/2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation.yaml');
const FORM = 'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/self-evaluation/';
const PAGES = [
  '',
  'changes/',
  'findings/',
  'findings/songjiang-guangfulin/',
  'privacy/',
  'completeness/',
  'waivers/',
  'import/',
].map((path) => `staff/${path}`);

/** 样例数据, as a clerk copies it: a page's table with merged cells, and text that would run if it were taken for HTML. */
const HOSTILE = '<img src=x onerror="window.hacked=1">';
const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const TABLE = `<table>
<tr><td colspan="7">财政项目支出绩效自评表</td></tr><tr><td colspan="7">(2024 年度)</td></tr>
<tr><td>项目名称</td><td colspan="6">社区党建(二级构成)</td></tr>
<tr><td>主管部门</td><td colspan="2">上海市松江区人民政府广富林街道办事处</td><td>实施单位</td><td colspan="3">样例中心</td></tr>
<tr><td rowspan="2">项目资金(元)</td><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>分值</td><td>执行率</td></tr>
<tr><td>年度资金总额</td><td>1000</td><td>1000</td><td>900</td><td>10</td><td>80%</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>
<tr><td rowspan="2">产出指标</td><td rowspan="2">数量指标</td><td>活动次数</td><td>≥6次</td><td>8次</td><td>45</td><td>45</td></tr>
<tr><td>${asText(HOSTILE)}</td><td>≥6次</td><td>8次</td><td>45</td><td>45</td></tr>
</table>`;

let browser: Browser;
let preview: Preview;
beforeAll(async () => {
  writeStaffContent(content);
  browser = await openBrowser();
  preview = await startPreview({
    content,
    against: BEFORE,
    port: 0,
    folder: join(folder, 'out'),
    say: () => undefined,
  });
  await ready();
});
afterAll(async () => {
  await preview.stop();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const ready = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = preview.builds.listen(({ state }) => {
      if (state !== 'ready') return;
      stop();
      resolve();
    });
    if (preview.builds.state.state === 'ready') resolve();
  });

/** Everything that the table of the form on the desk says, box by box. */
const textsOf = (page: Page): Promise<string> =>
  page.$$eval('.desk-form [data-path]', (boxes) =>
    boxes.map((box) => `${(box as HTMLElement).dataset['path']} ${(box as HTMLTextAreaElement).value}`).join('\n'),
  );

async function pasteTable(page: Page, html: string): Promise<void> {
  await page.goto(`${preview.address}staff/import/`);
  await page.waitForSelector('#import-paste');
  await page.$eval(
    '#import-paste',
    (box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', text);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    html,
  );
  await page.waitForSelector('.desk-form');
}

describe('has no barrier for axe, no sideways scrolling, no error and no violation of its policy:', () => {
  const faultsOf = async (open: (page: Page) => Promise<unknown>): Promise<string[]> => {
    const faults: string[] = [];
    for (const width of [360, 1280] as const) {
      const { page, complaints } = await openPage(browser, { width });
      await open(page);
      faults.push(...(await faultsInAllLooks(page)), ...complaints);
      await page.context().close();
    }
    return faults;
  };

  test.each(PAGES)('%s', async (path) => {
    expect(await faultsOf((page) => page.goto(preview.address + path))).toEqual([]);
  });

  test('a draft on the import page', async () => {
    expect(await faultsOf((page) => pasteTable(page, TABLE))).toEqual([]);
  });
});

/** Of half an A4 within the margins of print.css, in CSS pixels: 210 − 2 × 12 and 148.5 − 14 millimetres. */
const [HALF_WIDTH, HALF_HEIGHT] = [703, 508];

test('the page for the wall prints on half an A4, and no mark of a draft with it', async () => {
  const { page } = await openPage(browser, { width: 1280 });
  await page.goto(`${preview.address}staff/handbook/00-wall-sheet/`);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: HALF_WIDTH, height: 1000 });
  const bottom = await page.$$eval('.prose > *', (all) => all.at(-1)!.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThan(HALF_HEIGHT);
  expect(await page.innerText('body')).toMatch(/^贴在墙上/);
  expect(await page.evaluate(() => getComputedStyle(document.body, '::before').content)).toBe('none');
  await page.context().close();
});

describe('the import page', () => {
  test('makes a draft of a pasted table, audits it, and runs nothing that the table holds', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(...(/forms\/.*/.exec(request.url()) ?? [])));
    await page.goto(`${preview.address}staff/import/`);
    await page.waitForSelector('#open-unit');
    expect(asked).toEqual([]);
    await pasteTable(page, TABLE);
    // of all units, the forms of the one that the table is of
    expect(asked).toEqual(['forms/songjiang-guangfulin.json']);
    await page.click('.desk-tabs button:has-text("打开文件")');
    await page.fill('#open-unit', '不存在的单位');
    expect(await page.locator('#open-records option').count()).toBe(0);
    await page.fill('#open-unit', '上海市松江区人民政府广富林街道办事处');
    await page.waitForSelector('#open-records option', { state: 'attached' });
    await page.click('.desk-tabs button:has-text("社区党建")');
    expect(await page.textContent('.desk-form h2')).toBe('社区党建(二级构成) 2024年绩效自评表');
    expect(await page.textContent('.desk-form')).toContain('年度资金总额·执行率');
    expect(await page.textContent('.desk-source')).toContain(HOSTILE);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('saves the draft as a file that the loader reads, with every text as printed', async () => {
    const { page } = await openPage(browser, { width: 1280 });
    await pasteTable(page, TABLE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button:has-text("另存为记录文件")'),
    ]);
    expect(download.suggestedFilename()).toBe('shequ-dangjian.self-evaluation.yaml');
    const text = readFileSync(await download.path(), 'utf8');
    expect(parseYaml(text).value).toMatchObject({
      kind: 'self-evaluation',
      year: '2024',
      funds: [{ source: 'total', executed: '900', rate: '80%' }],
      indicators: [{ name: '活动次数', target: '≥6次' }, { name: HOSTILE }],
      // of the record that is there already
      publication: { status: 'draft', publisher: '上海市松江区人民政府广富林街道办事处' },
    });
    // the content has a draft of that form: what the new one would change stands beside it
    const differences = await page.textContent('.desk-form [aria-label="与已有记录不同的"]');
    expect(differences).toContain('年度资金总额·全年执行数969,657.93900');
    await page.context().close();
  });

  test('lets a clerk mend what was read, undo it, and save it into the content', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    await pasteTable(page, TABLE);
    const rate = page.locator('[data-path="funds.0.rate"]');
    const findings = page.locator('.desk-form li:has-text("年度资金总额·执行率")');
    expect(await findings.count()).toBeGreaterThan(0);
    await findings.first().locator('button:has-text("我来改")').click();
    expect(await rate.evaluate((element) => element === document.activeElement)).toBe(true);
    await rate.fill('90%');
    await rate.press('Enter');
    await page.waitForFunction(
      () => !document.querySelector('.desk-form')!.textContent!.includes('年度资金总额·执行率应'),
    );
    await page.waitForSelector('.desk-box-written[data-path="funds.0.rate"]');
    await page.click('.desk-tools button:has-text("撤销")');
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('[data-path="funds.0.rate"]')!.value === '80%',
    );
    await page.click('.desk-tools button:has-text("重做")');
    await page.waitForSelector('.desk-box-written[data-path="funds.0.rate"]');
    // a row goes: what was told of it goes too
    await page.locator('tr:has([data-path="indicators.1.name"]) button:has-text("删去")').click();
    await page.waitForSelector('[data-path="indicators.1.name"]', { state: 'detached' });
    await page.click('.desk-steps button:has-text("公布信息与审核")');
    await page.getByLabel('索引号').fill('样例-1');
    // whoever approves it does so in the office
    expect(await page.locator('.desk-body a:has-text("公布信息和审核")').getAttribute('href')).toBe('/staff/office/');
    const file = join(content, 'records/2024/songjiang-guangfulin/shequ-dangjian.self-evaluation.yaml');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    // the content has another form there: nothing is put over it without a word
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void (asked.length > 1 ? dialog.accept() : dialog.dismiss());
    });
    await page.click('.desk-tools .desk-main');
    expect(asked.join()).toMatch(/2024年绩效自评表”和这张表有\d+处不同/);
    expect(before === undefined ? existsSync(file) : readFileSync(file, 'utf8')).toBe(before ?? false);
    await page.click('.desk-tools .desk-main');
    await page.waitForSelector('.desk-form .desk-status:has-text("已保存")');
    const saved = parseYaml(readFileSync(file, 'utf8')).value as { funds: { rate: string }[]; indicators: unknown[] };
    expect(saved).toMatchObject({ publication: { status: 'draft', index: '样例-1' } });
    expect(saved.funds[0]!.rate).toBe('90%');
    expect(saved.indicators).toHaveLength(1);
    // the form stays on the desk, and leads to its page
    expect(await page.locator('[data-keep]').count()).toBe(1);
    const link = await page.locator('.desk-form .desk-status a').getAttribute('href');
    expect(new URL(link!, preview.address).pathname).toBe(
      '/units/songjiang-guangfulin/shequ-dangjian/2024/self-evaluation/',
    );
    if (before !== undefined) writeFileSync(file, before);
    else rmSync(file);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('saves nothing for a page that is not of this run', async () => {
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${preview.address}staff/save`, {
        method: 'POST',
        headers,
        body: '{"record":{"kind":"target"},"basis":null}',
      });
    expect((await ask({ 'x-preview-token': 'x'.repeat(48) })).status).toBe(403);
    expect((await ask({ origin: 'http://example.com' })).status).toBe(403);
    expect((await fetch(preview.address, { method: 'POST' })).status).toBe(405);
  });

  test('leads from a finding to its cell in the source and back, by keyboard alone', async () => {
    const { page } = await openPage(browser, { width: 360 });
    await pasteTable(page, TABLE);
    const button = page.locator('.desk-form li:has-text("年度资金总额·执行率") button').first();
    // on a narrow page what is to be done is called for
    await page.focus('.desk-drawer-open');
    await page.keyboard.press('Enter');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement!.textContent)).toContain('80%');
    await page.focus('.desk-back');
    await page.keyboard.press('Enter');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test('reads a form alike in whatever format it comes, within the policy of the page', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    await page.goto(`${preview.address}staff/import/`);
    const id = '2024/chongming-shehuigongzuobu/jiceng-zhili.self-evaluation';
    const { record } = loadContent(BEFORE).content!.forms.find((form) => form.id === id)!;
    const values: string[] = [];
    for (const format of ['xlsx', 'xls', 'ods', 'docx', 'doc', 'pdf', 'html'] as const) {
      const name = nameOf(format);
      await page.setInputFiles('#import-file', {
        name,
        mimeType: '',
        buffer: Buffer.from(await makeForm(record, format)),
      });
      await page.waitForSelector(`.desk-status:has-text("读完了“${name}”")`);
      values.push(await textsOf(page));
      await page.click('.desk-tabs button:has-text("打开文件")');
    }
    await page.fill('#import-paste', new TextDecoder().decode(await makeForm(record, 'txt')));
    await page.click('.desk-paste button');
    await page.waitForSelector('.desk-status:has-text("读完了“粘贴的表格.tsv”")');
    expect(await page.textContent('.desk-form')).toContain('读出');
    expect(new Set(values)).toEqual(new Set([values[0]]));
    expect(values[0]).toContain(subjectOf(record));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says of a file that gives nothing what is wrong and what to do', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    await page.goto(`${preview.address}staff/import/`);
    await page.waitForSelector('#import-file');
    for (const [name, bytes] of [
      ['空.xlsx', ''],
      ['坏.xlsx', 'PK\u0003\u0004 broken'],
      ['图.png', '\u0089PNG\r\n\u001a\n\0\0\0\0'],
    ] as const) {
      await page.setInputFiles('#import-file', { name, mimeType: '', buffer: Buffer.from(bytes, 'latin1') });
      await page.waitForSelector(`.desk-failure:has-text("“${name}”")`);
      expect(await page.textContent('.desk-failure'), name).toMatch(/。.+。/);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** Several builds, on a machine that may be busy with other tests. */
const PATIENCE = { timeout: 240_000 };

describe('the office', PATIENCE, () => {
  const OFFICE = 'staff/office/';
  const ID = '2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation';

  test('has no barrier and nothing wider than the window, with a script or without', async () => {
    for (const width of [360, 1280] as const) {
      const { page, complaints } = await openPage(browser, { width, scripts: true });
      for (const path of ['', 'songjiang-guangfulin/', ID]) {
        await page.goto(preview.address + OFFICE + path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        expect(await findBarriers(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('keeps what staff write, without a script; a form of elsewhere is not heard', async () => {
    const before = readFileSync(RECORD, 'utf8');
    const { page, complaints } = await openPage(browser, { width: 1280, scripts: false });
    await page.goto(preview.address + OFFICE + ID);
    await page.getByLabel('索引号').fill('样例-2023-1');
    await page.getByRole('button', { name: '保存公布信息' }).click();
    expect(await page.getByRole('status').textContent()).toContain('已保存');
    expect(parseYaml(readFileSync(RECORD, 'utf8')).value).toMatchObject({ publication: { index: '样例-2023-1' } });
    await page.goto(preview.address + OFFICE + 'songjiang-guangfulin/');
    await page.getByLabel('项目名称').last().fill('样例新项目');
    await page.getByRole('button', { name: '新建项目' }).click();
    expect(await page.getByRole('status').textContent()).toBe('已保存。');
    expect(await page.innerText('main')).toContain('样例新项目');
    expect(complaints).toEqual([]);
    await page.context().close();
    const address = preview.address + OFFICE + ID;
    const body = new URLSearchParams({ act: 'publication', token: 'x'.repeat(48) });
    expect((await fetch(address, { method: 'POST', body })).status).toBe(403);
    const headers = { origin: 'https://www.example.gov.cn' };
    expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(403);
    writeFileSync(RECORD, before);
    await ready();
  });
});

describe('an open page of the preview', PATIENCE, () => {
  test('shows a saved figure by itself, the errors of a broken file, and then the mended page', async () => {
    const { page, complaints } = await openPage(browser, { width: 1280 });
    page.setDefaultTimeout(90_000);
    await page.goto(preview.address + FORM);
    const text = readFileSync(RECORD, 'utf8');
    const changed = text.replace('1,171,082.93', '1,171,083.93');
    writeFileSync(RECORD, changed);
    await page.waitForSelector('.sheet td:has-text("1,171,083.93")');
    writeFileSync(RECORD, changed.replace('title:', 'titel:'));
    await page.waitForSelector('.live-page');
    expect(await page.textContent('.live-page')).toContain('titel');
    expect(await page.textContent('.live-page')).toContain('dangqun-zonghe-fuwu.self-evaluation.yaml');
    expect(await findBarriers(page)).toEqual([]);
    writeFileSync(RECORD, text);
    await page.waitForSelector('.sheet td:has-text("1,171,082.93")');
    expect(page.url()).toBe(preview.address + FORM);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is not renewed while it holds a form, which is there again when the page is opened anew', async () => {
    const { page } = await openPage(browser, { width: 1280 });
    page.setDefaultTimeout(90_000);
    await pasteTable(page, TABLE);
    // but what the draft is held against is asked for anew
    const again = ['content', 'forms/songjiang-guangfulin'].map((at) => page.waitForRequest(`**/staff/${at}.json`));
    preview.builds.start();
    await page.waitForSelector('.live-bar:has-text("打开的表没有动")');
    await Promise.all(again);
    expect(await page.locator('.desk-form').count()).toBe(1);
    // it waits on the device for the next time
    page.on('dialog', (dialog) => void dialog.accept());
    await page.fill('[data-path="funds.0.rate"]', '81%');
    await page.reload();
    await page.waitForSelector('[data-path="funds.0.rate"]');
    expect(await page.inputValue('[data-path="funds.0.rate"]')).toBe('81%');
    await page.context().close();
  });
});
