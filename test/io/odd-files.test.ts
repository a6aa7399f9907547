import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { PROJECT } from '../../src/program/project.ts';

let room: string;
const PLACE = 'records/2024/minhang-xinzhuang/liangxin-dangjian-gongzuo.tracking.yaml';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'odd-files-'));
  cpSync(join(PROJECT, 'content'), room, { recursive: true });
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const complaints = (): string[] =>
  loadContent(room, { visibility: 'all' }).problems.map(({ file, message }) => `${file.split('/').at(-1)} ${message}`);

test.skipIf(process.platform === 'win32')('a pipe among the content is refused at once', () => {
  expect(spawnSync('mkdir', ['-p', join(room, PLACE, '..')]).status).toBe(0);
  expect(spawnSync('mkfifo', [join(room, PLACE)]).status).toBe(0);
  expect(complaints()).toEqual([expect.stringMatching(/tracking\.yaml 这不是普通文件/)]);
});

test('a file far larger than any record is refused before it is read', () => {
  const path = join(room, 'units/minhang-xinzhuang.yaml');
  writeFileSync(path, '');
  truncateSync(path, 8 * 1024 ** 3);
  expect(complaints()).toContainEqual(expect.stringMatching(/minhang-xinzhuang\.yaml 文件太大/));
});

test('empty folders of words and of the handbook are no problem', () => {
  for (const name of ['glossary', 'handbook']) {
    rmSync(join(room, name), { recursive: true, force: true });
    mkdirSync(join(room, name));
  }
  expect(complaints()).toEqual([]);
});

test('pages without the page about the column are one problem', () => {
  unlinkSync(join(room, 'pages/about.md'));
  writeFileSync(join(room, 'pages/other.md'), '---\ntitle: 其他\n---\n');
  expect(complaints()).toEqual(['about.md 没有这个文件']);
});
