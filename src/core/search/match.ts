import { fold, searchable, splitClusters } from './tokens.ts';

/** Why a document was found: the heading, and the text around the words, cut into what is before, the words, and after. */
export interface Hit {
  readonly label: string;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const AROUND = 24;

/** The text as searched, and for each of its characters where the printed piece it comes from starts and ends. */
function align(text: string): { folded: string; starts: number[]; ends: number[] } {
  const [starts, ends]: [number[], number[]] = [[], []];
  let folded = '';
  let offset = 0;
  for (const cluster of splitClusters(text)) {
    const own = fold(cluster);
    for (let i = 0; i < own.length; i++) {
      starts.push(offset);
      ends.push(offset + cluster.length);
    }
    folded += own;
    offset += cluster.length;
  }
  return { folded, starts, ends };
}

/** Where a piece of a query stands in a text, as printed; undefined where it does not. */
export function findIn(text: string, piece: string): { start: number; end: number } | undefined {
  const wanted = searchable(piece);
  if (!wanted || !searchable(text).includes(wanted)) return undefined;
  const { folded, starts, ends } = align(text);
  const found = folded.indexOf(wanted);
  return { start: starts[found]!, end: ends[found + wanted.length - 1]! };
}

/** The offset, moved out of the middle of a character of two units (`𠮷`, emoji). */
const outside = (text: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) ? offset - 1 : offset;

/** The first field that holds the piece, with its surroundings. */
export function explainHit(
  fields: readonly (readonly [label: string, text: string])[],
  piece: string,
): Hit | undefined {
  for (const [label, text] of fields) {
    const place = findIn(text, piece);
    if (!place) continue;
    const from = outside(text, Math.max(0, place.start - AROUND));
    const to = outside(text, Math.min(text.length, place.end + AROUND));
    return {
      label,
      before: (from > 0 ? '…' : '') + text.slice(from, place.start),
      hit: text.slice(place.start, place.end),
      after: text.slice(place.end, to) + (to < text.length ? '…' : ''),
    };
  }
  return undefined;
}

/** A query is words separated by spaces; all must be found. */
export const splitQuery = (query: string): string[] => query.trim().split(/\s+/).filter(Boolean);
