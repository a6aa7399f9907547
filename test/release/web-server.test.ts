import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeManifest } from '../../src/core/release/manifest.ts';
import { digestFile, sha256 } from '../../src/release/digests.ts';
import { listFolder } from '../../src/disk/folder-files.ts';
import { publish } from '../../src/release/publish.ts';
import { noStep } from '../../src/release/step.ts';
import { makeTarget } from '../../src/release/target.ts';
import { isWhole } from '../../src/release/verify.ts';
import { getOverHttp, verifySite } from '../../src/release/verify-site.ts';
import { ROOT, SAMPLE_BASE, SAMPLE_SITE } from '../site/folders.ts';
import { copyFolder, makeFolder, publishTiny } from './tiny-site.ts';

/**
 * The settings that the handbook gives to operators, in the servers they are for. A machine without a server skips its part.
 */
const HANDBOOK = readFileSync(join(ROOT, 'content/handbook/05-publishing-and-correcting.md'), 'utf8');
const findProgram = (...names: string[]): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
const APACHE_MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules'].find((path) => existsSync(path));

/** The handbook's sample, for this machine's folder and the sample site's path. */
const sampleOf = (language: string, target: string): string =>
  new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's')
    .exec(HANDBOOK)![1]!
    .replaceAll('/srv/jixiao', target)
    .replaceAll('"/jixiao"', `"${SAMPLE_BASE.slice(0, -1)}"`)
    .replaceAll('= /jixiao ', `= ${SAMPLE_BASE.slice(0, -1)} `)
    .replaceAll('/jixiao/', SAMPLE_BASE);

const nginxSettings = (room: string, port: number): string => `
daemon off; worker_processes 1; pid ${room}/nginx.pid; error_log ${room}/error.log; user root;
events {}
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path ${room}/body; proxy_temp_path ${room}/proxy; fastcgi_temp_path ${room}/fastcgi;
  uwsgi_temp_path ${room}/uwsgi; scgi_temp_path ${room}/scgi;
  server { listen 127.0.0.1:${port}; root ${room}/nothing; ${sampleOf('nginx', join(room, 'target'))} }
}`;

const apacheSettings = (room: string, port: number): string => `
ServerRoot ${room}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${room}/apache.pid
ErrorLog ${room}/error.log
Mutex file:${room}
TypesConfig /etc/mime.types
${['mpm_event', 'authz_core', 'mime', 'alias', 'headers', 'dir'].map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`).join('\n')}
${sampleOf('apache', join(room, 'target'))}`;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

function publishSample(room: string): void {
  const target = join(room, 'target');
  const site = join(room, 'site');
  copyFolder(SAMPLE_SITE, site);
  writeFileSync(join(site, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  makeTarget(target, noStep);
  const files = Object.fromEntries(listFolder(site).files.map((path) => [path, digestFile(join(site, path))]));
  publish(site, makeManifest(files, { forms: [], corrections: [] }, undefined, sha256), target, {
    date: '2026-01-01',
    step: noStep,
  });
}

async function waitUntilServed(url: string, server: ChildProcess, room: string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    if (server.exitCode !== null) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return;
    await wait(50);
  }
  throw new Error(
    `the server does not answer: ${existsSync(join(room, 'error.log')) ? readFileSync(join(room, 'error.log'), 'utf8') : ''}`,
  );
}

const SERVERS = [
  { name: 'nginx', program: findProgram('nginx'), settings: nginxSettings, words: (file: string) => ['-c', file] },
  {
    name: 'Apache',
    program: APACHE_MODULES && findProgram('apache2', 'httpd'),
    settings: apacheSettings,
    words: (file: string) => ['-DFOREGROUND', '-f', file],
  },
];

/** Starts a server with its settings; gives it with its address once it answers. */
async function start(
  { program, words, settings }: Pick<(typeof SERVERS)[number], 'program' | 'words' | 'settings'>,
  room: string,
): Promise<{ server: ChildProcess; site: string }> {
  const port = await freePort();
  const file = join(room, 'server.conf');
  writeFileSync(file, settings(room, port));
  execFileSync(program!, [...words(file), '-t'], { stdio: 'pipe' });
  const server = spawn(program!, words(file), { stdio: 'ignore' });
  const site = `http://127.0.0.1:${port}${SAMPLE_BASE}`;
  await waitUntilServed(site, server, room);
  return { server, site };
}

async function stop(server: ChildProcess | undefined): Promise<void> {
  const hasEnded = new Promise((resolve) => (server ? server.once('exit', resolve) : resolve(undefined)));
  server?.kill('SIGTERM');
  await hasEnded;
}

describe.each(SERVERS)('the handbook’s settings for $name', ({ program, settings, words }) => {
  let room: string;
  let server: ChildProcess | undefined;
  let site: string;
  beforeAll(async () => {
    if (program === undefined) return;
    room = makeFolder();
    publishSample(room);
    ({ server, site } = await start({ program, settings, words }, room));
  });
  afterAll(async () => {
    if (program === undefined) return;
    await stop(server);
    rmSync(room, { recursive: true, force: true });
  });
  const inServer = test.skipIf(program === undefined);

  inServer('serve every file of a release as it was written', async () => {
    const verified = await verifySite(site, getOverHttp);
    expect(verified).toMatchObject({ changed: [], missing: [] });
    expect(isWhole(verified)).toBe(true);
  });

  inServer('say with each answer what a page cannot say itself', async () => {
    const headersOf = async (path: string): Promise<Headers> => (await fetch(`${site}${path}`)).headers;
    const asset = listFolder(join(SAMPLE_SITE, 'assets')).files.find((path) => path.endsWith('.css'))!;
    const page = await headersOf('');
    expect(page.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.get('x-content-type-options')).toBe('nosniff');
    expect(page.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(page.get('cache-control')).toBe('no-cache');
    const style = await headersOf(`assets/${asset}`);
    expect(style.get('content-type')).toContain('text/css');
    expect(style.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(style.get('x-content-type-options')).toBe('nosniff');
    const drawing = await headersOf('drawing.svg');
    expect(drawing.get('content-type')).toContain('image/svg+xml');
    expect(drawing.get('content-security-policy')).toContain('sandbox');
  });

  inServer('give the notice for what is not there, and find the column without its last stroke', async () => {
    const missing = await fetch(`${site}units/meiyou/`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toBe(readFileSync(join(SAMPLE_SITE, '404.html'), 'utf8'));
    const column = await fetch(site.slice(0, -1));
    expect(column.status).toBe(200);
    expect(column.url).toBe(site);
    expect((await fetch(`${site}assets/`)).status).not.toBe(200);
  });

  inServer('give the next release from the moment it is public', async () => {
    expect(await (await fetch(site)).text()).not.toContain('样例 7');
    publishTiny(join(room, 'target'), 7);
    expect(await (await fetch(site)).text()).toContain('样例 7');
  });
});

/** The same with what the handbook has commented out: the server fills in the portal's foot, and a list on a page of its own. */
const WITH_INCLUDES: Readonly<Record<string, (settings: string, room: string) => string>> = {
  nginx: (settings) => settings.replace('# ssi on;', 'ssi on;').replace('root ', 'ssi on; root '),
  Apache: (settings, room) => `
LoadModule include_module ${APACHE_MODULES}/mod_include.so
DocumentRoot ${room}/nothing
<Directory "${room}/nothing">
  Options IncludesNOEXEC
  Require all granted
  AddOutputFilter INCLUDES html
</Directory>
${settings
  .replace('# AddOutputFilter INCLUDES html', 'AddOutputFilter INCLUDES html\n#')
  .replace('Options FollowSymLinks', 'Options FollowSymLinks IncludesNOEXEC')}`,
};

test.for(SERVERS.filter(({ program }) => program !== undefined))(
  '$name fills in what the theme asks for, and nothing that a record says',
  async (own) => {
    const room = makeFolder();
    publishSample(room);
    mkdirSync(join(room, 'nothing/inc'), { recursive: true });
    writeFileSync(join(room, 'nothing/inc/foot.html'), '<p>样例页脚（样例数据）</p>');
    const newest = `<meta charset="utf-8"><!--#include virtual="${SAMPLE_BASE}units/yangli/newest.txt" -->`;
    writeFileSync(join(room, 'nothing/zhuye.html'), newest);
    const settings = (at: string, port: number): string => WITH_INCLUDES[own.name]!(own.settings(at, port), at);
    const { server, site } = await start({ ...own, settings }, room);
    try {
      for (const path of ['', 'units/yangli/diyi/2021/self-evaluation/', 'meiyou/']) {
        const html = await (await fetch(site + path)).text();
        expect(html, path).toMatch(/<section class="portal-foot"[^>]*>\s*<p>样例页脚（样例数据）<\/p>/);
        expect(html).not.toContain('[an error occurred');
      }
      const page = await (await fetch(new URL('/zhuye.html', site))).text();
      expect(page).toMatch(/<ul>\s*<li><a href="\/xxgk\/jixiao\/units\/yangli\/[^"]+">[^<]/);
    } finally {
      await stop(server);
      rmSync(room, { recursive: true, force: true });
    }
  },
);

test('the handbook’s settings for IIS are whole, and know every sort of file that a site has', () => {
  const xml = /```xml\n(.*?)```/s.exec(HANDBOOK)![1]!;
  const open: string[] = [];
  for (const [, slash, name = '', end] of xml.matchAll(/<(\/?)([a-zA-Z.]+)[^<>]*?(\/?)>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else if (!end) open.push(name);
  }
  expect(open).toEqual([]);
  // what IIS knows of itself, and what it is told: it serves no other file
  const known = new Set('css js svg png xml txt csv xlsx zip'.split(' '));
  for (const [, ending = ''] of xml.matchAll(/<mimeMap fileExtension="\.(\w+)"/g)) known.add(ending);
  const endings = new Set(listFolder(SAMPLE_SITE).files.map((path) => path.slice(path.lastIndexOf('.') + 1)));
  expect([...endings].filter((ending) => !known.has(ending))).toEqual([]);
});
