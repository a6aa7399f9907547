import type { WithdrawnEntry } from '../../core/library/library.ts';
import type { FrameData, SitePlace } from '../../core/outputs/frame.ts';
import type { KnownContent } from '../../filing/audit-within.ts';

/** What a desk is given of a content: what is public of it, and what its pages rest on. Plain data. */
export interface DeskContent {
  readonly known: KnownContent;
  readonly withdrawn: readonly WithdrawnEntry[];
  readonly frame: FrameData;
  readonly place: SitePlace;
  /** The version of the program that made the desk. */
  readonly program: string;
}
