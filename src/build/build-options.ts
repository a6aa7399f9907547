import type { Content } from '../core/library/library.ts';
import type { DigestParts } from '../core/outputs/digest-parts.ts';
import type { FrameData } from '../core/outputs/frame.ts';
import type { StaffMaterial } from '../data/run.ts';
import type { KeptIndex } from './search/make-index.ts';
import type { StaleUnit } from './workers/make-units.ts';
import type { Onlooker } from './preview/under-way.ts';
import type { PlaceJob } from './workers/unit-worker.ts';
import type { Work } from './workers/worker-processes.ts';

export interface BuildOptions {
  readonly content: Content;
  /** `/` or `/column/`. */
  readonly base: string;
  /** Address of the portal, for canonical links. */
  readonly site: string | undefined;
  /** With drafts, and with the staff's pages, which are no part of a public build. */
  readonly preview: boolean;
  /** Gathered when the units are made: the public's pages do without it. */
  readonly staff?: (() => Promise<StaffMaterial>) | undefined;
  /** Units that were made elsewhere; the content is then without records, corrections and what only staff see. */
  readonly packed?: PackedUnits | undefined;
  /** How many processes make pages. */
  readonly processes?: number | undefined;
  /** Told how many units are done, of how many. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
  /** Told when files can be asked for that the build has not come to yet. */
  readonly onlooker?: Onlooker | undefined;
}

/** Units that were made elsewhere. */
export interface PackedUnits {
  /** What they rest on. */
  readonly data: FrameData;
  /** The search's indexes, where their words are kept elsewhere, too: only lists of them are made. */
  readonly search?: readonly KeptIndex[];
  /** Puts files of units, and what else is made of them, into the folders of a build; gives their digests by unit. */
  place(units: readonly StaleUnit[], job: PlaceJob): Work<ReadonlyMap<string, DigestParts>>;
}

/** What a build has made, and why. */
export interface Built {
  /** Everything was made: for the first time, or because settings, texts or code are others. */
  readonly isWhole: boolean;
  /** Forms since the last build. */
  readonly forms: { readonly changed: number; readonly added: number; readonly removed: number };
  readonly pages: number;
  /** Files that were made anew, changed or removed, pages among them. */
  readonly files: number;
  /** Paths of the files of no single unit. */
  readonly index: readonly string[];
}
