import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROJECT } from '../../src/program/project.ts';

const room = mkdtempSync(join(tmpdir(), 'full-disk-'));
const disk = join(room, 'disk');
mkdirSync(disk);
const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (canMount) spawnSync('umount', [disk]);
  rmSync(room, { recursive: true, force: true });
});

test.skipIf(!canMount)('a disk that becomes full while a site is built is said to, and nothing is left', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--out', join(disk, 'site')], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^没有完成：磁盘满了.*\n.*\n$/)]);
  expect(readdirSync(disk)).toEqual([]);
});
