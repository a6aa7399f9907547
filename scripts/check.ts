import { spawnSync } from 'node:child_process';
import { readOptions } from '../src/command/command-line.ts';

const HELP = `用法：npm run check

检查代码：类型、写法（ESLint）、格式（Prettier）、无用代码（knip），模块之间的墙、有没有循环、打包的程序
是不是不读源代码（test/core/imports.test.ts）。全部跑完再报告。

结束状态：0 都通过；1 有一项没通过；2 参数写错。`;

readOptions(HELP, {});

/** Sync makes the types of the collections, which the others read. */
const CHECKS: [name: string, command: string[]][] = [
  ['types', ['astro', 'sync', '--silent']],
  ['types', ['astro', 'check', '--silent']],
  ['lint', ['eslint', '.', '--max-warnings', '0']],
  ['format', ['prettier', '--check', '.', '--log-level', 'warn']],
  ['imports', ['vitest', 'run', '--project', 'core', 'test/core/imports.test.ts']],
  ['dead code', ['knip', '--no-progress']],
];

const failed = CHECKS.filter(
  ([, [program = '', ...rest]]) =>
    spawnSync('npx', ['--no-install', program, ...rest], { stdio: 'inherit' }).status !== 0,
);
if (failed.length) console.error(`没有通过：${[...new Set(failed.map(([name]) => name))].join('、')}`);
process.exit(failed.length ? 1 : 0);
