import { transform } from '@astrojs/compiler-rs';
import type { Plugin } from 'vite';

/** What a component brings beside its markup: a page shown at the desk has one style sheet, and runs nothing. */
const BESIDE = /\?astro&type=/;

/**
 * Compiles the components of pages for a program that runs in a browser, with the compiler and the options that Astro itself
 * uses for them.
 */
export const astroComponents = (): Plugin => ({
  name: 'astro-components',
  enforce: 'pre',
  resolveId: (id) => (BESIDE.test(id) ? `\0beside:${id}` : null),
  load: (id) => (id.startsWith('\0beside:') ? 'export {};' : null),
  async transform(source, id) {
    if (!id.endsWith('.astro')) return null;
    const { code, diagnostics } = await transform(source, {
      ...{ compact: true, filename: id, normalizedFilename: id, scopedStyleStrategy: 'attribute' },
      ...{ internalURL: 'astro/compiler-runtime', resultScopedSlot: true, resolvePath: (path: string) => path },
    });
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (error) throw new Error(`${id}: ${error.text}`);
    return { code, moduleType: 'ts' };
  },
});
