#!/usr/bin/env node
/* The command: compiled in a package, from its source in the repository. */
import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import './require-node.js';

const compiled = new URL('../program/code/mingzhang.js', import.meta.url);
const source = new URL('../scripts/mingzhang.ts', import.meta.url);
const program = [source, compiled].find((file) => existsSync(file));
if (!program) {
  console.error('这个包里没有程序，只有启动它的文件。\n  → 包要在仓库里用 npm run pack 来做：npm pack 不编译程序。');
  process.exit(1);
}
// as `src/disk/caches.ts` has it: without what is kept there Node would load its compiler for the first module of the source
if (program === source && !process.env.MINGZHANG_CACHE)
  module.enableCompileCache(fileURLToPath(new URL('../.cache/modules', import.meta.url)));
await import(program.href);
