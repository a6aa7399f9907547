import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkContent } from '../../src/doctor/check-content.ts';
import { checkCache, checkReleases, judgeSpace } from '../../src/doctor/check-disk.ts';
import { contentFolder } from '../../src/init/content-folder.ts';
import { EXAMPLE_FACTS } from '../../src/init/facts.ts';
import { removeExample, writeFolder } from '../../src/init/write-folder.ts';

let room: string;
let content: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'doctor-'));
  content = join(room, 'content');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));
const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);

test('content: missing, with the settings of the example, broken, in order', () => {
  expect(ids(checkContent(content))).toEqual(['no-content']);
  writeFolder(content, contentFolder(EXAMPLE_FACTS));
  expect(ids(checkContent(content))).toEqual(['example-domain', 'site-code', 'example-left']);
  removeExample(content);
  const own = 'siteName: 样例数据\nsiteDomain: www.a.gov.cn\nsiteIDCode: "3100000001"\n';
  writeFileSync(join(content, 'site.yaml'), own);
  expect(checkContent(content)).toEqual([]);
  writeFileSync(join(content, 'site.yaml'), `${own}url: https://www.b.gov.cn\n`);
  expect(ids(checkContent(content))).toEqual(['url-domain']);
  // a setting that is wrong is told with its place, many faults by their number
  writeFileSync(join(content, 'site.yaml'), `${own}base: xxgk\n`);
  expect(checkContent(content)).toEqual([
    expect.objectContaining({ id: 'content-error', message: expect.stringMatching(/site\.yaml 第4行：.*base/) }),
  ]);
  mkdirSync(join(content, 'units'));
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(join(content, 'units', `${name}.yaml`), 'nam: x\n');
  expect(ids(checkContent(content))).toEqual([...Array<string>(5).fill('content-error'), 'content-errors']);
});

test('a place for releases: new, somebody else’s, within the content, locked; it is left as it was', () => {
  mkdirSync(content);
  const to = join(room, 'to');
  expect(checkReleases(content, to)).toEqual([]);
  expect(readdirSync(room)).toEqual(['content']);
  expect(ids(checkReleases(content, join(content, 'to')))).toEqual(['target-place']);
  mkdirSync(to);
  writeFileSync(join(to, '.lock'), JSON.stringify({ pid: 1, host: `${hostname()}-other`, start: '' }));
  expect(ids(checkReleases(content, to))).toEqual(['target-locked']);
  expect(readdirSync(to)).toEqual(['.lock']);
  writeFileSync(join(to, 'index.html'), '');
  expect(ids(checkReleases(content, to))).toEqual(['target-place']);
});

test('a folder that cannot be written to, and too little room', () => {
  writeFileSync(join(room, 'file'), '');
  expect(checkCache(join(room, 'cache'))).toEqual([]);
  expect(ids(checkCache(join(room, 'file/cache')))).toEqual(['cache-folder']);
  expect([ids(judgeSpace('x', room, 499)), judgeSpace('x', room, 500)]).toEqual([['x'], []]);
});

test.skipIf(process.platform !== 'linux')(
  'what the system refuses for a reason of its own is no fault of the program',
  () => {
    const found = checkReleases(content, '/proc/releases').filter(({ id }) => id === 'target-swap');
    expect(found).toEqual([expect.objectContaining({ level: 'wrong' })]);
  },
);
