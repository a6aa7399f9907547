import { z } from 'zod';
import { canonicalText, type Hash } from './values.ts';

const text = z.string();
const HASH = /^[0-9a-f]{64}$/;

/**
 * `content/corrections/<year>/<number>.yaml`: why one printed text of a published record became another. The first entry of
 * all has no `former`; every other holds the hash of the one before it, so that none can be altered or taken out unseen.
 */
export const correction = z.strictObject({
  /** `2023/<unit>/<project>.<kind>`, or `units/<unit>` or `projects/<unit>/<project>` for a name. */
  record: text.min(1),
  /** Path in the record: `funds.0.executed`; `extra` for the order of the form's own columns. */
  path: text.min(1),
  /** As it was printed; left out where the place was not there, or where it may not be shown again (`hidden`). */
  old: text.optional(),
  /** As it is printed now; left out where the place is gone. */
  new: text.optional(),
  /** `old`: what stood there was personal or secret and is not repeated. */
  hidden: z.literal('old').optional(),
  reason: text.min(1),
  by: text.min(1),
  date: z.iso.date(),
  former: text.regex(HASH).optional(),
});
export type Correction = z.infer<typeof correction>;

/** A correction with its place in the chain. */
export interface CorrectionEntry {
  /** `2026/0001`: the path below `corrections/` without its ending. */
  readonly id: string;
  readonly correction: Correction;
  /** The record is not public now: the texts have been taken out, and this is not what the chain's hash is of. */
  readonly isWithheld?: true;
}

export const correctionHash = (entry: Correction, hash: Hash): string => hash(canonicalText(entry));

/** How the chain of corrections stands: how many there are and the hash of the last. */
export interface ChainHead {
  readonly count: number;
  readonly head: string | undefined;
}

export const headOf = (entries: readonly CorrectionEntry[], hash: Hash): ChainHead => {
  const last = entries.at(-1);
  return { count: entries.length, head: last && correctionHash(last.correction, hash) };
};

/** The first entry that does not hold the hash of the one before it; undefined for a whole chain. */
export function findBreak(entries: readonly CorrectionEntry[], hash: Hash): CorrectionEntry | undefined {
  return entries.find(({ correction: { former } }, i) => {
    const before = entries[i - 1];
    return former !== (before && correctionHash(before.correction, hash));
  });
}

/** Whether `entries` go on from a chain that was public: nothing of it was altered or taken out. */
export const goesOnFrom = ({ count, head }: ChainHead, entries: readonly CorrectionEntry[], hash: Hash): boolean =>
  headOf(entries.slice(0, count), hash).head === head && entries.length >= count;
