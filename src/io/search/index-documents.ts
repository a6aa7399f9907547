import { amountsIn, type SearchedTexts } from '../../core/search/listing.ts';
import { searchable } from '../../core/search/tokens.ts';
import type { PostedWord } from '../../core/search/word-file.ts';
import { CharacterWords } from './character-words.ts';
import { Postings } from './postings.ts';

/**
 * Fields begin at multiples of this: no phrase reaches over their border, and an edit of a few characters moves nothing of the
 * fields behind it. Nor does one that makes two fields the same, or no longer so: the later of them keeps its place empty.
 */
const GRID = 64;
/** A phrase is told by pairs of characters that stand up to two places apart: so far are the pairs of two fields never. */
const BORDER = 2;

const nextField = (place: number): number => (Math.floor((place + BORDER) / GRID) + 1) * GRID;

/** Adds documents to postings. A word that stands alone stands at the beginning: it is asked for by itself. */
function makeIndexer(postings: Postings): (document: SearchedTexts, number: number) => void {
  const words = new CharacterWords(postings);
  /** Gives how many places the pairs of a text take. */
  const addText = (text: string, number: number, start: number, alone: Set<number>): number => {
    let place = start;
    let before: number | undefined;
    for (const sign of searchable(text)) {
      const character = words.characterOf(sign);
      if (before !== undefined) postings.add(words.pairOf(before, character), number, place++);
      alone.add(character);
      before = character;
    }
    return place - start;
  };
  return (document, number) => {
    const alone = new Set<number>();
    const known = new Map<string, number>();
    let start = GRID;
    for (const [, text] of document.fields) {
      const end = start + (known.get(text) ?? addText(text, number, start, alone));
      known.set(text, end - start);
      start = nextField(end);
    }
    for (const character of alone) postings.add(words.singleOf(character), number, 0);
    for (const word of amountsIn(document)) postings.add(postings.idOf(word), number, 0);
  };
}

/** The words of documents with their places, in ascending order. @param documents in ascending order of their numbers */
export function indexDocuments(
  documents: Iterable<readonly [number: number, texts: SearchedTexts]>,
): Iterable<PostedWord> {
  const postings = new Postings();
  const add = makeIndexer(postings);
  for (const [number, texts] of documents) add(texts, number);
  return postings.sorted();
}
