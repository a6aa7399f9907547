import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf, type OutputFile } from '../core/outputs/output.ts';
import { contentOf } from '../exporters/content-of.ts';
import type { FindPart, PackKeyed } from '../exporters/open-data/make-file.ts';
import type { Renderer } from '../render/entry.ts';

/** Outputs of a unit are joined of nothing. */
export const noParts: FindPart = ({ unit }) => {
  throw new Error(`the outputs of ${unit} are made of no parts`);
};

/** Is given a file by its path in the site, in pieces. */
export type Place = (path: string, pieces: Iterable<string | Uint8Array>) => void;

function writePieces(file: string, pieces: Iterable<string | Uint8Array>): void {
  // most files are of one piece: to open, write and close are one call then
  if (Array.isArray(pieces) && pieces.length === 1) return writeFileSync(file, pieces[0] as string | Uint8Array);
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}

/** Puts files below a folder. */
export function placeBelow(folder: string): Place {
  const made = new Set<string>();
  return (path, pieces) => {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writePieces(file, pieces);
  };
}

/**
 * Makes outputs one after the other and gives each away.
 * @param find gives what tables are joined of
 * @param keyed gives texts packed that may be kept so
 */
export async function writeOutputs(
  outputs: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  { render }: Renderer,
  place: Place,
  find: FindPart,
  keyed?: PackKeyed,
): Promise<void> {
  for await (const output of outputs)
    place(fileOf(output), output.sort === 'page' ? [await render(output)] : contentOf(output, find, keyed));
}
