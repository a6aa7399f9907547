import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ENTRY } from '../render/compiled-pages.ts';

/** Where Astro puts the code that pages are rendered with, below the folder of the site. */
const PLACE = '.prerender';
const DOCS = 'https://docs.astro.build/en/reference/integrations-reference/';

/** What Astro has to do for the code to be kept: each is a public way of it, in the order in which they are gone. */
const WAYS = {
  'astro:build:setup': 'the hook is called for the target “server”',
  updateConfig: 'the hook is given what changes the configuration of the environment “prerender”',
  setPrerenderer: '“astro:build:start” is given what sets another prerenderer',
  getStaticPaths: 'the prerenderer is asked for its paths when the code is bundled',
  [PLACE]: 'the code lies in this folder of the site when the prerenderer is asked',
  [ENTRY]: 'the code has our entry under this name',
} as const;
type Way = keyof typeof WAYS;

/** The means to have Astro compile all pages and render none, with what they need of it. */
export class KeepCode {
  readonly #seen = new Set<Way>();
  readonly #code: string;
  readonly #site: string;
  /** @param code folder to keep the code in @param site folder of the site that Astro builds */
  constructor(code: string, site: string) {
    [this.#code, this.#site] = [code, site];
  }

  readonly integration: AstroIntegration = {
    name: 'keep-code',
    hooks: {
      'astro:build:setup': ({ target, updateConfig }) => {
        if (target !== 'server' || !this.#see('astro:build:setup') || !this.#has('updateConfig', updateConfig)) return;
        const input = fileURLToPath(new URL('../render/entry.ts', import.meta.url));
        const output = { entryFileNames: ENTRY };
        // packages are taken in: a package of this program brings none
        const resolve = { noExternal: true as const };
        updateConfig({ environments: { prerender: { resolve, build: { rolldownOptions: { input, output } } } } });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (!this.#has('setPrerenderer', setPrerenderer)) return;
        const refuse = (): never => {
          throw new Error('pages are not rendered while they are compiled');
        };
        setPrerenderer(() => ({ name: 'keep-code', getStaticPaths: () => this.#keep(), render: refuse }));
      },
    },
  };

  #see(way: Way): true {
    this.#seen.add(way);
    return true;
  }
  #has(way: Way, given: unknown): boolean {
    return typeof given === 'function' && this.#see(way);
  }

  /** The last moment at which the code lies there; no page is to be rendered with it. */
  #keep(): Promise<[]> {
    this.#see('getStaticPaths');
    const from = join(this.#site, PLACE);
    if (existsSync(from) && this.#see(PLACE)) cpSync(from, this.#code, { recursive: true });
    if (existsSync(join(this.#code, ENTRY))) this.#see(ENTRY);
    return Promise.resolve([]);
  }

  /** @throws where Astro went another way than this knows, naming the first that is gone */
  check(): void {
    const gone = (Object.keys(WAYS) as Way[]).find((way) => !this.#seen.has(way));
    if (gone)
      throw new Error(
        `this Astro no longer has a way that src/compile/keep-code.ts takes: ${gone}, ${WAYS[gone]} (${DOCS})`,
      );
  }
}
