import type { Ground, Sentence } from '../explain/sentence.ts';
import { formPath } from '../library/addresses.ts';
import { anchorOf } from './anchors.ts';

/** A piece of a sentence; a bold one leads to what it rests on. */
export interface AnswerPiece {
  readonly text: string;
  readonly bold: boolean;
  /** Path below the base, or a place of the page itself (`#lines`). */
  readonly path: string | undefined;
}

/** Where an answer stands: the place of the page with all indicators, and the page's own address if it is a form's. */
export interface AnswerPlace {
  readonly lines: string;
  readonly page?: string;
}

function placeOf({ path, form }: Ground, { page }: AnswerPlace): string | undefined {
  const anchor = anchorOf(path) && `#${anchorOf(path)}`;
  // a figure without its form is one of the form whose page it is
  const address = form ? formPath(form) : page;
  return address === page ? anchor || undefined : `${address}${anchor}`;
}

/** Words that rest on one cell lead to it, those on the same cell of two forms to the later; those on many to the lines below. */
function leadTo(grounds: readonly Ground[], place: AnswerPlace): string | undefined {
  const places = [...new Set(grounds.map((ground) => placeOf(ground, place)))].filter((one) => one !== undefined);
  if (places.length <= 2) return places.at(-1);
  return grounds.every(({ path }) => path.startsWith('indicators.')) ? place.lines : places.at(-1);
}

/** The sentences of an answer with their links. */
export const linkAnswer = (sentences: readonly Sentence[], place: AnswerPlace): AnswerPiece[][] =>
  sentences.map((sentence) =>
    sentence.map((piece) => {
      if (typeof piece === 'string') return { text: piece, bold: false, path: undefined };
      const [text, ...grounds] = piece;
      return { text, bold: true, path: leadTo(grounds as Ground[], place) };
    }),
  );
