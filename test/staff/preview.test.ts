import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPreview, type Preview } from '../../src/build/preview/preview.ts';
import type { PreviewState } from '../../src/build/preview/preview-state.ts';
import { BEFORE } from './staff-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
const content = join(folder, 'content');
const RECORD = join(content, 'records/2024/chongming-shehuigongzuobu/kaiban-fei.self-evaluation.yaml');
const PAGE = 'units/chongming-shehuigongzuobu/kaiban-fei/2024/self-evaluation/';
const said: string[] = [];
let preview: Preview;

/** Waits for a state; states that come before it are passed over. */
const until = (holds: (state: PreviewState) => boolean): Promise<PreviewState> =>
  new Promise((resolve) => {
    if (holds(preview.builds.state)) return resolve(preview.builds.state);
    const stop = preview.builds.listen((state) => {
      if (!holds(state)) return;
      stop();
      resolve(state);
    });
  });
const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(preview.address + path);
  return { status: response.status, text: await response.text() };
};
/** A request that names another host, as a page of another site could make after turning its own name to this machine. */
const askAs = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(preview.address);
    request({ hostname, port, path: '/', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

beforeAll(async () => {
  cpSync(BEFORE, content, { recursive: true });
  const sound = readFileSync(RECORD, 'utf8');
  writeFileSync(RECORD, sound.replace('status: published', 'status: draft'));
  preview = await startPreview({
    content,
    against: BEFORE,
    port: 0,
    folder: join(folder, 'out'),
    say: (text) => said.push(text),
  });
});
afterAll(async () => {
  await preview.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Several builds, on a machine that may be busy with other tests. */
const PATIENCE = { timeout: 240_000 };

describe('a running preview', PATIENCE, () => {
  test('answers at once, and says that the first build is under way', async () => {
    expect(preview.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { status, text } = await get('');
    expect(status).toBe(503);
    expect(text).toContain('正在生成预览');
    expect(text).toContain('live.js');
  });

  test('then shows drafts, marked and kept from engines, with the workbench', async () => {
    await until(({ state }) => state === 'ready');
    const page = await get(PAGE);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<strong>预览</strong>');
    expect(page.text).toContain('noindex');
    expect((await get('staff/')).text).toContain('工作台');
    expect((await get('staff/changes/')).text).toContain('这次不会公布的');
    expect((await get('meiyou/')).status).toBe(404);
  });

  test('answers this machine only, under its own names', async () => {
    expect(await askAs('127.0.0.1:80')).toBe(200);
    expect(await askAs('localhost')).toBe(200);
    expect(await askAs('evil.example')).toBe(403);
  });

  test('hands out no file outside the site', async () => {
    for (const path of ['..%2f..%2f..%2fetc/passwd', 'staff/..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '%'])
      expect((await get(path)).text, path).not.toMatch(/root:|"mingzhang"/);
  });

  test('says where a broken file is wrong, keeps the former site, and heals with the file', async () => {
    const sound = readFileSync(RECORD, 'utf8');
    const { served } = preview.builds.state;
    writeFileSync(RECORD, sound.replace('title:', 'titel:'));
    const broken = await until(({ state }) => state === 'broken');
    expect(broken.served).toBe(served);
    const problems = (await get('staff/problems/')).text;
    expect(problems).toMatch(/内容有\d处错误/);
    expect(problems).toContain('kaiban-fei.self-evaluation.yaml');
    expect(problems).toContain('不认识的栏目“titel”');
    expect(said.at(-1)).toContain('kaiban-fei.self-evaluation.yaml:2:1');
    expect((await get(PAGE)).status).toBe(200);
    writeFileSync(RECORD, sound.replace('开办费', '开办费（改过）'));
    writeFileSync(
      join(content, 'projects/chongming-shehuigongzuobu/kaiban-fei.yaml'),
      'name: 开办费（改过）\naliases: [开办费]\n',
    );
    await until(({ state, served: now }) => state === 'ready' && now > served);
    expect((await get(PAGE)).text).toContain('开办费（改过）');
    expect((await get('staff/problems/')).text).toContain('内容没有错误');
  });

  test('tells open pages of each step', async () => {
    const { served } = preview.builds.state;
    const response = await fetch(`${preview.address}staff/live`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    preview.builds.start();
    let events = '';
    while (!events.includes(`"state":"ready","served":${served + 1}`)) {
      const { value, done } = await reader.read();
      if (done) break;
      events += value;
    }
    await reader.cancel();
    expect(events.match(/"state":"(\w+)"/g)).toEqual(['"state":"ready"', '"state":"building"', '"state":"ready"']);
  });

  test('says that what makes the site has ended by itself, and goes on with another', async () => {
    const { pid } = preview.builds;
    const { served } = preview.builds.state;
    writeFileSync(RECORD, readFileSync(RECORD, 'utf8').replace(/^title: *"?/m, '$&停过 '));
    await until(({ state }) => state === 'building');
    expect(preview.builds.pid).toBe(pid);
    process.kill(pid!, 'SIGKILL');
    expect((await until(({ state }) => state === 'broken')).failure).toContain('意外停止了；已经重新启动');
    await until(({ state, served: now }) => state === 'ready' && now > served);
    expect(preview.builds.pid).not.toBe(pid);
    expect(said.some((text) => text.includes('意外停止了'))).toBe(true);
    expect((await get(PAGE)).text).toContain('停过 ');
  });

  test('shows what was saved before all else is made, and never what is no longer so', async () => {
    const others = {
      file: join(content, 'records/2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation.yaml'),
      page: 'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/self-evaluation/',
    };
    const retitle = (file: string, words: string): void =>
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: *"?/m, `$&${words} `));
    const underWay = async (save: () => void): Promise<void> => {
      const { attempt } = preview.builds.state;
      save();
      await until(({ state, isUnderWay, served }) => state === 'ready' && isUnderWay && served > attempt);
    };
    await until(({ state, isUnderWay }) => state === 'ready' && !isUnderWay);
    await underWay(() => retitle(RECORD, '先存'));
    expect((await get(PAGE)).text).toContain('先存 ');
    // overtakes the first, whose page is not in its place yet
    await underWay(() => retitle(others.file, '后存'));
    expect(preview.builds.state.isUnderWay).toBe(true);
    expect((await get(PAGE)).text).toContain('先存 ');
    expect((await get(others.page)).text).toContain('后存 ');
    const kept = readFileSync(others.file);
    await underWay(() => rmSync(others.file));
    expect((await get(others.page)).status).toBe(404);
    expect((await get('data/')).text).toContain('index.json');
    expect((await get('meiyou/')).status).toBe(404);
    await underWay(() => writeFileSync(others.file, kept));
    writeFileSync(RECORD, readFileSync(RECORD, 'utf8').replace('title:', 'titel:'));
    // the content has errors: the try before goes on
    await until(({ state }) => state === 'broken');
    expect((await get(others.page)).text).toContain('后存 ');
    writeFileSync(RECORD, readFileSync(RECORD, 'utf8').replace('titel:', 'title:'));
    await until(({ state, isUnderWay }) => state === 'ready' && !isUnderWay);
    expect((await get(PAGE)).text).toContain('先存 ');
    expect((await get(others.page)).text).toContain('后存 ');
  });

  test('lets a save during a try follow it', async () => {
    const { pid } = preview.builds;
    const { attempt } = preview.builds.state;
    preview.builds.start();
    preview.builds.start();
    preview.builds.start();
    await until(({ state, served }) => state === 'ready' && served === attempt + 2);
    expect(preview.builds.pid).toBe(pid);
  });
});
