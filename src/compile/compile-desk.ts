import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForBrowser } from './bundle-browser.ts';
import { writeUsed } from './used-packages.ts';

/** The programs of the desk with its style sheet, as `src/build/desk` puts them into one page. */
export async function compileDesk(folder: string): Promise<void> {
  const places = new Set<string>();
  const old = await bundleForBrowser('src/desk/old-browsers.ts', places);
  const page = await bundleForBrowser('src/desk/alone/main.ts', places);
  const reader = await bundleForBrowser('src/desk/alone/reader.ts', places);
  writeFileSync(join(folder, 'old.js'), old.code);
  writeFileSync(join(folder, 'page.js'), page.code);
  writeFileSync(join(folder, 'page.css'), page.css);
  writeFileSync(join(folder, 'reader.js'), reader.code);
  writeUsed(folder, places);
}
