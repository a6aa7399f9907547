import type { FrameData, SitePlace } from '../../core/outputs/frame.ts';
import { listUnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { makeFrame } from '../../io/make-frame.ts';
import { openPages } from '../../render/compiled-pages.ts';
import { openSlice } from './pack-slice.ts';

/** What units are made with. */
export interface UnitsJob {
  readonly frame: FrameData;
  readonly place: SitePlace;
  readonly preview: boolean;
  /** Folder of the compiled pages. */
  readonly pages: string;
}
/** Opens what makes units in this process. */
export async function openUnits({ frame: data, place, preview, pages }: UnitsJob) {
  const frame = makeFrame(data, place);
  const { openRun } = await openPages(pages);
  const renderer = openRun({ frame, preview, base: place.base }, place.site);
  return { renderer, open: (slice: string) => listUnitOutputs(openSlice(slice), frame) };
}
