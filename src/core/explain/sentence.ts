import type { FormEntry } from '../library/library.ts';

/** The cell that words rest on, as the audit names it (`indicators.3.actual`); `form` where the sentence is about several. */
export interface Ground {
  readonly path: string;
  readonly form?: FormEntry;
}

/** A sentence in pieces; a piece in a list of its own is a figure, printed bold, with the cells that it was read from. */
export type Piece = string | readonly [figure: string, ...grounds: Ground[]];
export type Sentence = readonly Piece[];

export const bold = (figure: string, ...grounds: readonly Ground[]): Piece => [figure, ...grounds];

export const plainText = (sentence: Sentence): string =>
  sentence.map((piece) => (typeof piece === 'string' ? piece : piece[0])).join('');

/** Every cell that a sentence rests on, in the order of its words. */
export const groundsOf = (sentence: Sentence): Ground[] =>
  sentence.flatMap((piece) => (typeof piece === 'string' ? [] : (piece.slice(1) as Ground[])));
