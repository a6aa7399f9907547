import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CACHES } from '../../src/disk/caches.ts';
import { clearCaches } from '../../src/disk/work-folder.ts';
import { PROJECT } from '../../src/program/project.ts';

const foldersOf = (pid: number): string[] =>
  existsSync(CACHES.preview) ? readdirSync(CACHES.preview).filter((name) => name.startsWith(`work-${pid}-`)) : [];

test('what a killed preview leaves is cleared by the next command', { timeout: 120_000 }, async () => {
  const preview = spawn(process.execPath, ['bin/mingzhang.js', 'preview', '--port', '0'], {
    cwd: PROJECT,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => preview.once('exit', (_, signal) => resolve(signal)));
  while (foldersOf(preview.pid!).length === 0 && preview.exitCode === null) await wait(50);
  preview.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  expect(foldersOf(preview.pid!)).toHaveLength(1);
  clearCaches();
  expect(foldersOf(preview.pid!)).toEqual([]);
});
