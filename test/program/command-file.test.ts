import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROCESSES } from '../../src/program/code-file.ts';
import { SENT_FILES } from '../../src/program/own-files.ts';
import { PROJECT } from '../../src/program/project.ts';
import { makeFolder } from '../release/tiny-site.ts';

/** How the program starts and is compiled, as it is; what it does is put in the place of the rest. */
const REAL = [
  ...['bin', 'package.json', 'package-lock.json', 'tsconfig.json', 'astro.config.mjs'],
  ...[
    'src/command/guard-command.ts',
    'src/command/source-places.ts',
    'src/compile',
    'src/disk',
    'src/io/content-files.ts',
  ],
  ...['src/program', ...SENT_FILES.map((path) => `src/${path}`)],
];

let repository: string;
const made = (): string => join(repository, '.cache/made');

function write(path: string, code: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), code);
}

/** What a command says and its status, and whether it ran compiled. */
async function run(...words: string[]): Promise<[output: string, status: number]> {
  const child = spawn(process.execPath, [join(repository, 'bin/mingzhang.js'), ...words], { cwd: dirname(repository) });
  const [out, error, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return [out + error, status as number];
}

beforeAll(() => {
  repository = makeFolder();
  for (const path of REAL) cpSync(join(PROJECT, path), join(repository, path), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(repository, 'node_modules'), 'junction');
  // of a package that was made here once
  write('program/commands/mingzhang.js', `console.log('old');\n`);
  for (const path of Object.values(PROCESSES)) write(path, 'export {};\n');
  write('src/word.ts', `export const say = (): string => '一';\n`);
  const command = `import { guardCommand } from '../src/command/guard-command.ts';
    import { codeFile } from '../src/program/code-file.ts';
    import { say } from '../src/word.ts';
    guardCommand();
    const kind: string = codeFile('unit-worker').slice(-3);
    console.log(say(), kind);\n`;
  write(PROCESSES.mingzhang, command);
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

test('nothing can be written beside the source: the source is run', async () => {
  write('.cache', '');
  expect(await run()).toEqual(['一 .ts\n', 0]);
  rmSync(join(repository, '.cache'));
});

test('compiled once for a state of the source, also by two at once, and never run for another', async () => {
  expect(await Promise.all([run(), run()])).toEqual(Array(2).fill(['一 .js\n', 0]));
  const [first = '', ...others] = readdirSync(made());
  expect(others).toEqual([]);
  write(`.cache/made/${first}/commands/mingzhang.js`, `console.log('kept');\n`);
  expect(await run()).toEqual(['kept\n', 0]);

  write('src/word.ts', `export const say = (): string => '二';\n`);
  expect(await run()).toEqual(['二 .js\n', 0]);
  expect(readdirSync(made())).toHaveLength(2);

  rmSync(join(repository, '.cache'), { recursive: true });
  write('src/word.ts', `\nexport const say = (): string => ({}).no();\n`);
  const [output, status] = await run();
  expect([output, status]).toEqual([expect.stringContaining('（src/word.ts:2）'), 1]);
});

test('a source that cannot be compiled is said to be so, without a trace', async () => {
  write('src/word.ts', `import { a } from './nowhere.ts';\nexport const say = a;\n`);
  const [output, status] = await run();
  expect([output, status]).toEqual([expect.stringContaining('没有编译成（原因见上）\n'), 1]);
  expect(readdirSync(made())).toHaveLength(1);
});
