import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readManifest } from '../../src/release/read-manifest.ts';
import { currentRelease, listReleases, releaseFolder } from '../../src/release/target.ts';
import { isWhole, verifyFolder } from '../../src/release/verify.ts';
import { compareTrees } from '../build/small-content.ts';
import { runCommand } from '../site/build-fixture.ts';
import { ROOT, SAMPLE_BASE } from '../site/folders.ts';
import { makeFolder } from './tiny-site.ts';

/* What an older version released is kept as it made it (`test/fixtures/first-release`); this version goes on from there. */

const FIXTURE = join(ROOT, 'test/fixtures/first-release');
const FIRST = 'b155ec664634bfd5ae1a8dba53ff16287dde0d2bee15b6598cf4825ac5ada818';
/** Files that pages load: their names come of their bytes, and no one else names them. */
const LOADED = /^(?:assets|pagefind)\//;
const room = makeFolder();
const content = join(room, 'content');
const target = join(room, 'releases');

const page = (path: string): string => readFileSync(join(target, 'current', path, 'index.html'), 'utf8');
const run = (script: string, ...args: string[]) =>
  runCommand(script, [
    ...['--content', content, ...args],
    ...(script === 'release' ? ['--to', target, '--base', SAMPLE_BASE, '--date', '2024-07-01'] : []),
  ]);

beforeAll(async () => {
  cpSync(join(FIXTURE, 'content'), content, { recursive: true });
  for (const { header, data } of await unpackTar(gunzipSync(readFileSync(join(FIXTURE, 'releases.tar.gz'))))) {
    const path = join(room, header.name);
    mkdirSync(dirname(path), { recursive: true });
    if (header.type === 'symlink') symlinkSync(header.linkname!, path);
    else if (header.type === 'file') writeFileSync(path, data!);
  }
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('what the first version wrote and released', () => {
  test('is whole to this one, and nothing of its content has to be changed', () => {
    expect([currentRelease(target), isWhole(verifyFolder(releaseFolder(target, FIRST)))]).toEqual([FIRST, true]);
    const { status, output } = run('update', '--write');
    expect([status, output]).toEqual([0, expect.stringContaining('没有要改的文件，什么都没有写')]);
    expect(compareTrees(content, join(FIXTURE, 'content'))).toEqual([]);
  });

  test('is gone on from: a release without a correction, a file changed or an address lost', () => {
    const { status, output } = run('release');
    expect([status, output]).toEqual([0, expect.stringContaining('和公开着的内容相比没有变化')]);
    expect(compareTrees(content, join(FIXTURE, 'content'))).toEqual([]);
    const [before, now] = [FIRST, currentRelease(target)!].map((hash) => readManifest(releaseFolder(target, hash))!);
    const addresses = Object.keys(before!.files).filter((path) => !LOADED.test(path));
    expect(addresses.length).toBeGreaterThan(60);
    expect(addresses.filter((path) => !(path in now!.files))).toEqual([]);
    const printed = ({ records }: typeof before & object) =>
      Object.entries(records).map(([id, { status: said, sha256 }]) => [id, said, sha256]);
    expect(printed(now!)).toEqual(printed(before!));
    expect(now!.corrections).toEqual(before!.corrections);
    expect(now!.previous).toBe(FIRST);
    expect(page('corrections')).toContain('样例数据：名称写漏了');
    expect(page('units/yangli-jiedao/bianmin-fuwu/2023/target')).toContain('样例数据：正在核实');
  });

  test('comes back by a rollback to the byte', () => {
    expect(listReleases(target)).toHaveLength(2);
    expect(run('release', '--rollback').status).toBe(0);
    expect([currentRelease(target), isWhole(verifyFolder(releaseFolder(target, FIRST)))]).toEqual([FIRST, true]);
  });
});
