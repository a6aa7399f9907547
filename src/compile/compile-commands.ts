import { globSync, readFileSync, writeFileSync } from 'node:fs';
import type { SourceMapPayload } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build } from 'vite';
import { PROCESSES } from '../program/code-file.ts';
import { copyOwnFiles } from '../program/own-files.ts';
import { PROJECT } from '../program/project.ts';
import { DIGEST_FILE } from '../program/source-key.ts';
import { notePackages, writeUsed } from './used-packages.ts';
import { leaveWhole, linkWhole } from './whole-package.ts';

/** The oldest Node that runs the commands. */
const TARGET = 'node22';
/** Of a map only what says where in the source something was thrown: paths below the project, and not the source itself. */
function shortenMap(file: string, folder: string): void {
  const { version, sources, names, mappings } = JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload;
  const own = sources.map((path) => relative(PROJECT, resolve(folder, path)).replaceAll('\\', '/'));
  writeFileSync(file, JSON.stringify({ version, sources: own, names, mappings }));
}

/**
 * The commands and the processes that they start, with all packages that they use, as modules for Node; and what they read of the
 * source.
 * @param source its digest
 */
export async function compileCommands(folder: string, source: string): Promise<void> {
  const input = Object.fromEntries(Object.entries(PROCESSES).map(([name, path]) => [name, join(PROJECT, path)]));
  const places = new Set([linkWhole(folder)]);
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
        sourcemap: 'hidden',
        chunkSizeWarningLimit: 20_000,
      },
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  for (const map of globSync('*.map', { cwd: folder })) shortenMap(join(folder, map), folder);
  copyOwnFiles(folder);
  writeFileSync(join(folder, DIGEST_FILE), source);
  writeUsed(folder, places);
}
