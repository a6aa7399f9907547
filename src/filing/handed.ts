import type { Difference } from './compare-versions.ts';
import type { HandedForm } from './handover.ts';

/** What came with a form that was handed over, besides its texts. */
export interface Handed extends Pick<
  HandedForm,
  'unit' | 'project' | 'basis' | 'publication' | 'waivers' | 'correction'
> {
  /** What the clerk changed of what was read. */
  readonly changes: readonly Difference[];
}
