import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Built } from '../../src/build/site-build.ts';
import { checkEarly } from '../../src/build/kept/early-check.ts';
import type { Onlooker } from '../../src/build/preview/under-way.ts';
import { updateSite, type SiteMemory, type UpdateOptions, type UpdateStep } from '../../src/build/update-site.ts';
import { listFiles } from '../../src/io/content-files.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { MODULES } from '../../src/disk/caches.ts';
import { KeptReadings } from '../../src/io/readings/kept-readings.ts';
import { makeFolder } from '../release/tiny-site.ts';
import type { BuildJob } from './build-child.ts';
import { chanceFrom, EDITS, EDITS_OF_SITE } from './random-edits.ts';
import { compareTrees, readTree, writeSmallContent } from './small-content.ts';

/** More for a longer look: `SEQUENCES=200 npx vitest run --project core test/build/incremental.test.ts`. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 8);
const LENGTH = 3;
type StepName = Parameters<UpdateStep>[0];

let room: string;
let origin: string;
beforeAll(() => {
  room = makeFolder();
  origin = join(room, 'origin');
  writeSmallContent(origin);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const build = (content: string, out: string, more: Partial<UpdateOptions> = {}): Promise<Built> | undefined => {
  const preview = more.preview ?? false;
  const readings = new KeptReadings(content, { cache: join(room, 'readings'), fresh: more.fresh ?? false });
  // as the command does: the site is looked through while the content is read
  const early = more.early ?? checkEarly(out);
  const { content: loaded } = loadContent(content, { visibility: preview ? 'all' : 'public', readings });
  return loaded && updateSite({ content: loaded, out, base: '/', site: undefined, preview, ...more, early });
};

type Look = Promise<{ readonly path: string; readonly seen: string | undefined }>;
const read = (site: string, path: string): string | undefined =>
  existsSync(join(site, path)) ? readFileSync(join(site, path), 'utf8') : undefined;

/** Asks for files as soon as they can be asked for: those of the site as it was, some that are nowhere, and what comes last. */
const lookAt = (site: string, looks: Look[]): Onlooker => ({
  signal: new AbortController().signal,
  ready(find) {
    const own = listFiles(site).filter((path, i) => i % 7 === 0 && !path.startsWith('search/index/'));
    for (const path of [...own, 'data/index.html', 'staff/index.html', 'nowhere/index.html'])
      looks.push(
        find(path).then((file) => ({ path, seen: file === undefined ? undefined : readFileSync(file, 'utf8') })),
      );
  },
});

/** Many builds, on a machine that may be busy with other tests. */
const PATIENCE = { timeout: 240_000 };

describe('a build that makes only what has changed', PATIENCE, () => {
  const seeds = Array.from({ length: SEQUENCES }, (_, i) => i + 1);
  test.each(seeds)('gives the bytes of a build from nothing, whatever was edited: sequence %i', async (seed) => {
    const chance = chanceFrom(seed);
    const preview = seed % 3 === 0;
    const place = { content: join(room, `content-${seed}`), site: join(room, `site-${seed}`), chance };
    cpSync(origin, place.content, { recursive: true });
    // a preview is looked at while it is made, by a process that stays
    const looks: Look[] = [];
    const memory: SiteMemory = {};
    const more = preview ? { preview, memory, onlooker: lookAt(place.site, looks) } : {};
    await build(place.content, place.site, more);
    const names = Object.keys(EDITS);
    const done: string[] = [];
    for (let i = 0; i < LENGTH; i++) {
      const name = names[chance(names.length)]!;
      const before = join(room, `before-${seed}`);
      cpSync(place.content, before, { recursive: true });
      EDITS[name]!(place);
      // as where that process has ended
      if (EDITS_OF_SITE.includes(name)) memory.left = undefined;
      done.push(name);
      looks.length = 0;
      if (!(await build(place.content, place.site, more))) {
        // an edit that the gate refuses is taken back
        rmSync(place.content, { recursive: true });
        cpSync(before, place.content, { recursive: true });
        await build(place.content, place.site, more);
      }
      for (const { path, seen } of await Promise.all(looks))
        expect([path, seen]).toEqual([path, read(place.site, path)]);
      rmSync(before, { recursive: true });
    }
    const clean = join(room, `clean-${seed}`);
    await build(place.content, clean, { preview, fresh: true });
    expect(compareTrees(place.site, clean), done.join(', ')).toEqual([]);
    for (const folder of [place.content, place.site, clean]) rmSync(folder, { recursive: true });
  });
});

test('a look at the site that was over before another build wrote there is not relied on', PATIENCE, async () => {
  const [content, site, clean] = ['stale-content', 'stale-site', 'stale-clean'].map((name) => join(room, name)) as [
    string,
    string,
    string,
  ];
  cpSync(origin, content, { recursive: true });
  await build(content, site);
  const early = checkEarly(site);
  expect((await early)?.touched.size).toBe(0);
  EDITS['text']!({ content, site, chance: chanceFrom(1) });
  await build(content, site);
  rmSync(join(site, 'index.html'));
  await build(content, site, { early });
  await build(content, clean, { fresh: true });
  expect(compareTrees(site, clean)).toEqual([]);
});

test('a damaged file of the search index is made again although no form has changed', PATIENCE, async () => {
  const [site, clean] = [join(room, 'damaged-site'), join(room, 'damaged-clean')];
  await build(origin, clean);
  await build(origin, site);
  const path = listFiles(site).find((one) => one.endsWith('.bin'))!;
  writeFileSync(join(site, path), 'x');
  await build(origin, site);
  expect(compareTrees(site, clean)).toEqual([]);
});

test('a change of the portal’s face is noticed, in settings, fragment or picture', PATIENCE, async () => {
  const [content, site, clean] = ['content', 'site', 'clean'].map((name) => join(room, `theme-${name}`)) as [
    string,
    string,
    string,
  ];
  cpSync(origin, content, { recursive: true });
  const settings = readFileSync(join(origin, 'site.yaml'), 'utf8');
  const write = (path: string, text: string): void => writeFileSync(join(content, path), text);
  const svg = (fill: string): string => `<svg xmlns="http://www.w3.org/2000/svg"><path fill="${fill}"/></svg>`;
  const face = '  head: { file: theme/head.html }\n  style: theme/a.css\n';
  const step = async (edit: () => void): Promise<void> => {
    edit();
    await build(content, site);
    await build(content, clean, { fresh: true });
    expect(compareTrees(site, clean)).toEqual([]);
  };
  cpSync(join(import.meta.dirname, '../fixtures/theme'), join(content, 'theme'), { recursive: true });
  write('theme/a.css', 'p{background:url(logo.svg)}');
  write('theme/logo.svg', svg('#111111'));
  write('site.yaml', `${settings}\ntheme:\n${face}`);
  await build(content, site);
  // of the same size, and named by the style sheet too
  await step(() => write('theme/logo.svg', svg('#222222')));
  expect(readFileSync(join(site, 'theme/logo.svg'), 'utf8')).toContain('#222222');
  await step(() => {
    write('theme/head.html', '<p>甲</p>');
    write('site.yaml', `${settings}\ntheme:\n  head: { file: theme/head.html }\n`);
  });
  expect(listFiles(site).filter((path) => path.startsWith('theme/'))).toEqual([]);
});

describe('a build that is killed', PATIENCE, () => {
  const KILLED = fileURLToPath(new URL('./build-child.ts', import.meta.url));
  const killAt = (content: string, out: string, step: StepName, nth: number): void => {
    const job = { content, out, fresh: step === 'swap', dieAt: { step, nth } } satisfies BuildJob;
    const { signal, stderr } = spawnSync(process.execPath, [KILLED, JSON.stringify(job)], {
      encoding: 'utf8',
      // keeps the modules of a process compiled for the next one
      env: { ...process.env, NODE_COMPILE_CACHE: MODULES },
    });
    expect(signal, stderr).toBe('SIGKILL');
  };
  /** A figure is another and a record is gone, or both are back: something to make, to place and to remove. */
  const writeVersion = (content: string, version: number): void => {
    cpSync(origin, content, { recursive: true });
    if (version % 2 === 0) return;
    const record = join(content, 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml');
    writeFileSync(record, readFileSync(record, 'utf8').replace(/("executed":")\d/, '$19'));
    rmSync(join(content, 'records/2024/yangli-jiaoyuju/jiaoshi-fazhan.self-evaluation.yaml'));
  };
  const CASES: readonly (readonly [StepName, number])[] = [
    ['make', 1],
    ['commit', 1],
    ['place', 1],
    ['place', 9],
    ['remove', 1],
    ['state', 1],
    ['swap', 1],
  ];

  test('leaves whole files wherever it is, none of the new ones before all are made, and the next one is right', async () => {
    const [content, site] = [join(room, 'killed'), join(room, 'killed-site')];
    const clean = [0, 1].map((version) => join(room, `killed-clean-${version}`));
    for (const version of [0, 1]) {
      writeVersion(content, version);
      await build(content, clean[version]!);
    }
    const trees = clean.map(readTree);
    writeVersion(content, 0);
    await build(content, site);
    for (const [i, [step, nth]] of CASES.entries()) {
      const [was, is] = [trees[i % 2]!, trees[(i + 1) % 2]!];
      rmSync(content, { recursive: true });
      writeVersion(content, i + 1);
      killAt(content, site, step, nth);
      const isMoving = ['place', 'remove', 'state'].includes(step);
      for (const [path, bytes] of readTree(site))
        expect(bytes === was.get(path) || (isMoving && bytes === is.get(path)), `${step} ${path}`).toBe(true);
      await build(content, site);
      expect(compareTrees(site, clean[(i + 1) % 2]!), step).toEqual([]);
    }
  });

  test('is not disturbed by another one at work on the same site', async () => {
    const [content, site] = [join(room, 'busy'), join(room, 'busy-site')];
    cpSync(origin, content, { recursive: true });
    let other: Promise<void> | undefined;
    const step: UpdateStep = (name) => {
      if (name !== 'make') return;
      const early = Promise.resolve(undefined);
      other = expect(build(content, site, { early })).rejects.toThrow('另一个生成正在写');
    };
    await build(content, site, { step });
    expect(other).toBeDefined();
    await other;
  });
});
