import type { UnitEntry } from './library.ts';

/**
 * Rows that a page lists at most. A row of projects has twelve elements: with 240 of them a page keeps to about 3,000, which a
 * cheap phone shows in a second.
 */
export const LIST_ROWS = 240;

/** Where lists end and how districts are called in addresses; plain data. */
export interface ListLimits {
  readonly most: number;
  /** Forms that are searched at once. */
  readonly searched: number;
  /** By the names of districts. */
  readonly slugs: Readonly<Record<string, string>>;
}

/** A district with its units; those that name none are together, at the end. */
export interface District {
  readonly slug: string;
  readonly name: string;
  readonly units: readonly UnitEntry[];
}

/** In addresses, the units that name no district: no slug made of a name is like it. */
export const NO_DISTRICT = 'none';
const NO_NAME = '未写所在区';

type Forms = readonly { readonly unit: string; readonly project: string; readonly year: string }[];
interface Listed {
  readonly units: readonly UnitEntry[];
  readonly forms: Forms;
}

/** How many projects and whole departments have a form, by year and unit. */
export function countRows(forms: Forms): Map<string, Map<string, number>> {
  const seen = new Set<string>();
  const counts = new Map<string, Map<string, number>>();
  for (const { unit, project, year } of forms) {
    const key = `${year}/${unit}/${project}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const own = counts.get(year) ?? new Map<string, number>();
    counts.set(year, own.set(unit, (own.get(unit) ?? 0) + 1));
  }
  return counts;
}

export const addRows = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

/** Whether any list of a content is too long for a page. */
export const isLongContent = ({ units, forms }: Listed, most: number): boolean =>
  units.length > most || [...countRows(forms).values()].some((own) => addRows(own.values()) > most);

/** The names of districts, each once, in the order of units. */
export const namesOfDistricts = (units: readonly UnitEntry[]): string[] => [
  ...new Set(units.flatMap(({ unit: { district } }) => (district ? [district] : []))),
];

/**
 * The districts, where they are a level of the site: where lists are long and there are several of them, or more units than a
 * page lists.
 */
export function listDistricts(content: Listed, { most, slugs }: ListLimits): District[] {
  const { units } = content;
  const groups = Map.groupBy(units, ({ unit: { district = '' } }) => district);
  if (!isLongContent(content, most) || (groups.size < 2 && units.length <= most)) return [];
  const named = [...groups].filter(([name]) => name !== '').sort(([a], [b]) => (slugs[a]! < slugs[b]! ? -1 : 1));
  const others = groups.get('');
  return [
    ...named.map(([name, own]) => ({ slug: slugs[name]!, name, units: own })),
    ...(others ? [{ slug: NO_DISTRICT, name: NO_NAME, units: others }] : []),
  ];
}

/** A list in pieces of a page each, one at the least. */
export const cutPages = <T>(list: readonly T[], most: number): (readonly T[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(list.length / most)) }, (_, i) => list.slice(i * most, (i + 1) * most));
