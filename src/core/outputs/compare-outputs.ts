import { COMPARE, compareListPath, compareUnitsPath, districtPath, furtherPath } from '../library/addresses.ts';
import { cutPages } from '../library/districts.ts';
import type { UnitEntry } from '../library/library.ts';
import { joinChoices, shortenChoices, shortenUnits, unitsToCompare } from '../report/compare-list.ts';
import type { OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import type { Join } from './join-digests.ts';
import type { ListPlan } from './list-plan.ts';
import type { Output } from './output.ts';

type Digests = () => readonly OpenDigest[];

/** The pages of districts with the files of their units. */
const listGroups = ({ districts, most }: ListPlan) =>
  districts.flatMap(({ slug, name, units }) =>
    cutPages(units, most).map((own, i) => ({
      ...{ text: i ? `${name}（第${i + 1}页）` : name, path: furtherPath(districtPath(slug), i + 1) },
      ...{ list: compareUnitsPath(slug, i + 1), own },
    })),
  );

function listUnitFile({ slug }: UnitEntry, at: number, digests: Digests): Output {
  const own = () => digests()[at]!;
  const make = () => JSON.stringify(shortenChoices(own().choices));
  return { sort: 'data', path: compareListPath(slug), rests: () => own().key('choices'), make };
}

function listGroupFile({ list, own }: ReturnType<typeof listGroups>[number], digests: Digests, frame: Frame): Output {
  const slugs = new Set(own.map(({ slug }) => slug));
  const some = () => digests().filter(({ unit }) => slugs.has(unit.slug));
  const rests = () =>
    digestOf(
      some().map((one) => one.key('home')),
      frame,
    );
  return { sort: 'data', path: list, rests, make: () => JSON.stringify(shortenUnits(some().map(({ home }) => home))) };
}

/**
 * The compare page; where lists are long, a unit's projects are loaded when they are asked for, and where units are too many for
 * a page, those of a district, too.
 */
export function listCompare(
  units: readonly UnitEntry[],
  plan: ListPlan,
  digests: Digests,
  join: Join,
  frame: Frame,
): Output[] {
  const { hasLong } = plan;
  const groups = units.length > plan.most ? listGroups(plan) : [];
  const districts = groups.map(({ own, ...group }) => ({ ...group, units: own.length }));
  const page = join(
    { route: '/compare', path: COMPARE },
    groups.length ? [] : [hasLong ? 'home' : 'choices'],
    (all) => ({
      choices: hasLong ? undefined : joinChoices(all.map(({ choices }) => choices)),
      units: hasLong && !groups.length ? unitsToCompare(all.map(({ home }) => home)) : [],
      districts,
    }),
    districts,
  );
  const files = [
    ...groups.map((group) => listGroupFile(group, digests, frame)),
    ...units.map((unit, at) => listUnitFile(unit, at, digests)),
  ];
  return [page, ...(hasLong ? files : [])];
}
