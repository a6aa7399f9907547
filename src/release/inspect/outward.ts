import type { Objection } from '../../core/release/check-changes.ts';
import type { FileInspection } from './files.ts';
import { splitPlace, type InspectedGroup } from './group.ts';
import { objectToLead } from './links.ts';
import type { InspectedUnit } from './unit-inspection.ts';
import type { ExpectedUnit } from './units.ts';
import {
  isKnown,
  readUnitVerdict,
  type Digests,
  type GroupVerdict,
  type KeptVerdicts,
  type VerdictPlace,
} from './verdicts.ts';

export interface Outward {
  readonly units: readonly ExpectedUnit[];
  readonly inspected: readonly InspectedUnit[];
  /** What is of no single unit. */
  readonly rest: InspectedGroup;
  readonly before: KeptVerdicts;
  readonly verdicts: VerdictPlace;
  readonly digests: Digests;
  /** Opens any page of the site. */
  readonly open: FileInspection;
}

/** Tells files whose bytes are those of the last inspection. */
function makeComparison({ units, before, verdicts, digests }: Outward): (file: string) => boolean {
  const unitOf = new Map(units.flatMap((unit) => unit.paths.map((path) => [path, unit] as const)));
  const opened = new Map<ExpectedUnit, GroupVerdict>();
  const open = (one: ExpectedUnit): GroupVerdict => {
    const { slug } = one.unit;
    const found = opened.get(one) ?? readUnitVerdict(verdicts, slug, before.units[slug]?.digest);
    opened.set(one, found);
    return found;
  };
  return (file) => {
    const unit = unitOf.get(file);
    if (unit?.known) return true;
    return isKnown(unit ? open(unit) : before.rest, file, digests[file]!);
  };
}

/** Finds whether a place is in the site. One that was there, in a page whose bytes are the same since, is not looked for. */
function makeFinder(all: Outward): (place: string) => boolean {
  const { before, digests, open } = all;
  const known = new Set([...before.rest.places, ...Object.values(before.units).flatMap(({ outward }) => outward)]);
  const isSame = makeComparison(all);
  const find = (place: string): boolean => {
    const [file, id] = splitPlace(place);
    if (!(file in digests)) return false;
    if (id === undefined || (known.has(place) && isSame(file))) return true;
    return file.endsWith('.html') && open.hasId(file, id);
  };
  const found = new Map<string, boolean>();
  return (place) => {
    const isThere = found.get(place) ?? find(place);
    found.set(place, isThere);
    return isThere;
  };
}

/** The pages of a unit that lead to a place, of one whose pages were not opened. */
const leadingPages = ({ paths }: ExpectedUnit, place: string, open: FileInspection): string[] =>
  paths.filter((path) => path.endsWith('.html') && open.leadsOf(path).has(place));

/** Says which links from one unit to another, or from and to what joins them, lead nowhere. */
export function checkOutward(all: Outward): Objection[] {
  const { units, inspected, rest, open } = all;
  const isThere = makeFinder(all);
  const object = (place: string, pages: readonly string[]): Objection[] =>
    pages.map((page) => objectToLead(page, open.addressOf(page, place)));
  const opened = [...rest.outward, ...inspected.flatMap(({ outward }) => outward)];
  return [
    ...opened.filter(([place]) => !isThere(place)).flatMap(([place, pages]) => object(place, pages)),
    ...units.flatMap((unit) =>
      (unit.known?.outward ?? [])
        .filter((place) => !isThere(place))
        .flatMap((place) => object(place, leadingPages(unit, place, open))),
    ),
  ];
}
