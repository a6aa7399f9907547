import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { multiplyContent } from '../../src/bench/multiply-content.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT } from '../site/folders.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-times-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('multiplied content loads, is named 样例数据, and holds every form equally often with the same figures', () => {
  const seeds = loadContent(join(ROOT, 'content'), { visibility: 'all' }).content!;
  const { length } = seeds.forms;
  expect(multiplyContent(join(ROOT, 'content'), folder, 2 * length + 1)).toBe(3 * length);
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  expect(problems).toEqual([]);
  for (const { unit } of content!.units) expect(unit.name).toMatch(/（样例数据1）$/);
  for (const { project } of content!.projects) expect(project.name).toMatch(/（样例数据[123]）$/);
  const texts = (forms: typeof seeds.forms): string[] => forms.map(({ record }) => JSON.stringify(record)).sort();
  expect(texts(content!.forms)).toEqual(texts([...seeds.forms, ...seeds.forms, ...seeds.forms]));
});
