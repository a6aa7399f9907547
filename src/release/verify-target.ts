import { readNotes, type HistoryEntry } from './history.ts';
import { currentRelease, hasCurrent, listReleases, releaseFolder } from './target.ts';
import { isWhole, verifyFolder, type Verified } from './verify.ts';

/** What is wrong with the releases of a target as they stand to each other. */
export type Mismatch =
  /** Something was published here, and `current` leads nowhere. */
  | { readonly id: 'no-current' }
  /** The history is damaged or not there. */
  | { readonly id: 'no-history' }
  /** What is public is not what was noted last. */
  | { readonly id: 'not-last'; readonly hash: string; readonly noted: string }
  /** A folder with another name than its manifest gives. */
  | { readonly id: 'misnamed'; readonly hash: string; readonly said: string }
  /** A release that the history does not know. */
  | { readonly id: 'unknown'; readonly hash: string }
  /** The manifest names another release before it than the history. */
  | {
      readonly id: 'wrong-previous';
      readonly hash: string;
      readonly said: string | null;
      readonly noted: string | null;
    };

export interface VerifiedRelease extends Verified {
  readonly hash: string;
}

export interface VerifiedTarget {
  /** Undefined where there is none. */
  readonly current: VerifiedRelease | undefined;
  readonly older: readonly VerifiedRelease[];
  readonly mismatches: readonly Mismatch[];
}

/** Whether a folder is one that releases go to. */
export const isTarget = (folder: string): boolean => hasCurrent(folder) || listReleases(folder).length > 0;

/** Which releases may have been the newest when one was first made: the last one made, or the one that was public. */
function previousOf(notes: readonly HistoryEntry[], hash: string): (string | null)[] {
  const at = notes.findIndex(({ release }) => release === hash);
  // what a lost history has taken up again says nothing of the time before
  if (at < 0 || notes[at]!.by !== 'release') return [];
  const before = notes.slice(0, at);
  const made = before.findLast(({ by }) => by !== 'rollback');
  return [made?.release ?? null, before.at(-1)?.release ?? null];
}

function compareNotes({ hash, manifest }: VerifiedRelease, notes: readonly HistoryEntry[] | undefined): Mismatch[] {
  if (!manifest) return [];
  if (manifest.hash !== hash) return [{ id: 'misnamed', hash, said: manifest.hash }];
  if (!notes) return [];
  if (!notes.some(({ release }) => release === hash)) return [{ id: 'unknown', hash }];
  const allowed = previousOf(notes, hash);
  const [noted = null] = allowed;
  if (allowed.length === 0 || allowed.includes(manifest.previous)) return [];
  return [{ id: 'wrong-previous', hash, said: manifest.previous, noted }];
}

/** Holds every kept release of a target against its manifest, and all of them against the history. */
export function verifyTarget(target: string): VerifiedTarget {
  const public_ = currentRelease(target);
  const notes = readNotes(target);
  const all = listReleases(target).map((hash) => ({ hash, ...verifyFolder(releaseFolder(target, hash)) }));
  const last = notes?.at(-1)?.release;
  return {
    current: all.find(({ hash }) => hash === public_),
    older: all.filter(({ hash }) => hash !== public_),
    mismatches: [
      ...(public_ === undefined ? [{ id: 'no-current' as const }] : []),
      ...(notes === undefined ? [{ id: 'no-history' as const }] : []),
      ...(public_ !== undefined && last !== undefined && last !== public_
        ? [{ id: 'not-last' as const, hash: public_, noted: last }]
        : []),
      ...all.flatMap((one) => compareNotes(one, notes)),
    ],
  };
}

/** Whether everything in a target is as it was published. */
export const isTargetWhole = ({ current, older, mismatches }: VerifiedTarget): boolean =>
  current !== undefined && mismatches.length === 0 && [current, ...older].every(isWhole);
