import type { CompileJob } from '../program/made-part.ts';

/*
 * Compiles a part of the program, as a process of its own. Argument: the job as JSON.
 */
const { part, folder } = JSON.parse(process.argv[2]!) as CompileJob;
if (part === 'desk') await (await import('./compile-desk.ts')).compileDesk(folder);
else await (await import('./compile-pages.ts')).compilePages(folder, part === 'preview-pages');
