import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportSite } from '../../src/release/export-site.ts';
import { rollback } from '../../src/release/rollback.ts';
import { noStep, STEPS, type Step, type StepName } from '../../src/release/step.ts';
import { explainStop, Stopped } from '../../src/disk/stop.ts';
import { currentRelease, listReleases, releaseFolder } from '../../src/release/target.ts';
import { isWhole, verifyFolder } from '../../src/release/verify.ts';
import { isPublicWhole, makeFolder, publishTiny, writeFiles } from './tiny-site.ts';

let room: string;
let target: string;
beforeEach(() => {
  room = makeFolder();
  target = join(room, 'target');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const failAt = (name: StepName, code: string, count = 1): Step => {
  let left = count;
  return (step) => {
    if (step === name && --left === 0) throw Object.assign(new Error(code), { code });
  };
};
const hidden = (): string[] =>
  readdirSync(target).filter((name) => name.startsWith('.') && name !== '.mingzhang-target');

/** Steps of a publication; `build` belongs to the release around it. */
const DISK_STEPS = STEPS.filter((name) => name !== 'build');

/** Seven versions and what a killed release has left: every step has something to do. */
function prepareTarget(): string {
  for (let version = 1; version <= 6; version++) publishTiny(target, version);
  writeFiles(join(target, '.staging.999999999'), { 'index.html': 'half' });
  return currentRelease(target)!;
}

describe('a publication', () => {
  test('makes a whole release public, and leaves nothing beside it', () => {
    const hash = publishTiny(target, 1);
    expect(currentRelease(target)).toBe(hash);
    expect(isPublicWhole(target)).toBe(true);
    expect(readdirSync(target).sort()).toEqual(['.mingzhang-target', 'current', 'history.json', 'releases']);
    expect(readFileSync(join(target, 'current/index.html'), 'utf8')).toContain('样例 1');
  });

  test('of the same site twice has one name and writes no second release', () => {
    const first = publishTiny(target, 1);
    const written: string[] = [];
    expect(publishTiny(target, 1, (step, path) => written.push(`${step} ${path}`))).toBe(first);
    expect(written.filter((step) => /^(?:write|rename|swap)/.test(step))).toEqual([]);
    expect(readFileSync(join(target, 'history.json'), 'utf8').match(/release"/g)).toHaveLength(2);
  });

  test('shares with the release before what has the same bytes, and takes nothing damaged from it', () => {
    const file = (hash: string, path: string): string => join(releaseFolder(target, hash), path);
    const [first, second] = [publishTiny(target, 1), publishTiny(target, 2)];
    const inodes = (path: string): number[] => [first, second].map((hash) => statSync(file(hash, path)).ino);
    expect(new Set(inodes('units/a/index.html')).size).toBe(1);
    expect(new Set(inodes('index.html')).size).toBe(2);
    writeFileSync(file(second, 'units/a/index.html'), '<p>样子</p>');
    const third = publishTiny(target, 3);
    expect(isPublicWhole(target)).toBe(true);
    expect(readFileSync(file(third, 'units/a/index.html'), 'utf8')).toContain('样例');
    // the same size, other bytes: an earlier release that shares them is none to go back to
    expect(() => rollback(target, first, '2026-01-02', noStep)).toThrow('被改过');
  });

  test('keeps the five releases that were public last', () => {
    const hashes = [1, 2, 3, 4, 5, 6, 7].map((version) => publishTiny(target, version));
    expect(listReleases(target)).toEqual(hashes.slice(2).sort());
    publishTiny(target, 3);
    publishTiny(target, 8);
    expect(listReleases(target)).toContain(hashes[2]);
    expect(listReleases(target)).not.toContain(hashes[3]);
  });

  test('mends a release that was damaged, file by file, while it is public', () => {
    const hash = publishTiny(target, 1);
    writeFileSync(join(target, 'current/index.html'), 'broken');
    rmSync(join(target, 'current/units'), { recursive: true });
    writeFiles(join(target, 'current'), { 'extra/evil.html': 'x' });
    expect(isPublicWhole(target)).toBe(false);
    expect(publishTiny(target, 1)).toBe(hash);
    expect(isPublicWhole(target)).toBe(true);
  });

  test('mends a release in which links and folders stand in the place of others, and writes through no link', () => {
    const hash = publishTiny(target, 1);
    const outside = join(room, 'outside');
    mkdirSync(outside);
    rmSync(join(target, 'current/units'), { recursive: true });
    symlinkSync(outside, join(target, 'current/units'));
    rmSync(join(target, 'current/assets'), { recursive: true });
    writeFileSync(join(target, 'current/assets'), 'a file');
    rmSync(join(target, 'current/index.html'));
    writeFiles(join(target, 'current/index.html'), { 'a/b.html': 'x' });
    expect(publishTiny(target, 1)).toBe(hash);
    expect(isPublicWhole(target)).toBe(true);
    expect(readdirSync(outside)).toEqual([]);
  });

  test('refuses a target whose current is no link, or a link of somebody else’s', () => {
    mkdirSync(join(target, 'current'), { recursive: true });
    expect(() => publishTiny(target, 1)).toThrow(Stopped);
    rmSync(join(target, 'current'), { recursive: true });
    symlinkSync('../portal', join(target, 'current'));
    expect(() => publishTiny(target, 1)).toThrow(/是别的链接/);
    expect(readdirSync(target)).toEqual(['current']);
  });

  test('goes into a folder that is reached by a link, below a path with blanks and Chinese', () => {
    const real = join(room, '网站 目录/绩效 公开');
    mkdirSync(real, { recursive: true });
    symlinkSync(real, target);
    publishTiny(target, 1);
    writeFiles(real, { 'readme.txt': 'somebody else’s' });
    const hash = publishTiny(real, 2);
    expect([currentRelease(target), currentRelease(real)]).toEqual([hash, hash]);
    expect(isPublicWhole(target)).toBe(true);
    expect(readdirSync(real).sort()).toEqual([
      '.mingzhang-target',
      'current',
      'history.json',
      'readme.txt',
      'releases',
    ]);
  });

  test('never prunes what is public, also after going back again and again', () => {
    const hashes = [1, 2, 3, 4, 5].map((version) => publishTiny(target, version));
    for (let version = 6; version <= 12; version++) {
      rollback(target, hashes[0]!, '2026-01-02', noStep);
      publishTiny(target, version);
      expect(listReleases(target)).toContain(hashes[0]);
      expect(listReleases(target)).toHaveLength(5);
      expect(isPublicWhole(target)).toBe(true);
    }
  });
});

describe('wherever the disk fails', () => {
  test.each(DISK_STEPS)('at %s: what is public is whole, the message says why, and the next run heals', (name) => {
    const before = prepareTarget();
    let error: unknown;
    try {
      publishTiny(target, 7, failAt(name, 'ENOSPC'));
    } catch (thrown) {
      error = explainStop(thrown);
    }
    expect(error).toBeInstanceOf(Stopped);
    expect((error as Stopped).message).toContain('磁盘满了');
    expect(isPublicWhole(target)).toBe(true);
    const after = currentRelease(target);
    // the lock of this process, which still runs, would be kept where giving it back failed
    if (name === 'unlock') rmSync(join(target, '.lock'));
    const hash = publishTiny(target, 7);
    expect([before, hash]).toContain(after);
    expect(currentRelease(target)).toBe(hash);
    expect(isPublicWhole(target)).toBe(true);
    expect(hidden()).toEqual([]);
    expect(listReleases(target)).toHaveLength(5);
  });

  test('a file that came out short without an error is noticed', () => {
    const before = publishTiny(target, 1);
    const shorten: Step = (step, path) => {
      if (step === 'reread') truncateSync(join(path!, 'index.html'), 3);
    };
    expect(() => publishTiny(target, 2, shorten)).toThrow(/index.html/);
    expect(currentRelease(target)).toBe(before);
    expect(isPublicWhole(target)).toBe(true);
  });
});

describe('the lock', () => {
  const lock = (holder: object | string): void => {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, '.lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
  };

  test('of a process that runs is kept, and the message says so', () => {
    lock({ pid: process.pid, host: hostname(), start: '' });
    expect(() => publishTiny(target, 1)).toThrow(/已经有一个发布正在进行/);
    expect(currentRelease(target)).toBeUndefined();
  });

  test.each([
    ['has ended', { pid: 999_999_999, host: hostname(), start: '' }],
    ['has ended and whose number another one has', { pid: process.pid, host: hostname(), start: '1' }],
    ['was cut off by a power failure', ''],
  ])('of a process that %s is broken', (_, holder) => {
    lock(holder);
    publishTiny(target, 1);
    expect(isPublicWhole(target)).toBe(true);
    expect(hidden()).toEqual([]);
  });

  test('of another machine is kept', () => {
    lock({ pid: 1, host: 'another.example', start: '' });
    expect(() => publishTiny(target, 1)).toThrow(/另一台机器（another.example）/);
  });
});

describe('a rollback', () => {
  test('goes back to the release before, to a named one, and forward again', () => {
    const [first, second, third] = [1, 2, 3].map((version) => publishTiny(target, version));
    expect(rollback(target, undefined, '2026-01-02', noStep)).toEqual({ hash: second, former: third });
    expect(isPublicWhole(target)).toBe(true);
    expect(rollback(target, first!.slice(0, 12), '2026-01-02', noStep).hash).toBe(first);
    expect(rollback(target, third!, '2026-01-02', noStep).hash).toBe(third);
    expect(currentRelease(target)).toBe(third);
  });

  test('refuses a release that is not there or not whole, and leaves what is public', () => {
    const first = publishTiny(target, 1);
    expect(() => rollback(target, undefined, '2026-01-02', noStep)).toThrow(/没有可以退回/);
    const second = publishTiny(target, 2);
    expect(() => rollback(target, 'ffff', '2026-01-02', noStep)).toThrow(/没有发布/);
    rmSync(join(releaseFolder(target, first), 'index.html'));
    expect(() => rollback(target, first, '2026-01-02', noStep)).toThrow(/缺了文件/);
    expect(currentRelease(target)).toBe(second);
    expect(hidden()).toEqual([]);
  });
});

describe('an export', () => {
  const into = (): string => join(room, 'web');
  const exportCurrent = (step: Step = noStep): void =>
    exportSite(releaseFolder(target, currentRelease(target)!), into(), step);

  test('copies a release without links, follows the next, and keeps the files of others', () => {
    publishTiny(target, 1);
    exportCurrent();
    expect(isWhole(verifyFolder(into()))).toBe(true);
    writeFiles(into(), { 'other/file.txt': 'somebody else’s' });
    publishTiny(target, 2);
    exportCurrent();
    expect(verifyFolder(into())).toMatchObject({ changed: [], missing: [], extra: ['other/file.txt', 'other/'] });
    expect(readdirSync(join(into(), 'assets'))).toEqual(['style.2.css']);
  });

  test('refuses a folder with files it did not make', () => {
    publishTiny(target, 1);
    writeFiles(into(), { 'index.html': 'the portal' });
    expect(exportCurrent).toThrow(/已经有别的文件/);
    expect(readFileSync(join(into(), 'index.html'), 'utf8')).toBe('the portal');
  });

  test('leaves a file of somebody else’s that has the name of one of the next release', () => {
    publishTiny(target, 1);
    exportCurrent();
    writeFiles(into(), { 'assets/style.2.css': 'somebody else’s' });
    publishTiny(target, 2);
    expect(exportCurrent).toThrow(/style\.2\.css”是别人的文件/);
    expect(readFileSync(join(into(), 'assets/style.2.css'), 'utf8')).toBe('somebody else’s');
    expect(readFileSync(join(into(), 'index.html'), 'utf8')).toContain('样例 1');
  });

  test('writes through no link of somebody else’s', () => {
    publishTiny(target, 1);
    exportCurrent();
    const outside = join(room, 'outside');
    mkdirSync(outside);
    rmSync(join(into(), 'units'), { recursive: true });
    symlinkSync(outside, join(into(), 'units'));
    expect(exportCurrent).toThrow(/挡住了/);
    expect(readdirSync(outside)).toEqual([]);
  });

  test.each(['write-file', 'sync-file', 'rename', 'reread', 'remove'] as const)(
    'that fails at %s leaves every file whole, and the next one finishes',
    (name) => {
      publishTiny(target, 1);
      exportCurrent();
      const former = readFileSync(join(into(), 'index.html'), 'utf8');
      publishTiny(target, 2);
      for (let count = 1; count <= 3; count++) {
        try {
          exportCurrent(failAt(name, 'ENOSPC', count));
        } catch (error) {
          expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
        }
        const page = readFileSync(join(into(), 'index.html'), 'utf8');
        expect([former, '<p>样例 2</p>']).toContain(page);
      }
      exportCurrent();
      expect(isWhole(verifyFolder(into()))).toBe(true);
    },
  );
});

describe('what is not a plain file', () => {
  test('is named by verify: links in a release, empty folders', () => {
    publishTiny(target, 1);
    symlinkSync('/etc/hostname', join(target, 'current/link'));
    mkdirSync(join(target, 'current/empty'));
    expect(verifyFolder(join(target, 'current')).extra).toEqual(['link', 'empty/']);
  });
});
