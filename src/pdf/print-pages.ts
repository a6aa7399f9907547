import { readFileSync } from 'node:fs';
import { lookup } from 'mrmime';
import { chromium, type Browser, type Route } from 'playwright-core';
import { findFile, decodePath } from '../build/site-files.ts';
import { Stopped } from '../disk/stop.ts';
import type { Gathered } from './gather-pages.ts';

/** A host that no network has: everything comes from the folder. */
const ORIGIN = 'http://column.invalid';

/** Answers what the document asks for from the site's folder; nothing leaves the machine. */
const serveFrom =
  (site: string, { html, base }: Gathered) =>
  async (route: Route): Promise<void> => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return route.abort();
    if (pathname === base) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    const path = decodePath(pathname);
    const file = path?.startsWith(base) ? findFile(site, path.slice(base.length - 1)) : undefined;
    if (file === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(file), contentType: lookup(file) ?? 'application/octet-stream' });
  };

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** On every page: what it is of, when it was printed, which page it is. */
const footer = (title: string, today: string): string =>
  `<div style="display:flex;justify-content:space-between;width:100%;padding:0 12mm;font-size:8px;font-family:sans-serif"><span>${escape(title)}</span><span>打印日期：${today}</span><span>第<span class="pageNumber"></span>页，共<span class="totalPages"></span>页</span></div>`;

/** @throws Stopped where the program is no browser that can be driven */
async function launch(executablePath: string, args: readonly string[]): Promise<Browser> {
  try {
    // an administrator's browser starts in no sandbox
    return await chromium.launch({ executablePath, args: [...args], chromiumSandbox: process.getuid?.() !== 0 });
  } catch (error) {
    throw new Stopped(
      `浏览器没有启动：${executablePath}`,
      '用 --browser 写另一个 Chromium、Chrome 或 Edge 的程序；版本太旧的不能用。',
      error,
    );
  }
}

export interface Printing {
  /** Folder of the built site, whose styles are asked for. */
  readonly site: string;
  /** Program of the browser, and what it is started with. */
  readonly browser: string;
  readonly args?: readonly string[];
  /** `2026-07-01` */
  readonly today: string;
}

/** Prints a document as a tagged PDF, its headings as bookmarks. @throws Stopped where the browser does not */
export async function printPages(
  gathered: Gathered,
  { site, browser: program, today, args = [] }: Printing,
): Promise<Uint8Array> {
  const browser = await launch(program, args);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
    await context.route('**/*', serveFrom(site, gathered));
    const page = await context.newPage();
    await page.goto(ORIGIN + gathered.base, { waitUntil: 'load' });
    return await page.pdf({
      ...{ preferCSSPageSize: true, tagged: true, outline: true, displayHeaderFooter: true },
      ...{ headerTemplate: '<span></span>', footerTemplate: footer(gathered.title, today), timeout: 0 },
    });
  } finally {
    await browser.close();
  }
}
