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

/** Of axe's rules those that see colours and sizes; for all others the looks of one width are the same page. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'target-size'];

/** What is wrong with an open page in light, in dark and in large type, by axe and by its width. */
export async function faultsInAllLooks(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const look = async (name: string, rules?: readonly string[]): Promise<void> => {
    const overflow = await overflowOf(page);
    const found = [...(await findBarriers(page, rules)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
    faults.push(...found.map((fault) => `${page.viewportSize()!.width} px, ${name}: ${fault}`));
  };
  await look('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', OF_LOOKS);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.click('[data-text-size]');
  await look('large type', OF_LOOKS);
  await page.click('[data-text-size]'); // the choice is kept for the next page
  return faults;
}
