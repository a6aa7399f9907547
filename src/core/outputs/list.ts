import type { Content } from '../library/library.ts';
import type { UnitDigest } from './digest.ts';
import { keyOfForm, digestOf, type Frame } from './frame.ts';
import { listIndexOutputs } from './index-outputs.ts';
import type { Output, SearchIndex } from './output.ts';
import { listUnitOutputs, type UnitOutputs } from './unit-outputs.ts';
import { sliceUnits } from './unit-slice.ts';

/** Everything that is published of a content, unit by unit and then what joins them. */
export interface SiteOutputs {
  readonly units: readonly UnitOutputs[];
  readonly index: readonly Output[];
}

const listSearch = ({ units, projects, forms }: Content, frame: Frame): SearchIndex => ({
  ...{ sort: 'index', path: '/pagefind/' },
  rests: () => digestOf([units, projects, forms.map((form) => keyOfForm(form, frame))], frame),
});

/**
 * The one list of published files, beside the styles, scripts and pictures that come with the pages' code. Nothing is made
 * yet: each output is when it is asked.
 * @param digestFor gives a unit's digest where it is known already
 */
export function listOutputs(
  content: Content,
  frame: Frame,
  digestFor: (unit: UnitOutputs) => UnitDigest = ({ digest }) => digest.make(),
): SiteOutputs {
  const slices = sliceUnits(content, frame);
  const units = slices.map((slice) => listUnitOutputs(slice, frame));
  const index = listIndexOutputs(slices[0]?.years ?? [], () => units.map(digestFor), frame);
  return { units, index: [...index, listSearch(content, frame)] };
}

export const allOutputs = ({ units, index }: SiteOutputs): Output[] => [
  ...units.flatMap(({ outputs }) => outputs),
  ...index,
];
