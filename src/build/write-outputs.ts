import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf, type OutputFile } from '../core/outputs/output.ts';
import { contentOf } from '../exporters/content-of.ts';
import type { FindPart } from '../exporters/open-data/make-file.ts';
import type { Renderer } from '../render/entry.ts';

/** Outputs of a unit are joined of nothing. */
export const noParts: FindPart = ({ unit }) => {
  throw new Error(`the outputs of ${unit} are made of no parts`);
};

/**
 * Makes outputs one after the other and writes each into its file below `folder`.
 * @param find gives what tables are joined of
 */
export async function writeOutputs(
  outputs: readonly OutputFile[],
  { render }: Renderer,
  folder: string,
  find: FindPart,
): Promise<void> {
  const made = new Set<string>();
  for (const output of outputs) {
    const file = join(folder, fileOf(output));
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, output.sort === 'page' ? await render(output) : contentOf(output, find));
  }
}
