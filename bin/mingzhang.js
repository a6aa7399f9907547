#!/usr/bin/env node
/* The command: compiled in a package; in the repository compiled once for each state of its source. */
import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import './require-node.js';

const finder = new URL('../src/program/command-file.ts', import.meta.url);
const packaged = new URL('../program/commands/mingzhang.js', import.meta.url);
// first the source: a package that was made in the repository, and stands there, is of an older state
if (existsSync(finder)) {
  // as `src/disk/caches.ts` has it: without what is kept there Node would load its compiler for the first module of the source
  if (!process.env.MINGZHANG_CACHE)
    module.enableCompileCache(fileURLToPath(new URL('../.cache/modules', import.meta.url)));
  const { commandFile } = await import(finder.href);
  await import(await commandFile());
} else if (existsSync(packaged)) await import(packaged.href);
else {
  console.error('这个包里没有程序，只有启动它的文件。\n  → 包要在仓库里用 npm run pack 来做：npm pack 不编译程序。');
  process.exit(1);
}
