import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRefused } from '../../src/upkeep/licences.ts';
import { PORTAL } from '../fixtures/make-portal.ts';
import { makeFolder } from '../release/tiny-site.ts';
import { ROOT } from './folders.ts';
import { filesOf } from './site-files.ts';

const PACKAGED = `node_modules/node-${process.platform}-${process.arch}`;
const RECORD = join(PORTAL, 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml');
const PUBLISHED = 'publication: {"status":"published","date":"2024-05-15","publisher":"样例数据街道办事处"}';

/** The Node of this machine where it is too old to run the commands itself; those that npm has put on the path aside. */
function findOldNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const node = folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file));
  const runsSource = (file: string): boolean =>
    execFileSync(file, ['-p', 'Boolean(process.features.typescript)'], { encoding: 'utf8' }).trim() === 'true';
  return node !== undefined && existsSync(join(ROOT, PACKAGED)) && !runsSource(node) ? node : undefined;
}

/** Nothing of npm's, of this repository's or of the tests' own. */
const foreign = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:npm_|NODE_|VITEST|MINGZHANG_)/i.test(name)));

let room: string;
let installed: string;

/** Of a bill of materials. */
interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly { readonly expression: string }[];
}

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

function call(file: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Ended {
  const env = { ...foreign(process.env), ...more };
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8', env, timeout: 60_000 });
  return { status, output: stdout + stderr };
}
const mingzhang = (node: string, cwd: string, ...args: string[]): Ended =>
  call(node, [join(installed, 'bin/mingzhang.js'), ...args], cwd, { MINGZHANG_CACHE: join(room, 'cache') });

beforeAll(() => {
  room = makeFolder();
  const pack = call(process.execPath, [join(ROOT, 'scripts/pack.ts'), '--out', room], ROOT);
  if (pack.status !== 0) throw new Error(pack.output);
  const [tgz = ''] = globSync('mingzhang-*.tgz', { cwd: room });
  const options = ['--offline', '--omit=optional', '--no-audit', '--no-fund', '--prefix', room];
  const install = call('npm', ['install', ...options, join(room, tgz)], room);
  if (install.status !== 0) throw new Error(install.output);
  installed = join(room, 'node_modules/mingzhang');
  if (existsSync(join(ROOT, PACKAGED))) symlinkSync(join(ROOT, PACKAGED), join(room, PACKAGED), 'junction');
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** From a workbook to a release, in a folder that has nothing. */
function doTheMainJob(node: string, folder: string): void {
  const run = (...args: string[]): string => {
    const { status, output } = mingzhang(node, folder, ...args);
    expect([args[0], status, output]).toEqual([args[0], 0, expect.any(String)]);
    return output;
  };
  mkdirSync(folder, { recursive: true });
  run('init', '--yes');
  run('init', '--remove-example');
  run('export', '--record', RECORD, '--content', PORTAL, '--out', 'form.xlsx');
  expect(run('import', 'form.xlsx')).toContain('新建 1 张');
  const [record = ''] = globSync('content/records/**/*.yaml', { cwd: folder });
  const draft = readFileSync(join(folder, record), 'utf8');
  writeFileSync(join(folder, record), draft.replace(/^publication:.*$/m, PUBLISHED));
  expect(run('audit')).toContain('核对了1张表');

  run('build', '--base', '/xxgk/jixiao/');
  const pages = filesOf(join(folder, 'dist')).filter((path) => /^units\/.*index\.html$/.test(path));
  const html = pages.map((path) => readFileSync(join(folder, 'dist', path), 'utf8')).join('');
  expect(html).toContain('送餐人次');
  expect(html).toContain('href="/xxgk/jixiao/');

  expect(run('release', '--to', 'web', '--base', '/xxgk/jixiao/', '--date', '2024-06-01')).toContain('已发布');
  expect(run('verify', 'web')).toContain('和清单完全一样');
  run('desk', '--out', 'desk.html', '--content', 'content');
  expect(statSync(join(folder, 'desk.html')).size).toBeGreaterThan(1e6);
  expect(run('export', '--template', 'target')).toContain('空白表');
}

describe('the package, in a folder of its own', () => {
  test('has its command and brings no other package', () => {
    expect(existsSync(join(room, 'node_modules/.bin/mingzhang'))).toBe(true);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(installed, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string> | undefined>;
    expect(dependencies).toBeUndefined();
    expect(Object.keys(optionalDependencies ?? {}).filter((name) => !name.startsWith('node-'))).toEqual([]);
  });

  test('says what is compiled into it, each with its licence and the text of it', () => {
    const read = (name: string): string => readFileSync(join(installed, 'program', name), 'utf8');
    const sbom = JSON.parse(read('sbom.cdx.json')) as { components: Component[] };
    expect(sbom.components.map(({ name }) => name)).toEqual(expect.arrayContaining(['astro', 'decimal.js', 'fflate']));
    for (const { name, version, purl, licenses } of sbom.components) {
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(read('licenses.txt')).toContain(`${name} ${version}: ${licenses[0]!.expression}`);
    }
    const licensed = sbom.components.map(({ name, version, licenses: [one] }) => ({
      name,
      version,
      licence: one!.expression,
      folder: '',
    }));
    expect(findRefused(licensed)).toEqual([]);
  });

  test('does the main job', () => doTheMainJob(process.execPath, join(room, 'new')));

  const old = findOldNode();
  const title = 'does it where the Node on the path is an old one, which hands over to the one that came along';
  if (old) test(title, () => doTheMainJob(old, join(room, 'old')));
  else test.skip(`${title} (skipped: there is no such Node here)`, () => undefined);

  test('has every command', () => {
    const { output } = mingzhang(process.execPath, room, '--help');
    const names = [...output.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
    expect(names).toEqual(expect.arrayContaining(['start', 'preview', 'cluster', 'worker', 'unpack', 'pdf']));
    for (const name of names)
      expect(mingzhang(process.execPath, room, name, '--help')).toEqual({
        status: 0,
        output: expect.stringMatching(new RegExp(`^用法：(?:npm|mingzhang).*${name}`)),
      });
  });

  test('reaches what drives a browser, and what speaks to Redis', () => {
    const unit = globSync('*/', { cwd: join(room, 'new/content/records/2023') })[0]!;
    // no browser: it has to be started to find that out
    const pdf = ['pdf', '--unit', unit, '--year', '2023', '--browser', process.execPath];
    expect(mingzhang(process.execPath, join(room, 'new'), ...pdf).output).toContain('浏览器没有启动');
    const { status, output } = mingzhang(process.execPath, room, 'worker', '--redis', 'redis://127.0.0.1:1');
    expect([status, output]).toEqual([1, expect.stringContaining('Redis')]);
  });
});

test('what npm packs by itself says that it is no program, and cannot be published', () => {
  const folder = join(room, 'by-npm');
  const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
  const { private: isPrivate, files } = JSON.parse(manifest) as { private: boolean; files: string[] };
  expect([isPrivate, files]).toEqual([true, ['bin']]);
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  const { status, output } = call(process.execPath, [join(folder, 'bin/mingzhang.js'), '--version'], room);
  expect([status, output]).toEqual([1, expect.stringContaining('npm run pack')]);
});
