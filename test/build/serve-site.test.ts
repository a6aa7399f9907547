import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveLive } from '../../src/build/preview/live-server.ts';
import { PreviewBuilds } from '../../src/build/preview/preview-builds.ts';
import { serveSite } from '../../src/build/preview/serve-site.ts';

const room = mkdtempSync(join(tmpdir(), 'serve-'));
const site = join(room, 'site');
const addresses: Record<string, string> = {};
let close: () => void;

beforeAll(async () => {
  mkdirSync(join(site, 'a'), { recursive: true });
  for (const path of ['index.html', 'a/index.html', '404.html', 'x.js', '.mingzhang-build.json'])
    writeFileSync(join(site, path), `<body>${path}</body>`);
  writeFileSync(join(room, 'secret.txt'), 'secret');
  const builds = new PreviewBuilds(() => Promise.reject(new Error('not asked')) as never, room);
  builds.state = { ...builds.state, state: 'ready', served: 1, folder: site };
  const live = await serveLive(builds, { content: join(room, 'content'), base: '/col/', port: 0 });
  ({ close } = live);
  addresses['start'] = await serveSite(site, '/col/', 0);
  addresses['preview'] = live.address;
});
afterAll(() => {
  close();
  rmSync(room, { recursive: true, force: true });
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
const get = (server: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(addresses[server]!);
    const request = ask({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    request.on('error', reject).end();
  });
/** Bytes that no client would send. */
const sendRaw = (server: string, text: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(addresses[server]!).port), '127.0.0.1', () => socket.end(text));
    socket
      .on('close', () => resolve())
      .on('error', () => resolve())
      .resume();
  });

const ELSEWHERE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' };

describe.each(['start', 'preview'])('the server of %s', (server) => {
  const isUp = async (): Promise<void> => expect((await get(server, '/col/')).status).toBe(200);

  test('serves a site below its base, hidden files and the rest of the disk not', async () => {
    expect((await get(server, '/col/a/')).text).toContain('a/index.html');
    expect((await get(server, '/col/x.js')).headers['content-type']).toMatch(/^text\/javascript/);
    const HIDDEN = [
      '/col/.mingzhang-build.json',
      '/col/../secret.txt',
      '/col/..%2fsecret.txt',
      '/col/%00',
      '/col/%',
      '/other',
    ];
    for (const path of HIDDEN) {
      const { status, text } = await get(server, path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toMatch(/secret|\[/);
    }
  });

  test('answers a range that runs backwards with 416 and others with the whole file', async () => {
    for (const path of ['/col/', '/col/x.js', '/col/none'])
      expect((await get(server, path, { range: 'bytes=50-10' })).status).toBe(416);
    for (const range of ['bytes=0-1', 'bytes=-5', 'bytes=9-', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=x-y', ''])
      expect((await get(server, '/col/x.js', { range })).text).toBe('<body>x.js</body>');
    await isUp();
  });

  test('lets no other site frame, read or load anything', async () => {
    const { headers } = await get(server, '/col/');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "frame-ancestors 'none'",
    });
    const REFUSED: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: '127.0.0.1.evil.example' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      ELSEWHERE,
      { ...ELSEWHERE, 'sec-fetch-site': 'same-site' },
      { ...ELSEWHERE, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ];
    for (const sent of REFUSED) expect([sent, (await get(server, '/col/x.js', sent)).status]).toEqual([sent, 403]);
    const link = { ...ELSEWHERE, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await get(server, '/col/', link)).status).toBe(200);
  });

  test('knows GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
      expect([method, (await get(server, '/col/', {}, method)).status]).toEqual([method, 405]);
    expect(await get(server, '/col/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  test('answers its own fault with 500, and stays', async () => {
    rmSync(join(site, '404.html'));
    expect((await get(server, '/col/none')).status).toBe(500);
    writeFileSync(join(site, '404.html'), '<body></body>');
    expect((await get(server, '/col/none')).status).toBe(404);
  });

  test('outlives hostile requests', async () => {
    const PATHS = [
      '*',
      'http://evil/',
      '//evil/',
      '/col/'.repeat(500),
      '/col/%ff',
      '/col/%2e%2e%2f',
      '/col/a%0d%0aset-cookie:x',
      '/col\\',
      '/col/a?%',
      '/col',
    ];
    const HEADERS = [
      'range: bytes=9999999999999999999999-1',
      'range: bytes=--',
      `cookie: ${'a'.repeat(20_000)}`,
      'if-none-match: *',
      'expect: x',
      'upgrade: h2c\r\nconnection: upgrade',
      'content-length: -1',
      'transfer-encoding: chunked',
    ];
    for (const path of PATHS)
      await sendRaw(server, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    for (const line of HEADERS)
      await sendRaw(server, `GET /col/x.js HTTP/1.1\r\nHost: 127.0.0.1\r\n${line}\r\nConnection: close\r\n\r\n`);
    for (const text of ['', '\r\n\r\n', '\0\0\0', 'GET', 'CONNECT a:1 HTTP/1.1\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n'])
      await sendRaw(server, text);
    await isUp();
  });
});
