/*
 * Loaded before any command, in the language of every Node: where this one is too old, the command goes on in the newer one
 * that came as a package.
 */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

const { platform, arch, version } = process;

/** The Node that npm has installed as a package; undefined where there is none for this machine, or it is this one. */
function findPackaged() {
  const [name, file] =
    platform === 'win32' ? [`node-win-${arch}`, 'bin/node.exe'] : [`node-${platform}-${arch}`, 'bin/node'];
  try {
    const found = realpathSync(join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file));
    return found === realpathSync(process.execPath) ? undefined : found;
  } catch {
    return undefined;
  }
}

/** Whether this Node runs TypeScript as it stands; those that do have everything else that is needed. */
const isNewEnough = () => Boolean(process.features.typescript);

/** Room for what is new: content is read and kept, and smaller room would be cleared, and what is kept be moved, ten times meanwhile. */
const ROOM = ['--min-semi-space-size=32', '--max-semi-space-size=32'];

/** Runs the same command in another Node, and ends as it ends. */
async function goOnIn(node) {
  const child = spawn(node, [...ROOM, ...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // a terminal sends these to both; whoever sends one to this process alone means the command
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [status, signal] = await new Promise((resolve) => {
    child.on('error', () => resolve([1]));
    child.on('exit', (...end) => resolve(end));
  });
  process.exit(signal ? 1 : status);
}

if (!isNewEnough()) {
  const packaged = findPackaged();
  if (packaged) await goOnIn(packaged);
  console.error(
    `这个 Node（${version}）太旧，运行不了：要用 22.18 以上，建议 24。\n  → 从 https://nodejs.org 装一个新的，再运行一次（在 Linux、Windows 上，重新运行 npm install 也会带来一个）。`,
  );
  process.exit(1);
}
