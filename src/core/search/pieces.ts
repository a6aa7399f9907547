import { splitQuery } from './match.ts';
import { searchable } from './tokens.ts';

interface Piece {
  readonly text: string;
  /** Names that have it. */
  readonly names: number;
}

/** The longest pieces of a text, two characters at least, that names have; each after the end of the one before. */
function cutPieces(text: string, names: readonly string[]): Piece[] {
  const characters = Array.from(text);
  const found: Piece[] = [];
  for (let at = 0; at < characters.length - 1;) {
    let best: Piece | undefined;
    let end = at;
    for (let to = at + 2; to <= characters.length; to++) {
      const piece = characters.slice(at, to).join('');
      const having = names.filter((name) => name.includes(piece)).length;
      if (!having) break;
      [best, end] = [{ text: piece, names: having }, to];
    }
    if (best) found.push(best);
    at = best ? end : at + 1;
  }
  return found;
}

/**
 * What names have of a question: all its pieces together, then the longer and rarer ones alone (“党员活动花了多少钱”: 党员活动).
 */
export function findPieces(question: string, names: readonly string[]): string[] {
  const searched = names.map(searchable);
  const pieces = splitQuery(question).flatMap((word) => cutPieces(searchable(word), searched));
  if (!pieces.length) return [];
  const alone = [...pieces].sort((a, b) => b.text.length - a.text.length || a.names - b.names).map(({ text }) => text);
  return [pieces.map(({ text }) => text).join(' '), ...alone];
}
