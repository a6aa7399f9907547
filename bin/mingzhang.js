#!/usr/bin/env node
/* The command: compiled in a package, from its source in the repository. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import './require-node.js';

const compiled = new URL('../program/code/mingzhang.js', import.meta.url);
const source = new URL('../scripts/mingzhang.ts', import.meta.url);
const program = [source, compiled].find((file) => existsSync(file));
if (!program) {
  console.error('这个包里没有程序，只有启动它的文件。\n  → 包要在仓库里用 npm run pack 来做：npm pack 不编译程序。');
  process.exit(1);
}
await import(program.href);
