import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeepCode } from '../../src/compile/keep-code.ts';
import { ENTRY } from '../../src/render/compiled-pages.ts';
import { makeFolder } from '../release/tiny-site.ts';

let room: string;
beforeEach(() => void (room = makeFolder()));
afterEach(() => rmSync(room, { recursive: true, force: true }));

type Given = Readonly<Record<string, unknown>>;
interface Prerenderer {
  getStaticPaths(): Promise<[]>;
}

/** What the Astro does that this was written for, or one that differs in something. */
async function goAsAstro({
  target = 'server',
  setup = {},
  start = {},
  asks = true,
  place = '.prerender',
  entry = ENTRY,
}) {
  const keep = new KeepCode(join(room, 'code'), join(room, 'site'));
  const hooks = keep.integration.hooks as unknown as Record<string, (given: Given) => void>;
  const config: unknown[] = [];
  const set: (() => Prerenderer)[] = [];
  hooks['astro:build:setup']!({ target, updateConfig: (change: unknown) => config.push(change), ...setup });
  hooks['astro:build:start']!({ setPrerenderer: (make: () => Prerenderer) => set.push(make), ...start });
  mkdirSync(join(room, 'site', place), { recursive: true });
  writeFileSync(join(room, 'site', place, entry), '');
  for (const make of asks ? set : []) await make().getStaticPaths();
  return { keep, config };
}

test('the code is kept the way Astro goes today', async () => {
  const { keep, config } = await goAsAstro({});
  expect(() => keep.check()).not.toThrow();
  expect(existsSync(join(room, 'code', ENTRY))).toBe(true);
  expect(JSON.stringify(config)).toContain(`"entryFileNames":"${ENTRY}"`);
});

test.each([
  ['astro:build:setup', { target: 'ssr' }],
  ['updateConfig', { setup: { updateConfig: undefined } }],
  ['setPrerenderer', { start: { setPrerenderer: undefined } }],
  ['getStaticPaths', { asks: false }],
  ['.prerender', { place: 'elsewhere' }],
  [ENTRY, { entry: 'entry.mjs' }],
])('a new Astro that no longer has %s is told by that name', async (way, change) => {
  const { keep } = await goAsAstro(change);
  expect(() => keep.check()).toThrow(`no longer has a way that src/compile/keep-code.ts takes: ${way}`);
});
