import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markReleased } from '../../src/release/mark-released.ts';
import { selfEvaluation } from '../core/forms/records.ts';
import { contentOf, formOf, withStatus } from '../core/release/made-up.ts';
import { makeFolder, writeFiles } from './tiny-site.ts';

let room: string;
beforeEach(() => {
  room = makeFolder();
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const approved = { status: 'approved' as const, approved: { by: '样例人员', date: '2026-01-01' } };
const shown = contentOf(['a', 'b', 'c'].map((name) => formOf(name, withStatus(selfEvaluation(), approved))));
const FOLDER = 'records/2023/jiedao';
const pathOf = (name: string): string => join(room, FOLDER, `${name}.self-evaluation.yaml`);
const write = (name: string, status: string): void =>
  writeFiles(room, { [`${FOLDER}/${name}.self-evaluation.yaml`]: `publication: { status: ${status} } # 样例\n` });

test('each file by itself: what has another status by now, or is gone, stays as it is', () => {
  write('a', 'approved');
  write('b', 'draft');
  chmodSync(pathOf('a'), 0o664);
  expect(markReleased(room, shown, true)).toEqual({ done: ['2023/jiedao/a.self-evaluation'], failed: [] });
  expect(readFileSync(pathOf('a'), 'utf8')).toContain('approved');
  expect(markReleased(room, shown, false)).toEqual({ done: ['2023/jiedao/a.self-evaluation'], failed: [] });
  expect(readFileSync(pathOf('a'), 'utf8')).toBe('publication: { status: published } # 样例\n');
  expect(readFileSync(pathOf('b'), 'utf8')).toContain('draft');
  expect(statSync(pathOf('a')).mode & 0o777).toBe(0o664);
  expect(readdirSync(join(room, FOLDER))).toHaveLength(2);
  expect(markReleased(room, shown, false).done).toEqual([]);
});

test('a link stays a link, and what a killed run has left is written over', () => {
  mkdirSync(join(room, 'elsewhere'));
  writeFileSync(join(room, 'elsewhere/a.yaml'), 'publication: { status: approved }');
  writeFileSync(join(room, 'elsewhere/.a.yaml.new'), 'half');
  mkdirSync(join(room, FOLDER), { recursive: true });
  symlinkSync(join(room, 'elsewhere/a.yaml'), pathOf('a'));
  expect(markReleased(room, shown, false).done).toHaveLength(1);
  expect(readFileSync(join(room, 'elsewhere/a.yaml'), 'utf8')).toContain('published');
  expect(readdirSync(join(room, 'elsewhere'))).toEqual(['a.yaml']);
});

test('one that cannot be written is named, and the others are marked', () => {
  write('a', 'approved');
  write('b', 'approved');
  // a folder in the place of what is written beside
  mkdirSync(join(room, FOLDER, '.a.self-evaluation.yaml.new'));
  const { done, failed } = markReleased(room, shown, false);
  expect([done, failed.map(({ id }) => id)]).toEqual([
    ['2023/jiedao/b.self-evaluation'],
    ['2023/jiedao/a.self-evaluation'],
  ]);
});
