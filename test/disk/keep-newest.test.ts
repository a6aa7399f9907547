import { mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepNewest } from '../../src/disk/keep-newest.ts';
import { makeFolder } from '../release/tiny-site.ts';

test('a cache keeps what was written to last, and what is not counted', () => {
  const cache = makeFolder();
  for (const [i, name] of ['c', 'a', 'work', 'b', 'd'].entries()) {
    mkdirSync(join(cache, name, 'within'), { recursive: true });
    utimesSync(join(cache, name), new Date(2026, 0, i + 1), new Date(2026, 0, i + 1));
  }
  keepNewest(cache, 2, (name) => name !== 'work');
  expect(readdirSync(cache).sort()).toEqual(['b', 'd', 'work']);
  expect(() => keepNewest(join(cache, 'nowhere'), 2)).not.toThrow();
  rmSync(cache, { recursive: true });
});
