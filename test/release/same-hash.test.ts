import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../site/folders.ts';
import { makeFolder } from './tiny-site.ts';

/** How many builds; `MINGZHANG_BUILDS=20 npx vitest run test/release/same-hash.test.ts` for all. */
const BUILDS = Number(process.env['MINGZHANG_BUILDS'] ?? 2);
const PLACES: readonly Readonly<Record<string, string>>[] = [
  { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' },
  { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'C' },
  { TZ: 'UTC', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
];
const PARTS = [
  'src',
  'public',
  'scripts',
  'content',
  'package.json',
  'package-lock.json',
  'astro.config.mjs',
  'tsconfig.json',
];

const room = makeFolder();
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** The name of a release made from a copy of the project in a folder of its own. */
function hashFrom(folder: string, environment: Readonly<Record<string, string>>): string {
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const args = ['scripts/release.ts', '--to', join(folder, 'target'), '--dry-run', '--date', '2026-06-01'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const [, hash = stderr] = /编号 ([0-9a-f]{64})/.exec(stdout) ?? [];
  rmSync(folder, { recursive: true, force: true });
  return hash;
}

test(
  `${BUILDS} builds of one input in other folders, time zones and locales have one hash`,
  { timeout: 30_000 * (BUILDS + 1) },
  () => {
    const hashes = Array.from({ length: BUILDS }, (_, i) =>
      hashFrom(join(room, 'a'.repeat(i + 1), `copy-${i}`), PLACES[i % PLACES.length]!),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size).toBe(1);
  },
);
