import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { madePart, type MadePart } from '../program/made-part.ts';
import type * as Entry from './entry.ts';

/** The file of the compiled pages that plain Node loads. Astro looks for its entry by the beginning of this name. */
export const ENTRY = 'prerender-entry.mjs';

export interface CompiledPages extends MadePart {
  /** Folder of the styles, scripts and pictures that pages ask for, and of `public/`. */
  readonly assets: string;
}

/** The pages' code for this state of the source. */
export async function compiledPages(preview: boolean): Promise<CompiledPages> {
  const made = await madePart(preview ? 'preview-pages' : 'pages');
  return { ...made, assets: join(made.folder, 'site') };
}

/** The code in a folder of compiled pages. */
export const openPages = async (folder: string): Promise<typeof Entry> =>
  (await import(pathToFileURL(join(folder, 'code', ENTRY)).href)) as typeof Entry;
