import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, type WatchedPage } from '../test/site-tools/browser.ts';
import { serveFolder } from '../test/site-tools/serve.ts';

const HELP = `用法：node scripts/screenshot.ts --site 目录 --out 目录 [--base 路径] [--widths 360,1280] [--modes light,dark,large,print] [--js off] 页面...

给生成好的网页截全页图（PNG），文件名由页面、宽度、样式组成；print 另存一份 A4 的 PDF。页面上的错误写在后面。

  --site 目录     生成好的网页，如 dist
  --out 目录      图放到哪里（没有就新建）
  --base 路径     生成时用的路径（默认 /）
  --widths 宽度   窗口宽度，像素，用逗号分开（默认 360,1280）
  --modes 样式    light 浅色、dark 深色、large 大字、print 打印，用逗号分开（默认 light）
  --js off        关掉脚本；默认 on
  页面            如 / /years/2023/ "/search/?q=满意度"

结束状态：0 都截好了；1 有页面不存在，或浏览器打不开；2 参数写错。`;

const MODES = ['light', 'dark', 'large', 'print'];

function refuse(message: string): never {
  console.error(`参数写错了：${message}\n\n${HELP}`);
  process.exit(2);
}

function readArguments() {
  const text = { type: 'string' } as const;
  const options = {
    site: text,
    out: text,
    base: text,
    widths: text,
    modes: text,
    js: text,
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return refuse((error as Error).message.split('\n')[0]!);
  }
}

function readTask() {
  const { values, positionals: paths } = readArguments();
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const { site, out, base = '/', widths = '360,1280', modes = 'light', js = 'on' } = values;
  if (!site || !out) refuse('要写 --site 和 --out');
  if (!paths.length) refuse('要写至少一个页面，如 /');
  const unknown = modes.split(',').filter((mode) => !MODES.includes(mode));
  if (unknown.length) refuse(`没有这种样式：${unknown.join('、')}`);
  if (!/^[1-9]\d{2,3}(,[1-9]\d{2,3})*$/.test(widths)) refuse(`宽度要写 100 到 9999 的整数：${widths}`);
  if (js !== 'on' && js !== 'off') refuse(`--js 只能是 on 或 off：${js}`);
  return { site, out, base, paths, js: js === 'on', modes: modes.split(','), widths: widths.split(',').map(Number) };
}

type Task = ReturnType<typeof readTask>;

/** `/units/a-b/2023/` → `units_a-b_2023`; the home page → `home`. Slugs have no `_`, so two pages never share a name. */
const nameOf = (path: string): string => path.replace(/^\/|\/$/g, '').replace(/[^\p{L}\p{N}.-]+/gu, '_') || 'home';

/** Until nothing has been asked for or has come in for a moment, in milliseconds. */
async function waitForQuiet(page: WatchedPage, moment = 300): Promise<void> {
  let last = performance.now();
  const notice = (): void => void (last = performance.now());
  const events = ['request', 'requestfinished', 'requestfailed'] as const;
  for (const event of events) page.on(event as 'request', notice);
  while (performance.now() - last < moment) await page.waitForTimeout(50);
  for (const event of events) page.off(event as 'request', notice);
}

/** Charts and reasons of results come when they are first seen: goes down the page once, as a reader does, and back. */
async function seeWholePage(page: WatchedPage): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await nextFrame();
    }
    scrollTo(0, 0);
  });
  await waitForQuiet(page);
}

async function takePictures(
  browser: Browser,
  address: (path: string) => string,
  task: Task,
  mode: string,
  width: number,
): Promise<string[]> {
  const page = await openPage(browser, { width, js: task.js, dark: mode === 'dark', large: mode === 'large' });
  const missing: string[] = [];
  if (mode === 'print') await page.emulateMedia({ media: 'print' });
  for (const path of task.paths) {
    const answer = await page.goto(address(path), { waitUntil: 'networkidle' });
    if (answer?.status() !== 200) missing.push(path);
    await seeWholePage(page);
    const file = join(task.out, `${nameOf(path)}-${width}-${mode}.png`);
    await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
    console.log(file);
    if (mode !== 'print' || width !== task.widths[0]) continue; // paper has one width
    const paper = join(task.out, `${nameOf(path)}-print.pdf`);
    await page.pdf({ path: paper, format: 'A4', preferCSSPageSize: true });
    console.log(paper);
  }
  const { consoleErrors, cspViolations, failedRequests, thirdPartyRequests } = page;
  for (const complaint of [...consoleErrors, ...cspViolations, ...failedRequests, ...thirdPartyRequests])
    console.error(`${width} ${mode}：${complaint}`);
  await page.context().close();
  return missing;
}

const task = readTask();
mkdirSync(task.out, { recursive: true });
const server = await serveFolder(task.site, { base: task.base });
const browser = await openBrowser();
const missing = new Set<string>();
try {
  for (const mode of task.modes)
    for (const width of task.widths)
      for (const path of await takePictures(browser, server.url, task, mode, width)) missing.add(path);
} finally {
  await browser.close();
  await server.close();
}
if (missing.size) console.error(`没有这些页面：${[...missing].join('、')}`);
process.exitCode = missing.size ? 1 : 0;
