import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { readFormPages } from '../../src/pdf/built-forms.ts';
import { findBrowser, listBrowsers } from '../../src/pdf/find-browser.ts';
import { gatherForm, gatherPages } from '../../src/pdf/gather-pages.ts';
import { printForm } from '../../src/pdf/print-form.ts';
import { printPages } from '../../src/pdf/print-pages.ts';
import { PORTAL } from '../fixtures/make-portal.ts';
import { runCommand } from '../site/build-fixture.ts';
import { PORTAL_SITE, ROOT, SAMPLE_PREVIEW, SAMPLE_SITE } from '../site/folders.ts';
import { openBrowser } from './browser.ts';

const UNIT = 'yangli-jiedao';
const pagesOf = (unit: string, year: string): string[] => readFormPages(PORTAL_SITE, unit, year);

test('a unit’s forms of a year become one tagged PDF with a bookmark for each, numbered pages and the day', async () => {
  await (await openBrowser()).close(); // brings its libraries and glyphs
  const gathered = gatherPages(pagesOf(UNIT, '2024'), '2024', '2026-07-01');
  const program = { browser: await packaged.executablePath(), args: ['--disable-gpu', '--no-zygote'] };
  const bytes = await printPages(gathered, { site: PORTAL_SITE, today: '2026-07-01', ...program });
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const [cover] = await pdf.getOutline();
  expect(cover!.title).toBe('样例街道办事处（样例数据） 2024年公开的绩效表');
  expect(cover!.items).toHaveLength(gathered.forms);
  expect(cover!.items.map(({ title }) => title)).toContain('上门送餐服务（样例数据） 2024年绩效自评表');
  expect((await pdf.getMarkInfo())?.['Marked']).toBe(true);
  const textAt = async (n: number): Promise<string> =>
    (await (await pdf.getPage(n)).getTextContent()).items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      // fonts may share a glyph with the radical it looks like
      .normalize('NFKC')
      .replace(/\s/g, '');
  const [first, last] = [await textAt(1), await textAt(pdf.numPages)];
  expect(first).toContain('本站的单位、项目和数字都是为演示而编的');
  for (const text of [first, last]) expect(text).toContain('打印日期:2026-07-01');
  expect(last).toMatch(new RegExp(`第${pdf.numPages}.,共${pdf.numPages}.$`, 'u'));
});

test('a form is printed alone, in its official layout; one that is not public says that it is a draft', async () => {
  const { content } = loadContent(PORTAL, { visibility: 'all' });
  const forms = content!.forms.filter(({ project }) => project === 'songcan-fuwu');
  const form = forms.find(({ id }) => id === '2024/yangli-jiedao/songcan-fuwu.self-evaluation')!;
  const program = { browser: await packaged.executablePath(), args: ['--disable-gpu', '--no-zygote'] };
  const bytes = await printForm(form, { ...content!, forms }, { ...program, today: '2026-07-01' });
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const texts = (await (await pdf.getPage(1)).getTextContent()).items.map((item) => ('str' in item ? item.str : ''));
  const said = texts.join('').normalize('NFKC').replace(/\s/g, '');
  expect([pdf.numPages, said]).toEqual([
    1,
    expect.stringMatching(/财政项目支出绩效自评表.*送餐人次.*打印日期:2026-07-01.*SHA-256/),
  ]);
  expect(said).not.toContain('预览');
  const { html } = gatherForm(
    readFileSync(join(SAMPLE_PREVIEW, 'units/yangli/caogao/2021/self-evaluation/index.html'), 'utf8'),
    'sheet',
    '2026-07-01',
  );
  expect(html.indexOf('未公布的草稿')).toBeLessThan(html.indexOf('<main'));
});

test('of many pages every name is its own, and no link leads to a place that only this machine has', () => {
  const { html } = gatherPages(pagesOf(UNIT, '2023'), '2023', '2026-07-01');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  const targets = [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href!);
  expect(targets.filter((href) => !href.startsWith('#'))).toEqual([]);
  for (const href of targets) expect(ids).toContain(href.slice(1));
});

test('only what is public is printed, below any path', () => {
  const { html, base, forms } = gatherPages(readFormPages(SAMPLE_SITE, 'yangli', '2022'), '2022', '2026-07-01');
  expect([base, forms]).toEqual(['/xxgk/jixiao/', 4]);
  expect(html).not.toMatch(/<script|<form|<button/);
});

test('what is missing is told with what to do: site, unit, year, browser', () => {
  const empty = mkdtempSync(join(tmpdir(), 'pdf-'));
  expect(() => readFormPages(empty, UNIT, '2023')).toThrow(/没有生成的网页/);
  expect(() => pagesOf('../units', '2023')).toThrow(/没有单位/);
  expect(() => pagesOf(UNIT, '1999')).toThrow(/没有公布1999年的表/);
  const bare = { platform: 'linux', env: { PATH: empty } } as const;
  expect(listBrowsers({ platform: 'win32', env: { LOCALAPPDATA: 'C' } }).join()).toContain('360chrome.exe');
  if (!listBrowsers(bare).some((file) => existsSync(file)))
    expect(() => findBrowser(undefined, bare)).toThrow(/没有找到能打印网页的浏览器/);
  // an article is written all the same
  if (!listBrowsers(bare).some((file) => existsSync(file))) {
    const record = '2023/yangli-jiedao/songcan-fuwu.self-evaluation';
    const words = [
      'bin/mingzhang.js',
      'export',
      '--article',
      record,
      '--content',
      PORTAL,
      '--out',
      join(empty, 'articles'),
    ];
    const written = spawnSync(process.execPath, words, { cwd: ROOT, env: { PATH: empty }, encoding: 'utf8' });
    expect([written.status, written.stderr]).toEqual([0, expect.stringContaining('没有做 PDF 附件')]);
    const files = readdirSync(join(empty, 'articles'), { recursive: true }).map(String);
    expect(files.filter((name) => /\.(?:html|xlsx|pdf)$/.test(name))).toHaveLength(2);
    rmSync(join(empty, 'articles'), { recursive: true });
  }
  const { status, output } = runCommand('pdf', [
    ...['--unit', UNIT, '--year', '2023', '--site', PORTAL_SITE],
    ...['--out', join(empty, 'a.pdf'), '--browser', join(empty, 'none')],
  ]);
  expect([status, output]).toEqual([1, expect.stringContaining('没有浏览器程序')]);
  expect(readdirSync(empty)).toEqual([]);
  expect(runCommand('pdf', ['--unit', UNIT]).status).toBe(2);
});
