import { join } from 'node:path';
import { build } from 'vite';
import { PROCESSES } from '../program/code-file.ts';
import { PROJECT } from '../program/project.ts';
import { notePackages, placeOfPackage, writeUsed } from './used-packages.ts';

/** The oldest Node that runs the commands. */
const TARGET = 'node22';

/** The commands and the processes that they start, with all packages that they use, as modules for Node. */
export async function compileProgram(folder: string): Promise<void> {
  const input = Object.fromEntries(Object.entries(PROCESSES).map(([name, path]) => [name, join(PROJECT, path)]));
  const places = new Set<string>();
  await build({
    root: PROJECT,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [notePackages(places)],
    // its modules for Node read their data from files beside them
    resolve: { alias: { 'css-tree': join(placeOfPackage('css-tree'), 'dist/csstree.esm.js') } },
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
