import type { CorrectionEntry } from '../core/release/correction.ts';

/** A correction as a file of the content. Texts in quotes throughout: figures must not become numbers, and a JSON text is a YAML one. */
export const correctionFile = ({
  id,
  correction,
}: CorrectionEntry): { readonly path: string; readonly text: string } => ({
  path: `corrections/${id}.yaml`,
  text: Object.entries(correction)
    .map(([key, text]) => `${key}: ${JSON.stringify(text)}\n`)
    .join(''),
});
