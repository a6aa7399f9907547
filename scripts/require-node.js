/* Loaded before any command, in the language of every Node: an older one would stop at the first line of TypeScript. */
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

if (!process.features.typescript) {
  console.error(
    `这个 Node（${process.version}）太旧，运行不了：要用 22.18 以上，建议 24。\n  → 从 https://nodejs.org 装一个新的，再运行一次（在 Linux、Windows 上，重新运行 npm install 也会带来一个）。`,
  );
  process.exit(1);
}
// half a second of every command is the compilation of modules that have not changed
module.enableCompileCache(fileURLToPath(new URL('../.cache/modules', import.meta.url)));
