import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readOptions } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { makePackage } from '../src/compile/make-package.ts';
import { PROJECT } from '../src/program/project.ts';

const HELP = `用法：npm run pack -- [--out 目录]

把程序做成一个 npm 包（mingzhang-版本.tgz）：命令、网页的代码、工作台和用到的库都编译在里面，装在哪里都能用，
不再下载别的（Node 22.18 以上；旧的 Node 另带一个新的，Linux 和 Windows 有）。

  --out 目录   包放在哪里（默认当前目录）

结束状态：0 成功；1 没有做成；2 参数写错。`;

/** What the package brings, beside what npm takes of itself. */
const FILES = [
  ...['bin', 'program', 'public', 'content/everyday-words.yaml'],
  ...['content/glossary', 'content/handbook', 'content/pages'],
];

/**
 * What npm reads of the package: no packages but Node itself, for the others are compiled in. The repository's own is private and
 * names only `bin`, for npm packs and publishes it without compiling anything.
 */
function describePackage(repository: Readonly<Record<string, unknown>>): string {
  const { dependencies, devDependencies, scripts, overrides, private: _, ...rest } = repository;
  return `${JSON.stringify({ ...rest, files: FILES }, undefined, 2)}\n`;
}

guardCommand();
const { out } = readOptions(HELP, { out: '.' });
mkdirSync(out, { recursive: true });
const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as Record<string, unknown>;
await makePackage();
const room = mkdtempSync(join(tmpdir(), 'mingzhang-pack-'));
try {
  for (const path of ['LICENSE', 'README.md', ...FILES])
    cpSync(join(PROJECT, path), join(room, path), { recursive: true });
  writeFileSync(join(room, 'package.json'), describePackage(manifest));
  const args = ['pack', '--silent', '--pack-destination', resolve(out)];
  const packed = spawnSync('npm', args, { cwd: room, stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = packed.status === 0 ? 0 : 1;
} finally {
  rmSync(room, { recursive: true, force: true });
}
