import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madePart } from '../../src/program/made-part.ts';
import { PROJECT } from '../../src/program/project.ts';

/* The commands as somebody uses them wrongly, or on content that is out of order: nothing is built here. */
let room: string;
let content: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'commands-'));
  content = join(room, 'content');
  cpSync(join(PROJECT, 'content'), content, { recursive: true });
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

function run(script: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/mingzhang.js', script, ...args], {
    cwd: PROJECT,
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, output: stdout + stderr };
}
const lacksTrace = (output: string): void => expect(output).not.toMatch(/\n {4}at |node:internal|\w*Error:/);
const list = (): string[] => readdirSync(room, { recursive: true }).map(String).sort();

describe('a command that writes', () => {
  const CASES: [what: string, script: string, args: () => string[], words: RegExp][] = [
    ['build into its content', 'build', () => ['--out', content], /不能是同一个目录/],
    ['build into the program', 'build', () => ['--out', PROJECT], /里面是程序自己/],
    ['build into a web root', 'build', () => ['--out', join(room, 'www')], /不是本程序生成的/],
    ['build into a place of releases', 'build', () => ['--out', join(room, 'made/site')], /生成或发布的目录/],
    ['release into a web root', 'release', () => ['--to', join(room, 'www')], /已经有别的文件/],
    [
      'a copy within the content',
      'release',
      () => ['--to', join(room, 'to'), '--export', join(content, 'c')],
      /不能是/,
    ],
    ['a rollback in a web root', 'release', () => ['--to', join(room, 'www'), '--rollback'], /已经有别的文件/],
  ];
  test.each(CASES)('%s: refused in one line, and nothing is written', (_, script, args, words) => {
    mkdirSync(join(room, 'made'));
    writeFileSync(join(room, 'made/.mingzhang-target'), '');
    mkdirSync(join(room, 'www/releases'), { recursive: true });
    for (const file of ['index.html', '.staging.1', 'releases/v1.zip']) writeFileSync(join(room, 'www', file), '');
    symlinkSync(content, join(room, 'link'));
    const before = list();
    const { status, output } = run(script, '--content', content, ...args());
    expect([status, output]).toEqual([1, expect.stringMatching(words)]);
    lacksTrace(output);
    expect(list()).toEqual(before);
  });
});

test.each([
  ['--base', '//evil.example/'],
  ['--site', 'https://a b'],
])('%s %s is no use of a build', (option, text) => {
  const { status, output } = run('build', option, text);
  expect([status, output]).toEqual([2, expect.stringContaining(`“${text}”应当像`)]);
  lacksTrace(output);
});

test('a reader of the output that has seen enough is no failure', () => {
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      'set -o pipefail; "$0" bin/mingzhang.js audit --json --content test/fixtures/portal | head -c 10 >/dev/null',
      process.execPath,
    ],
    { cwd: PROJECT, encoding: 'utf8' },
  );
  lacksTrace(stderr);
  expect(stderr).not.toContain('EPIPE');
  expect(status).toBeLessThan(2);
});

test('an audit of content with errors does not speak of pages', () => {
  writeFileSync(join(content, 'site.yaml'), 'siteName: 甲\n');
  const { status, output } = run('audit', '--content', content);
  expect([status, output]).toEqual([1, expect.not.stringContaining('网页')]);
});

test.skipIf(process.platform === 'win32')('a pipe or a device as the paragraph is refused at once', () => {
  spawnSync('mkfifo', [join(room, 'pipe')]);
  for (const path of [join(room, 'pipe'), '/dev/zero']) {
    const { status, output } = run('audit', '--paragraph', path);
    expect([status, output]).toEqual([2, expect.stringContaining('不是文件')]);
  }
});

test('a Node that cannot run the commands is told so in one line', () => {
  const args = ['--no-strip-types', 'bin/mingzhang.js', 'build'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('太旧')]);
  lacksTrace(stderr);
});

test('a disk that refuses a file while a site is built is said to, in one line, and nothing is left', async () => {
  // not while the program itself is compiled: that is no file of the site
  for (const part of ['commands', 'pages'] as const) await madePart(part);
  const out = join(room, 'site');
  const build = 'ulimit -f 8; exec "$0" bin/mingzhang.js build --out "$1"';
  const { status, stderr } = spawnSync('bash', ['-c', build, process.execPath, out], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('EFBIG')]);
  lacksTrace(stderr);
  expect(readdirSync(room)).toEqual(['content']);
});
