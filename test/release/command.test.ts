import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askOverHttp, verifySite } from '../../src/release/verify-site.ts';
import { currentRelease, releaseFolder } from '../../src/release/target.ts';
import { ROOT } from '../site/folders.ts';
import { makeFolder, publishTiny } from './tiny-site.ts';

/** The commands as a person uses them wrongly: nothing is built here. */
const run = (script: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/mingzhang.js', script, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

let room: string;
beforeEach(() => {
  room = makeFolder();
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const lacksTrace = (output: string): void => expect(output).not.toMatch(/\n {4}at |node:internal|Error:/);

describe('release, used wrongly', () => {
  const content = join(ROOT, 'content');
  const CASES: [what: string, args: () => string[], status: number, words: RegExp][] = [
    ['no target', () => ['--to', ''], 2, /没有写 --to/],
    ['a day that is not', () => ['--to', room, '--date', '2026-02-31'], 2, /日期“2026-02-31”/],
    ['a rollback on trial', () => ['--to', room, '--rollback', '--dry-run'], 2, /--dry-run 不能/],
    ['a correction on trial', () => ['--to', room, '--correct', '--dry-run'], 2, /--dry-run 不能/],
    ['two things at once', () => ['--to', room, '--correct', '--rollback'], 2, /不能一起用/],
    ['a name that is none', () => ['--to', room, '--rollback', '../x'], 2, /编号“..\/x”/],
    ['content that is a file', () => ['--to', room, '--content', join(ROOT, 'package.json')], 2, /是文件/],
    ['a path that cannot be', () => ['--to', join(room, 't'), '--base', 'a b'], 2, /路径“a b”/],
    ['an address that is none', () => ['--to', join(room, 't'), '--site', 'not a url'], 2, /网址“not a url”/],
    ['a target within the content', () => ['--to', join(content, 'out')], 1, /一个在另一个里面/],
    ['a target around the content', () => ['--to', ROOT], 1, /一个在另一个里面/],
    ['an export into the target', () => ['--to', room, '--export', join(room, 'current')], 1, /一个在另一个里面/],
    ['a target that is a file', () => ['--to', join(room, 'file')], 1, /是文件，不是目录/],
    ['a target below a file', () => ['--to', join(room, 'file/a')], 1, /是文件，不是目录/],
    [
      'a correction of nothing',
      () => ['--to', join(room, 'none'), '--correct', '--reason', 'a', '--by', 'b'],
      1,
      /还没有公布过/,
    ],
    ['a rollback of nothing', () => ['--to', join(room, 'none'), '--rollback'], 1, /没有目录/],
  ];
  test.each(CASES)('%s: one message, and nothing is written', (_, args, status, words) => {
    writeFileSync(join(room, 'file'), '');
    // what is compiled on the first run, by this test or one beside it, is no output
    const list = (): string[][] =>
      [room, content, ROOT].map((at) => readdirSync(at).filter((one) => one !== 'program'));
    const before = list();
    const { status: found, output } = run('release', ...args());
    expect([found, output]).toEqual([status, expect.stringMatching(words)]);
    lacksTrace(output);
    expect(list()).toEqual(before);
  });

  test('a link of somebody else’s in the place of ours is not swapped', () => {
    symlinkSync('/etc', join(room, 'current'));
    const { status, output } = run('release', '--to', room);
    expect([status, output]).toEqual([1, expect.stringContaining('是别的链接（指向 /etc）')]);
    expect(readdirSync(room)).toEqual(['current']);
  });

  test('what was public and is gone does not count as nothing', () => {
    const target = join(room, 'target');
    publishTiny(target, 1);
    const kept = publishTiny(target, 2);
    publishTiny(target, 3);
    rmSync(releaseFolder(target, currentRelease(target) ?? ''), { recursive: true });
    for (const more of [[], ['--correct', '--reason', 'a', '--by', 'b']]) {
      const { status, output } = run('release', '--to', target, ...more);
      expect([status, output]).toEqual([1, expect.stringContaining('公开的那一次发布不见了')]);
    }
    const copy = join(room, 'copy');
    expect(run('release', '--to', target, '--rollback', '--export', copy).status).toBe(0);
    expect(currentRelease(target)).toBe(kept);
    expect(run('verify', copy).status).toBe(0);
  });
});

describe('verify, used wrongly or in vain', () => {
  test('says what is no folder and no address', () => {
    writeFileSync(join(room, 'file'), '');
    const CASES: [args: string[], status: number, words: RegExp][] = [
      [[], 2, /先写目录或网址/],
      [[join(room, 'none')], 2, /没有目录/],
      [[join(room, 'file')], 2, /不是目录/],
      [['ftp://a.example/'], 2, /不是网址/],
      [['http://'], 2, /不是网址/],
      [['--hash', '3f6a', room], 2, /64位/],
      [[room], 1, /manifest\.json/],
      [['http://127.0.0.1:1/jixiao'], 1, /连不上 http:\/\/127\.0\.0\.1:1\/jixiao\/manifest\.json/],
    ];
    for (const [args, status, words] of CASES) {
      const { status: found, output } = run('verify', ...args);
      expect([args, found, output]).toEqual([args, status, expect.stringMatching(words)]);
      lacksTrace(output);
    }
  });

  test('takes the hash before the folder or after it', () => {
    const target = join(room, '有 空格 的目录');
    const hash = publishTiny(target, 1);
    expect(run('verify', '--hash', hash, target).status).toBe(0);
    expect(run('verify', target, '--hash', '0'.repeat(64))).toMatchObject({
      status: 1,
      output: expect.stringContaining('不是发布 0'),
    });
  });
});

describe('verify of a server that is no good', () => {
  let server: Server;
  let asked: string[];
  const body = { format: 'mingzhang-release/1', hash: '0'.repeat(64), previous: null };
  const rest = { records: {}, corrections: { count: 0, head: null } };
  const listing = (path: string): string =>
    JSON.stringify({ ...body, files: { [path]: { sha256: '0'.repeat(64), bytes: 1 } }, ...rest });
  const start = async (answer: (url: string) => string | number | undefined): Promise<string> => {
    asked = [];
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const said = answer(url);
      if (said === undefined) return;
      if (said === 302) response.setHeader('location', url);
      response.statusCode = typeof said === 'number' ? said : 200;
      response.end(typeof said === 'string' ? said : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jixiao/`;
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const verifyIt = async (answer: Parameters<typeof start>[0]) => verifySite(await start(answer), askOverHttp(1000));

  test('that answers everything with one page is not believed', async () => {
    expect(await verifyIt(() => '<html>')).toMatchObject({ manifest: undefined, changed: ['manifest.json'] });
    const changed = await verifyIt((url) => (url.endsWith('manifest.json') ? listing('a/index.html') : '<html>'));
    expect(changed.changed).toEqual(['manifest.json', 'a/index.html']);
  });

  test.each(['../x', '//a.example/x', 'a/../../x', '/x', 'a\\..\\x', './x'])(
    'whose manifest names %s is asked for nothing more',
    async (path) => {
      expect(await verifyIt(() => listing(path))).toMatchObject({ manifest: undefined, changed: ['manifest.json'] });
      expect(asked).toEqual(['/jixiao/manifest.json']);
    },
  );

  test.each([
    [500, /状态 500/],
    [401, /状态 401/],
    [302, /一直跳转/],
    [undefined, /等了很久/],
  ])('that answers %s is said to be so', async (answer, words) => {
    await expect(verifyIt(() => answer)).rejects.toThrow(words);
  });

  test('that stops answering in the middle is said to be so', async () => {
    const { port } = new URL(await start((url) => (url.endsWith('manifest.json') ? listing('a') : undefined)));
    const answer = verifySite(`http://127.0.0.1:${port}/jixiao/`, askOverHttp(1000));
    await expect(answer).rejects.toThrow(/jixiao\/a：等了很久/);
  });
});

test('a release that is found again is read by everybody, whoever made it', () => {
  const target = join(room, 'target');
  mkdirSync(target);
  const former = process.umask(0o077);
  try {
    publishTiny(join(target, 'a/b'), 1);
  } finally {
    process.umask(former);
  }
  const { stdout } = spawnSync('find', [join(target, 'a'), '-not', '-perm', '-o=r'], { encoding: 'utf8' });
  expect(stdout).toBe('');
});
