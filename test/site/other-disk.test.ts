import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from './build-fixture.ts';
import { ROOT, SEEDS_SITE } from './folders.ts';

/** A disk in memory, on machines that have one. */
const MEMORY = '/dev/shm';
const isOther = existsSync(MEMORY) && statSync(MEMORY).dev !== statSync(ROOT).dev;

describe.skipIf(!isOther)('a site on another disk than the project', () => {
  test('is built there, the same, and leaves nothing beside it', () => {
    const folder = mkdtempSync(join(MEMORY, 'mingzhang-'));
    const out = join(folder, 'site');
    try {
      expect(runCommand('build', ['--out', out, '--base', '/'])).toMatchObject({ status: 0 });
      expect(readdirSync(folder)).toEqual(['site']);
      const page = 'units/songjiang-guangfulin/dangqun-zonghe-fuwu/index.html';
      expect(readFileSync(join(out, page), 'utf8')).toBe(readFileSync(join(SEEDS_SITE, page), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
