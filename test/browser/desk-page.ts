import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/* The desk as its user has it: one file, opened from a folder. */

export interface DeskPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong, and everything asked for but the file itself and what the page made. */
  readonly complaints: string[];
}

/** @param there another page's context, for a second page of the same browser */
export async function openDeskPage(browser: Browser, address: string, there?: BrowserContext): Promise<DeskPage> {
  const context = there ?? (await browser.newContext({ viewport: { width: 1440, height: 900 } }));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('blob:')) complaints.push(request.url());
  });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(address);
  return { context, page, complaints };
}

/** Opens a file and waits until the desk has said something of it. */
export async function bring(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.waitForSelector('#import-file', { state: 'attached' });
  await page.setInputFiles('#import-file', { name, mimeType: '', buffer: Buffer.from(bytes) });
  await page.waitForSelector(`.desk-status:has-text("“${name}”"):not(:has-text("正在读"))`);
}

/** What a button gives for download. */
export async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [got] = await Promise.all([page.waitForEvent('download'), page.click(`button:has-text("${button}")`)]);
  return { name: got.suggestedFilename(), bytes: readFileSync(await got.path()) };
}
