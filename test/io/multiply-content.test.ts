import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { multiplyContent } from '../../src/build/multiply-content.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT } from '../site/folders.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-times-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('multiplied content loads, is named 样例数据, and holds every form as often as asked with the same figures', () => {
  const seeds = loadContent(join(ROOT, 'content'), { visibility: 'all' }).content!;
  expect(multiplyContent(join(ROOT, 'content'), folder, 3)).toBe(seeds.forms.length * 3);
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  expect(content!.forms).toHaveLength(seeds.forms.length * 3);
  for (const { unit } of content!.units) expect(unit.name).toMatch(/（样例数据[123]）$/);
  const texts = (forms: typeof seeds.forms): string[] => forms.map(({ record }) => JSON.stringify(record)).sort();
  expect(texts(content!.forms)).toEqual(texts([...seeds.forms, ...seeds.forms, ...seeds.forms]));
});
