import type { Objection } from '../../core/release/check-changes.ts';
import type { FileInspection, Judged } from './files.ts';
import { objectToLead } from './links.ts';
import { findVerdict, packVerdict, type Digests, type GroupVerdict, type Verdict } from './verdicts.ts';

/** What was found out about files that belong together. */
export interface InspectedGroup {
  readonly objections: readonly Objection[];
  /** On the files without a fault. */
  readonly verdict: GroupVerdict;
  /** Where pages lead that is not settled among these files, each place once, with the pages that lead there. */
  readonly outward: ReadonlyMap<string, readonly string[]>;
}

/** Whether a place was there when some verdict was given and its page is the same since. */
const wasThere = ({ places, files }: GroupVerdict): ((place: string, page: string, digests: Digests) => boolean) => {
  const known = new Set(places);
  return (place, page, digests) => known.has(place) && files[page]?.[0] === digests[page];
};

/** A place in a page, apart. */
export const splitPlace = (place: string): [file: string, id: string | undefined] => {
  const at = place.indexOf('#');
  return at < 0 ? [place, undefined] : [place.slice(0, at), place.slice(at + 1)];
};

/** The places that pages lead to, each with its pages: many pages lead to the same ones. */
function gatherPlaces(leads: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [page, own] of leads)
    for (const place of own)
      if (places.has(place)) places.get(place)!.push(page);
      else places.set(place, [page]);
  return places;
}

/**
 * Judges what of some files was not judged before, and settles the links among them.
 * @param before the verdicts on them that are kept
 * @param judge judges one of them
 */
export function inspectGroup(
  digests: Digests,
  before: GroupVerdict,
  open: FileInspection,
  judge = (path: string): Judged => open.judge(path),
): InspectedGroup {
  const verdicts = new Map<string, Verdict>();
  const leads = new Map<string, readonly string[]>();
  const objections = Object.entries(digests).flatMap(([path, sha256]) => {
    const rests = open.restsOf(path);
    const known = findVerdict(before, path, sha256, rests);
    const judged = known ? { objections: [], leads: known.leads } : judge(path);
    if (judged.leads.length) leads.set(path, judged.leads);
    if (!judged.objections.length) verdicts.set(path, { sha256, rests, leads: judged.leads });
    return judged.objections;
  });
  const isThere = wasThere(before);
  const outward = new Map<string, readonly string[]>();
  const lost = [...gatherPlaces(leads)].flatMap(([place, pages]) => {
    const [file, id] = splitPlace(place);
    if (!(file in digests)) {
      outward.set(place, pages);
      return [];
    }
    if (id === undefined || isThere(place, file, digests) || (file.endsWith('.html') && open.hasId(file, id)))
      return [];
    return pages.map((page) => objectToLead(page, open.addressOf(page, place)));
  });
  return { objections: [...objections, ...lost], verdict: packVerdict(verdicts), outward };
}
