import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../.cache/test/fonts', import.meta.url));

/** Chinese glyphs from a package: a test machine may have none of its own. */
function writeFontConfig(): string {
  mkdirSync(CACHE, { recursive: true });
  const folder = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')));
  const alias = (family: string): string =>
    `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`;
  const file = join(CACHE, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${CACHE}</cachedir>${alias('serif')}${alias('sans-serif')}</fontconfig>`,
  );
  return file;
}

/** A Chromium that comes in a package, so that tests need nothing installed on the machine. */
export async function openBrowser(): Promise<Browser> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'; // read on import: the package then brings its own system libraries
  process.env['FONTCONFIG_FILE'] = writeFontConfig();
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: ['--no-sandbox', '--disable-gpu'] });
}

export interface Look {
  width: 360 | 1280;
  scripts?: boolean;
}

/** A page with what went wrong on it: console errors, violations of its policy, requests to other hosts. */
export async function openPage(browser: Browser, look: Look): Promise<{ page: Page; complaints: string[] }> {
  const options: BrowserContextOptions = {
    viewport: { width: look.width, height: 800 },
    colorScheme: 'light',
    javaScriptEnabled: look.scripts ?? true,
  };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) complaints.push(`request to ${request.url()}`);
  });
  return { page, complaints };
}

/** What axe finds by these rules, or by all of them; one line each. */
export async function findBarriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (runOnly) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      return (await run({ resultTypes: ['violations'], preload: false, ...(runOnly && { runOnly }) })).violations;
    },
    rules && [...rules],
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** By how many pixels the page is wider than the window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Of axe's rules those that see colours, and those that see sizes; for all others the looks of one width are the same page. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const OF_SIZES = ['target-size'];

/** What is wrong with an open page in light, in dark, in large type and in high contrast, by axe and by its width. */
export async function faultsInAllLooks(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const look = async (name: string, rules?: readonly string[]): Promise<void> => {
    const overflow = await overflowOf(page);
    const found = [...(await findBarriers(page, rules)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
    faults.push(...found.map((fault) => `${page.viewportSize()!.width} px, ${name}: ${fault}`));
  };
  await look('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.click('[data-text-size]');
  await look('large type', OF_SIZES);
  await page.click('[data-text-size]'); // the choice is kept for the next page
  await page.click('[data-contrast-switch]');
  await look('high contrast', OF_COLOURS);
  await page.click('[data-contrast-switch]');
  return faults;
}

/** Tables and the like that go on beyond their frame without a shadow at its edge, by the words they begin with. */
export const cutWithoutCue = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => {
        const { overflowX, backgroundImage } = getComputedStyle(element);
        const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
        return isCut && ['auto', 'scroll', 'hidden', 'clip'].includes(overflowX) && backgroundImage === 'none';
      })
      .map((element) => (element.textContent ?? '').trim().slice(0, 30)),
  );

/** In large type texts under 18 px; in both modes what is pressed under 44 px, save links within a sentence. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    const isShown = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${(element.textContent ?? '').trim().slice(0, 20)}`;
    const measureTargets = (): void => {
      for (const element of document.querySelectorAll('a, button, select, input, summary')) {
        if (!isShown(element)) continue;
        let block = element.parentElement!;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement!;
        const beside = (block.textContent ?? '').trim() !== (element.textContent ?? '').trim();
        const isInText = element.tagName === 'A' && beside && getComputedStyle(element).display === 'inline';
        const { width, height } = element.getBoundingClientRect();
        if (!isInText && Math.min(width, height) < 43.95)
          faults.add(
            `${width.toFixed(0)}×${height.toFixed(0)} px: ${name(element)} in ${name(element.parentElement!).slice(0, 30)}`,
          );
      }
    };
    measureTargets();
    document.documentElement.dataset['text'] = 'large';
    measureTargets();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement!;
      if (!texts.currentNode.textContent!.trim() || !isShown(element)) continue;
      const drawing = element.closest('svg');
      const scale = drawing ? drawing.getScreenCTM()!.a : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < 17.95) faults.add(`${size.toFixed(1)} px: ${name(element)}`);
      // a drawing's words shout where they are larger than those of the page
      if (drawing && size > 20.05) faults.add(`${size.toFixed(1)} px in a drawing: ${name(element)}`);
    }
    delete document.documentElement.dataset['text'];
    return [...faults];
  });
