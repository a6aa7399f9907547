import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from './build-fixture.ts';
import { ROOT, SAMPLE_CONTENT } from './folders.ts';
import { filesOf } from './site-files.ts';

const CONTENT = join(ROOT, '.cache/test/broken-content');
const OUT = join(ROOT, '.cache/test/broken-out');
const RECORD = 'records/2021/yangli/shequ.self-evaluation.yaml';
const write = (path: string, text: string | Buffer): void => writeFileSync(join(CONTENT, path), text);

/** One fault of each kind in a content of its own files, and how the message must begin. */
function breakContent(): string[] {
  const sound = readFileSync(join(CONTENT, RECORD), 'utf8');
  mkdirSync(join(CONTENT, 'records/2024/yangli'), { recursive: true });
  const faults: [path: string, text: string | Buffer, message: RegExp][] = [
    [
      'records/2024/yangli/shequ.tracking.yaml',
      'kind: tracking\n  title: "x\n',
      /shequ\.tracking\.yaml:\d+:\d+ {2}错误/,
    ],
    ['records/2021/yangli/kong.self-evaluation.yaml', sound.replace('"title"', '"tilte"'), /不认识的栏目“tilte”/],
    ['records/2023/yangli/diyi.target.yaml', 'kind: &a target\ntitle: *a\n', /锚点|别名/],
    ['records/2022/yangli/diyi.target.yaml', Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0xca, 0xc0, 0xbd, 0xe7]), /GBK/],
    ['records/2024/yangli/shequ.self-evaluation.yaml', sound, /年度写的是/],
    ['records/2021/yangli/shequ.self-evaluation.yml', sound, /重复/],
    ['projects/yangli/caogao.yaml', 'name: 草稿项目（样例）\nparent: meiyou\n', /没有上级项目“meiyou”/],
    [RECORD, sound.replace('"120.00"', '"1,20.0,0"'), /“1,20\.0,0”/],
  ];
  for (const [path, text] of faults) write(path, text);
  return faults.map(([, , message]) => message.source);
}

beforeEach(() => {
  rmSync(CONTENT, { recursive: true, force: true });
  rmSync(OUT, { recursive: true, force: true });
  cpSync(SAMPLE_CONTENT, CONTENT, { recursive: true });
});

describe('a build of broken content', () => {
  test('names every fault in one run, ends with status 1 and leaves the former site as it was', () => {
    mkdirSync(OUT);
    writeFileSync(join(OUT, 'index.html'), 'former site');
    const messages = breakContent();
    const { status, output } = runCommand('build', ['--content', CONTENT, '--out', OUT]);
    expect(status).toBe(1);
    for (const message of messages) expect(output).toMatch(new RegExp(message));
    expect(output).toContain('什么都没有写');
    expect(filesOf(OUT)).toEqual(['index.html']);
    expect(readFileSync(join(OUT, 'index.html'), 'utf8')).toBe('former site');
  });
});

describe('every command', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };

  test.each(Object.keys(scripts))('%s answers --help, and says what is wrong with a wrong option', (script) => {
    const help = runCommand(script, ['--help']);
    expect(help.status).toBe(0);
    expect(help.output).toMatch(/^用法：(?:npm|mingzhang) /);
    const wrong = runCommand(script, ['--nonsense']);
    expect(wrong.status).toBe(2);
    expect(wrong.output).toContain('参数写错了');
  });
});
