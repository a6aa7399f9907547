import type { CompileJob } from '../program/made-part.ts';
import { hashSource } from '../program/source-key.ts';

/*
 * Compiles a part of the program, as a process of its own. Argument: the job as JSON.
 */
const { part, folder, source } = JSON.parse(process.argv[2]!) as CompileJob;
if (part === 'commands') await (await import('./compile-commands.ts')).compileCommands(folder, source);
else if (part === 'desk') await (await import('./compile-desk.ts')).compileDesk(folder);
else await (await import('./compile-pages.ts')).compilePages(folder, part === 'preview-pages');
if (hashSource() !== source) {
  console.error('程序的源代码刚刚改过，编译的不一定是哪一份：请再运行一次。');
  process.exitCode = 1;
}
