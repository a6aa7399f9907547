import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { astroComponents } from './astro-components.ts';
import { PROJECT } from '../program/project.ts';
import { notePackages } from './used-packages.ts';

/** The oldest browser that can run the desk; scripts are written for it, and what it lacks is brought along. */
const TARGET = 'chrome78';
/** Words of the schema library in other languages than ours. */
const LOCALES = /zod\/v4\/locales\/index\.js$/;

export interface Bundle {
  readonly code: string;
  readonly css: string;
}

const withoutLocales = {
  name: 'without-locales',
  enforce: 'pre' as const,
  load: (id: string) => (LOCALES.test(id) ? 'export {};' : null),
};

/** One classic script of a program for browsers, and its style sheet. @param entry path below the project @param places where the packages lie that it uses: told here */
export async function bundleForBrowser(entry: string, places: Set<string>): Promise<Bundle> {
  const result = (await build({
    root: PROJECT,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutLocales, astroComponents(), notePackages(places)],
    build: {
      write: false,
      target: TARGET,
      cssTarget: TARGET,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 9000,
      rolldownOptions: {
        input: join(PROJECT, entry),
        output: { format: 'iife', codeSplitting: false },
        // the reader of PDF asks where its module lies, and does without
        transform: { define: { 'import.meta': '{}' } },
      },
    },
  })) as Rollup.RollupOutput;
  const code = result.output.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  const css = result.output.flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
  );
  if (code.length !== 1) throw new Error(`${entry} became ${code.length} scripts`);
  return { code: code[0]!, css: css.join('') };
}
