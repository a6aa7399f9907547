import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { release } from '../../src/release/release.ts';
import { STEPS, type Step } from '../../src/release/step.ts';
import { currentRelease, listReleases } from '../../src/release/target.ts';
import { ROOT, SEEDS_SITE } from '../site/folders.ts';
import type { ChildJob } from './release-child.ts';
import { copyFolder, isPublicWhole, makeFolder, publishTiny, writeFiles } from './tiny-site.ts';

/** How many releases are killed at random moments; `MINGZHANG_KILLS=200 npx vitest run test/release/kill.test.ts` for all. */
const KILLS = Number(process.env['MINGZHANG_KILLS'] ?? 3);
const CHILD = join(import.meta.dirname, 'release-child.ts');
const CONTENT = join(ROOT, 'content');
const content = loadContent(CONTENT, { visibility: 'all' }).content!;

const room = makeFolder();
const target = join(room, 'target');
const ready = join(room, 'ready');
// one inspection for all: they release the same bytes
const kept = join(room, 'kept/verdicts.json');
const job: ChildJob = { folder: CONTENT, site: SEEDS_SITE, target, cache: join(room, 'cache'), kept };
let before: string;
let steps = 0;

/** The release that is killed in the tests, done by this process and not killed. */
async function releaseHere(step: Step = () => undefined): Promise<string> {
  const build = async (_: unknown, out: string): Promise<void> => cpSync(SEEDS_SITE, out, { recursive: true });
  return (await release({ ...job, content, base: '/', today: '2026-01-01', build, step })).hash;
}

/** Ends a child in the middle; whatever it did, a reader sees a whole release, and the next run finishes the work. */
async function expectHealed(): Promise<void> {
  expect(isPublicWhole(target)).toBe(true);
  const after = currentRelease(target);
  const hash = await releaseHere();
  expect([before, hash]).toContain(after);
  expect(currentRelease(target)).toBe(hash);
  expect(isPublicWhole(target)).toBe(true);
  expect(readdirSync(target).filter((name) => name.startsWith('.') && name !== '.mingzhang-target')).toEqual([]);
  expect(listReleases(target)).toHaveLength(5);
  expect(existsSync(job.cache) ? readdirSync(job.cache) : []).toEqual([]);
}

const argumentOf = (more: Partial<ChildJob> = {}): string[] => [CHILD, JSON.stringify({ ...job, ...more })];

beforeAll(async () => {
  // five releases and leftovers: every step has something to do
  const shared = { 'robots.txt': readFileSync(join(SEEDS_SITE, 'robots.txt'), 'utf8') };
  for (let version = 1; version <= 5; version++) before = publishTiny(target, version, undefined, undefined, shared);
  writeFiles(join(target, '.staging.999999999'), { 'index.html': 'half' });
  copyFolder(target, ready);
  await releaseHere(() => steps++);
});
beforeEach(() => {
  rmSync(target, { recursive: true, force: true });
  copyFolder(ready, target);
});
afterEach(() => rmSync(job.cache, { recursive: true, force: true }));
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('a release that is killed', () => {
  test.each(STEPS)('at the step %s leaves a whole site', async (step) => {
    const { signal, stderr } = spawnSync(process.execPath, argumentOf({ dieAt: { step, nth: 1 } }), {
      encoding: 'utf8',
    });
    expect(signal, stderr).toBe('SIGKILL');
    await expectHealed();
  });

  test(
    `at one of its many steps, ${KILLS} times, leaves a whole site`,
    { timeout: 60_000 + KILLS * 10_000 },
    async () => {
      expect(steps).toBeGreaterThan(200);
      for (let i = 0; i < KILLS; i++) {
        rmSync(target, { recursive: true, force: true });
        copyFolder(ready, target);
        // spread over all steps, elsewhere in each run of another length
        const nth = 1 + Math.floor(((i + 0.5) * steps) / KILLS);
        const { signal } = spawnSync(process.execPath, argumentOf({ dieAt: { nth } }));
        expect(signal).toBe('SIGKILL');
        await expectHealed();
      }
    },
  );

  test(
    `at a moment of the clock, ${KILLS} times, leaves a whole site`,
    { timeout: 60_000 + KILLS * 10_000 },
    async () => {
      const started = performance.now();
      expect(spawnSync(process.execPath, argumentOf()).status).toBe(0);
      const whole = performance.now() - started;
      for (let i = 0; i < KILLS; i++) {
        rmSync(target, { recursive: true, force: true });
        copyFolder(ready, target);
        const child = spawn(process.execPath, argumentOf(), { stdio: 'ignore' });
        const ended = new Promise((resolve) => child.on('exit', resolve));
        // the first third is the start of Node
        const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.3 + (0.7 * (i + 0.5)) / KILLS));
        await ended;
        clearTimeout(timer);
        await expectHealed();
      }
    },
  );
});

describe('two releases at once', () => {
  test('leave a whole site; who comes second is told, or finds the work done', async () => {
    const run = (): Promise<{ status: number | null; errors: string }> =>
      new Promise((resolve) => {
        // builds at work are kept apart by the number of the process
        const child = spawn(process.execPath, argumentOf(), { stdio: ['ignore', 'ignore', 'pipe'] });
        let errors = '';
        child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
        child.on('exit', (status) => resolve({ status, errors }));
      });
    const both = await Promise.all([run(), run()]);
    for (const { status, errors } of both) if (status !== 0) expect(errors).toContain('已经有一个发布正在进行');
    expect(both.some(({ status }) => status === 0)).toBe(true);
    await expectHealed();
  });
});

/** Small disks need a machine that lets us mount them. */
const disk = join(room, 'disk');
mkdirSync(disk);
const sh = (command: string): boolean => spawnSync('sh', ['-c', command], { stdio: 'ignore' }).status === 0;
const mount = (size: string): boolean => sh(`mount -t tmpfs -o size=${size} tmpfs '${disk}'`);
const unmount = (): boolean => sh(`umount '${disk}'`);
const canMount = mount('64k');
if (canMount) unmount();

describe.skipIf(!canMount)('a disk', () => {
  const onDisk = join(disk, 'target');
  afterEach(() => void unmount());

  test.each(['300k', '600k', '900k', '1200k'])('of %s that becomes full keeps the public site whole', (size) => {
    expect(mount(size)).toBe(true);
    const hash = publishTiny(onDisk, 1);
    const { status, stderr } = spawnSync(process.execPath, argumentOf({ target: onDisk }), { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('磁盘满了')]);
    expect(currentRelease(onDisk)).toBe(hash);
    expect(isPublicWhole(onDisk)).toBe(true);
    // there is room again for a small one
    expect(publishTiny(onDisk, 2)).not.toBe(hash);
    expect(isPublicWhole(onDisk)).toBe(true);
  });

  test('that is read-only is said to be so', () => {
    expect(mount('4m')).toBe(true);
    const hash = publishTiny(onDisk, 1);
    expect(sh(`mount -o remount,ro '${disk}'`)).toBe(true);
    const { status, stderr } = spawnSync(process.execPath, argumentOf({ target: onDisk }), { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('只读')]);
    expect(currentRelease(onDisk)).toBe(hash);
    expect(isPublicWhole(onDisk)).toBe(true);
  });
});
