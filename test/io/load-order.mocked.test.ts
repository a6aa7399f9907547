import type * as fs from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { RECORD, recordWith, SOUND, writeContent } from './content-folder.ts';

/** Disks list folders in orders of their own: this one can be turned round. */
const disk = vi.hoisted(() => ({ reversed: false }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const readdirSync = (...args: Parameters<typeof real.readdirSync>): unknown[] => {
    const names = (real.readdirSync(...args) as unknown[]).slice();
    return disk.reversed ? names.reverse() : names;
  };
  return { ...real, readdirSync };
});
afterEach(() => {
  disk.reversed = false;
});

const files = {
  'units/a.yaml': 'name: a\n',
  'units/a-b.yaml': 'name: b\n',
  'units/z9.yaml': 'name: c\n',
  'projects/a/x.yaml': 'name: 社区党建\n',
  'projects/a-b/x.yaml': 'name: 社区党建\n',
  'records/2022/a/x.self-evaluation.yaml': recordWith('"2023"', '"2022"'),
  'records/2023/a/x.self-evaluation.yaml': SOUND[RECORD],
  'records/2023/a-b/x.self-evaluation.yaml': SOUND[RECORD],
};

test('content comes in the order of code units, whatever the order of the disk', () => {
  const folder = writeContent(files);
  const { content } = loadContent(folder, { visibility: 'all' });
  expect(content!.units.map(({ slug }) => slug)).toEqual(['a-b', 'a', 'jiedao', 'z9']);
  expect(content!.forms.map(({ id }) => id)).toEqual([
    '2022/a/x.self-evaluation',
    '2023/a-b/x.self-evaluation',
    '2023/a/x.self-evaluation',
    '2023/jiedao/dangjian.narrative',
    '2023/jiedao/dangjian.self-evaluation',
  ]);
  disk.reversed = true;
  expect(JSON.stringify(loadContent(folder, { visibility: 'all' }).content)).toBe(JSON.stringify(content));
});

test('problems come in the same order, too', () => {
  const folder = writeContent({
    ...files,
    'units/a.yaml': '@',
    'units/z9.yaml': 'x: y\nz: a\n',
    'projects/a/x.yaml': '',
  });
  const { problems } = loadContent(folder);
  expect(problems.length).toBeGreaterThan(4);
  disk.reversed = true;
  expect(loadContent(folder).problems).toEqual(problems);
});
