import { SEARCH_NAMES } from '../library/addresses.ts';
import type { Content } from '../library/library.ts';
import type { Facts } from '../open-data/files.ts';
import { INDEX_FOLDER } from '../search/entry.ts';
import { joinNames } from '../search/names.ts';
import { listDataOutputs } from './data-outputs.ts';
import { openDigest, type OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import { listFeeds } from './feed-outputs.ts';
import { listIndexOutputs } from './index-outputs.ts';
import { ListPlan } from './list-plan.ts';
import { listLetters } from './letter-outputs.ts';
import { once } from './once.ts';
import { listMissingPages } from './missing-outputs.ts';
import type { Output, SearchIndex, TextFile } from './output.ts';
import { listSitemap } from './sitemap-outputs.ts';
import { listTheme } from './theme-outputs.ts';
import { listUnitOutputs, type UnitOutputs } from './unit-outputs.ts';
import { sliceUnits } from './unit-slice.ts';

/** Everything that is published of a content, unit by unit and then what joins them. */
export interface SiteOutputs {
  readonly units: readonly UnitOutputs[];
  readonly index: readonly Output[];
}

/** Another where a form of the list of documents is another, or what is found of any. */
const listSearch = (digests: () => readonly OpenDigest[], frame: Frame): SearchIndex => ({
  ...{ sort: 'index', path: `/${INDEX_FOLDER}` },
  rests: () =>
    digestOf(
      digests().map((digest) => [digest.key('unit'), digest.texts]),
      frame,
    ),
});

/** What the search page loads for what it offers beside what it was asked for. */
const listSearchNames = ({ everyday = [] }: Content, digests: () => readonly OpenDigest[], frame: Frame): TextFile => ({
  ...{ sort: 'search', path: SEARCH_NAMES },
  rests: () =>
    digestOf(
      digests().map((digest) => digest.key('names')),
      frame,
    ) + digestOf(everyday, frame),
  make: () =>
    JSON.stringify(
      joinNames(
        digests().map(({ names }) => names),
        everyday,
      ),
    ),
});

const unknownFacts: Facts = (path) => {
  throw new Error(`nothing is known of ${path}: give listOutputs the facts of files`);
};

/**
 * The one list of published files, beside the styles, scripts and pictures that come with the pages' code. Nothing is made
 * yet: each output is when it is asked.
 * @param digestFor gives a unit's digest where it is known already; asked when an output that joins units is
 * @param facts of files that are made, for what describes them
 */
export function listOutputs(
  content: Content,
  frame: Frame,
  digestFor: (unit: UnitOutputs) => OpenDigest = ({ digest }) => openDigest(digest()),
  facts: Facts = unknownFacts,
): SiteOutputs {
  const slices = sliceUnits(content, frame);
  const units = slices.map((slice) => listUnitOutputs(slice, frame));
  const digests = once(() => units.map(digestFor));
  const plan = new ListPlan(content, frame.lists);
  const index = listIndexOutputs(slices[0]?.years ?? [], { plan, units: content.units }, digests, frame);
  const data = listDataOutputs(content, digests, frame, facts);
  const search = [listSearchNames(content, digests, frame), listSearch(digests, frame)];
  const told = [...listFeeds(content, frame), ...listMissingPages(content, plan, frame), ...listTheme(frame)];
  const joined = [...index, ...listLetters(content, frame), ...data, ...told, ...search];
  return { units, index: [...joined, ...listSitemap(content, joined, frame)] };
}

export const allOutputs = ({ units, index }: SiteOutputs): Output[] => [
  ...units.flatMap(({ outputs }) => outputs()),
  ...index,
];
