/** A sentence in pieces; a piece in a list of its own is a figure and printed bold. */
export type Piece = string | readonly [figure: string];
export type Sentence = readonly Piece[];

export const bold = (figure: string): Piece => [figure];

export const plainText = (sentence: Sentence): string =>
  sentence.map((piece) => (typeof piece === 'string' ? piece : piece[0])).join('');
