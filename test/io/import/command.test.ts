import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../site/folders.ts';
import { SOUND, writeFiles } from '../content-folder.ts';
import { makeForm } from './form-page.ts';

/** Runs the command as a user does; what goes to programs apart from what goes to people. */
function importFiles(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/mingzhang.js', 'import', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

interface Json {
  readonly drafts: readonly {
    readonly record: Record<string, unknown>;
    readonly cells: Record<string, string>;
    readonly doubts: unknown[];
    readonly unread: unknown[];
  }[];
  readonly failures: readonly Record<string, string>[];
}

describe('the import command', () => {
  test('writes drafts, tells the clerk, and ends with status 0', () => {
    const folder = writeFiles({ 'site.yaml': SOUND['site.yaml'], '表.html': makeForm() });
    const { status, stdout, stderr } = importFiles(join(folder, '表.html'), '--out', join(folder, 'records'));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('已新建');
    expect(stdout).toContain('核对：');
    expect(readdirSync(folder).sort()).toEqual(['projects', 'records', 'site.yaml', 'units', '表.html'].sort());
  });

  test('for programs prints JSON and nothing else, writes nothing, and ends with status 1 where a file gave no form', () => {
    const folder = writeFiles({ '表.html': makeForm(), '坏.docx': 'x' });
    const names = ['表.html', '坏.docx', '没有.xlsx'].map((name) => join(folder, name));
    const { status, stdout, stderr } = importFiles(...names, '--out', join(folder, 'records'), '--json');
    const { drafts, failures, ...more } = JSON.parse(stdout) as Json;
    expect([status, more]).toEqual([1, {}]);
    expect(drafts.map(Object.keys)).toEqual([['record', 'cells', 'doubts', 'unread']]);
    expect(drafts[0]?.record).toMatchObject({
      kind: 'self-evaluation',
      project: '社区党建',
      source: { file: '表.html' },
    });
    expect(drafts[0]?.cells['indicators.1.target']).toMatch(/第\d+行第\d+列/);
    expect(failures.map(Object.keys)).toEqual([
      ['file', 'code', 'message'],
      ['file', 'code', 'message'],
    ]);
    expect(failures.map(({ code }) => code)).toContain('not-found');
    expect(stderr).toContain('正在读 1/3');
    expect(readdirSync(folder).sort()).toEqual(['坏.docx', '表.html'].sort());
  });

  test('into a site that was built is refused in one line, and nothing is written', () => {
    const folder = writeFiles({ '表.html': makeForm(), 'site/.mingzhang-build.json': '[]' });
    const { status, stdout, stderr } = importFiles(join(folder, '表.html'), '--out', join(folder, 'site/records'));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^没有完成：.*生成或发布的目录.*\n.*\n$/);
    expect(readdirSync(join(folder, 'site'))).toEqual(['.mingzhang-build.json']);
  });

  test.each([
    [[], '没有写要导入的文件'],
    [['a.xlsx', '--nonsense'], '参数写错了'],
    [['a.xlsx', '--year', '23'], '--year'],
    [['a.xlsx', '--currency', '美元'], '--currency'],
    [['a.xlsx', '--period', '2023-08,2023-01'], '--period'],
  ])('ends with status 2 for %j', (args, message) => {
    const { status, stdout, stderr } = importFiles(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('prints its help with status 0', () => {
    const { status, stdout } = importFiles('--help');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^用法：mingzhang import/)]);
  });
});
