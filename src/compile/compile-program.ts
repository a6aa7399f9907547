import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';
import { PROCESSES } from '../program/code-file.ts';
import { PROJECT } from '../program/project.ts';
import { notePackages, placeOfPackage, writeUsed } from './used-packages.ts';

/** The oldest Node that runs the commands. */
const TARGET = 'node22';
/** A package that reads files beside its own module, so that it cannot be compiled in: it comes along as it is. */
const WHOLE = 'playwright-core';
/** Of it, what is not needed to drive a browser that is there already: types, viewers, what fetches browsers. */
const UNNEEDED = /^(?:bin|types|lib[\\/](?:vite|tools|entry))(?:[\\/]|$)/;

/** The module by which the program finds the package that comes along. */
const ENTRY_OF_WHOLE = `./${WHOLE}/index.mjs`;

const leaveWhole: Plugin = {
  name: 'leave-whole',
  enforce: 'pre',
  resolveId: (id) => (id === WHOLE ? { id: ENTRY_OF_WHOLE, external: true } : null),
};

function takeWhole(folder: string): string {
  const place = placeOfPackage(WHOLE);
  cpSync(place, join(folder, WHOLE), {
    recursive: true,
    filter: (path) => !UNNEEDED.test(relative(place, path)),
  });
  return place;
}

/** The commands and the processes that they start, with all packages that they use, as modules for Node. */
export async function compileProgram(folder: string): Promise<void> {
  const input = Object.fromEntries(Object.entries(PROCESSES).map(([name, path]) => [name, join(PROJECT, path)]));
  const places = new Set([takeWhole(folder)]);
  await build({
    root: PROJECT,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [leaveWhole, notePackages(places)],
    ssr: { noExternal: true },
    build: {
      ...{
        ssr: true,
        target: TARGET,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        chunkSizeWarningLimit: 20_000,
      },
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  writeUsed(folder, places);
}
