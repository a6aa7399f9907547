import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compileEngine } from '../../src/compile/compile-engine.ts';
import { FORMAT_VERSION } from '../../src/io/pagefind-format.ts';
import { USED } from '../../src/compile/used-packages.ts';

/** Stands for the installed Pagefind: gives these files, or says why not. */
const installed = vi.hoisted(() => ({
  files: [] as { path: string; content: Uint8Array }[],
  errors: [] as string[],
}));
vi.mock('pagefind', () => ({
  createIndex: () =>
    Promise.resolve({
      errors: [],
      index: {
        addCustomRecord: () => Promise.resolve({ errors: [] }),
        getFiles: () => Promise.resolve({ errors: installed.errors, files: installed.files }),
      },
    }),
  close: () => Promise.resolve(null),
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pagefind-engine-'));
  installed.errors = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const install = (version: string): void => {
  const entry = JSON.stringify({ version, languages: { unknown: { hash: 'x', page_count: 1 } } });
  const names = [
    'pagefind.js',
    'pagefind-worker.js',
    'pagefind-ui.css',
    'wasm.unknown.pagefind',
    'fragment/a.pf_fragment',
  ];
  installed.files = names.map((path) => ({ path, content: Buffer.from(path) }));
  installed.files.push({ path: 'pagefind-entry.json', content: Buffer.from(entry) });
};

describe('the engine of Pagefind', () => {
  test('is refused in any other version than the one whose format is written, before anything is', async () => {
    for (const version of ['1.5.2', '1.6.1', '2.0.0', '1.6.0-beta.1', '']) {
      install(version);
      await expect(compileEngine(folder), version).rejects.toThrow(
        `${FORMAT_VERSION} 的格式写的，现在装的是 ${version}`,
      );
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused where Pagefind fails', async () => {
    install(FORMAT_VERSION);
    installed.errors = ['out of memory'];
    await expect(compileEngine(folder)).rejects.toThrow('out of memory');
    installed.errors = [];
    installed.files = installed.files.filter(({ path }) => path !== 'pagefind-entry.json');
    await expect(compileEngine(folder)).rejects.toThrow('pagefind-entry.json');
  });

  test('is of the version that package.json pins', () => {
    const { dependencies } = createRequire(import.meta.url)('../../package.json') as {
      dependencies: Record<string, string>;
    };
    expect(dependencies['pagefind']).toBe(FORMAT_VERSION);
  });

  test('is written as far as the page loads it', async () => {
    install(FORMAT_VERSION);
    await compileEngine(folder);
    expect(readdirSync(folder).sort()).toEqual(
      ['pagefind-entry.json', 'pagefind.js', USED, 'wasm.unknown.pagefind'].sort(),
    );
    expect(readFileSync(join(folder, 'pagefind.js'), 'utf8')).toBe('pagefind.js');
  });
});
