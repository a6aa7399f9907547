import { NeedleScan } from './needles.ts';
import type { RunFilter } from './runs.ts';
import type { Kept } from './secrets.ts';

/** What is looked for in a file: everything, or what was not looked for in the same bytes before. */
export interface Wanted {
  readonly words: NeedleScan<Kept>;
  readonly figures: NeedleScan<Kept>;
  /** Pairs of characters, which are looked for in the search index alone. */
  readonly pairs: ReadonlyMap<string, string>;
}

export const isEmpty = ({ words, figures, pairs }: Wanted): boolean => words.size + figures.size + pairs.size === 0;

/** The texts that are looked for, each with a mark for where: those of other sorts may be spelt alike. */
export const listNeedles = ({ words, figures, pairs }: Wanted): string[] => [
  ...[...words.needles].map((text) => `w${text}`),
  ...[...figures.needles].map((text) => `f${text}`),
  ...[...pairs.keys()].map((text) => `p${text}`),
];

export const withoutKnown = ({ words, figures, pairs }: Wanted, known: ReadonlySet<string>): Wanted => ({
  words: words.without((text) => known.has(`w${text}`)),
  figures: figures.without((text) => known.has(`f${text}`)),
  pairs: new Map([...pairs].filter(([text]) => !known.has(`p${text}`))),
});

/** Of what is wanted that which some files may hold. */
export const within = ({ words, figures, pairs }: Wanted, runs: RunFilter): Wanted => ({
  words: words.without((text) => !runs.mayHold(text)),
  figures: figures.without((text) => !runs.mayHold(text)),
  pairs,
});

/** For files that are not of the search index. */
export const withoutPairs = (wanted: Wanted): Wanted => ({ ...wanted, pairs: new Map() });

/** What is wanted as plain data. */
export type PackedWanted = readonly [words: [string, Kept][], figures: [string, Kept][], pairs: [string, string][]];
export const packWanted = ({ words, figures, pairs }: Wanted): PackedWanted => [
  [...words.entries()],
  [...figures.entries()],
  [...pairs],
];
export function unpackWanted([words, figures, pairs]: PackedWanted): Wanted {
  const [w, f] = [new NeedleScan<Kept>(), new NeedleScan<Kept>()];
  for (const [piece, at] of words) w.add(piece, at);
  for (const [piece, at] of figures) f.add(piece, at);
  return { words: w, figures: f, pairs: new Map(pairs) };
}
