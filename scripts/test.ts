import { spawnSync } from 'node:child_process';
import { readOptions } from '../src/command/command-line.ts';

const HELP = `用法：npm test

跑全部测试：核心、读写、生成的网页、浏览器里的操作。

结束状态：0 全部通过；1 有没通过的；2 参数写错。`;

readOptions(HELP, {});
process.exit(spawnSync('npx', ['--no-install', 'vitest', 'run'], { stdio: 'inherit' }).status ?? 1);
