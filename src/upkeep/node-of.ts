import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { NODES } from '../disk/caches.ts';
import { Stopped } from '../disk/stop.ts';
import { writeWhole } from '../disk/write-whole.ts';
import { PROJECT } from '../program/project.ts';

interface Locked {
  readonly version: string;
  readonly integrity: string;
}

/** Files of an npm package, by their path in it. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The files of what `npm pack` writes; its one folder is left out of the paths. */
export async function readPacked(tgz: Uint8Array): Promise<Files> {
  const entries = await unpackTar(gunzipSync(tgz), { strip: 1, filter: ({ type }) => type === 'file' });
  return new Map(entries.map(({ header, data }) => [header.name, data ?? new Uint8Array()]));
}

/** Whether bytes are those the lock file names: `algorithm-base64`. */
export function isIntact(bytes: Uint8Array, integrity: string): boolean {
  const [, algorithm = '', sum] = /^(sha\d+)-(.+)$/.exec(integrity) ?? [];
  return sum !== undefined && createHash(algorithm).update(bytes).digest('base64') === sum;
}

/** What npm has installed, and checked when it did: only where it is the version of the lock file. */
function readInstalled(name: string, { version }: Locked): Files | undefined {
  const folder = join(PROJECT, 'node_modules', name);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return undefined;
  if ((JSON.parse(readFileSync(manifest, 'utf8')) as Locked).version !== version) return undefined;
  const paths = globSync(['bin/*', 'LICENSE'], { cwd: folder });
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]));
}

function download(name: string, { version, integrity }: Locked): Uint8Array {
  const room = mkdtempSync(join(tmpdir(), 'mingzhang-node-'));
  try {
    const args = ['pack', `${name}@${version}`, '--silent', '--pack-destination', room];
    const { status } = spawnSync('npm', args, { cwd: room, stdio: 'ignore', shell: process.platform === 'win32' });
    const [file] = readdirSync(room);
    if (status !== 0 || file === undefined)
      throw new Stopped(
        `没有取到 ${name} ${version}：连不上 npm 的软件源，或者那里没有它`,
        `在能上网的机器上运行 npm pack ${name}@${version}，把得到的文件放进 ${NODES}，再运行一次；或者用 --for 只做别的系统的。`,
      );
    const bytes = readFileSync(join(room, file));
    if (!isIntact(bytes, integrity))
      throw new Stopped(
        `软件源给的 ${name} ${version} 和 package-lock.json 里的校验值不一样`,
        '没有用它。请核对 npm 的软件源（npm config get registry）是不是可信。',
      );
    return bytes;
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** @throws Stopped where the lock file does not name the package */
function lockedAs(name: string): Locked {
  const lock = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked | undefined>;
  };
  const locked = lock.packages[`node_modules/${name}`];
  if (!locked) throw new Stopped(`package-lock.json 里没有 ${name}`, '运行 npm install，再运行一次。');
  return locked;
}

/** The version of Node in the npm package that holds it for a machine. */
export const versionOfNode = (name: string): string => lockedAs(name).version;

/**
 * The npm package that holds Node for a machine, as the lock file names it: the installed one, or one
 * that is kept in the cache and checked each time.
 * @throws Stopped where it is not there and cannot be fetched, or is another than the lock file names
 */
export async function readNode(name: string): Promise<Files> {
  const locked = lockedAs(name);
  const installed = readInstalled(name, locked);
  if (installed) return installed;
  const kept = join(NODES, `${name}-${locked.version}.tgz`);
  const known = existsSync(kept) ? readFileSync(kept) : undefined;
  if (known && isIntact(known, locked.integrity)) return readPacked(known);
  const fresh = download(name, locked);
  writeWhole(kept, fresh);
  return readPacked(fresh);
}
