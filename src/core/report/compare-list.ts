import { WHOLE } from '../forms/subject.ts';
import { segmentOf } from '../library/addresses.ts';
import type { HomePart } from './home.ts';
import type { Catalogue, ProjectNode, UnitNode } from '../library/catalogue.ts';
import { lastWord } from '../history/year-figures.ts';
import { listProject, type ProjectRow } from './listing.ts';
import { sayHolders } from './totals.ts';

/** A project that can be chosen, with the figures of its newest year with tables; those are undefined where it has none. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly year: string | undefined;
  readonly row: ProjectRow | undefined;
}

/** A unit that can be put beside others, and under it each project that has a form, and the whole department where it has one. */
export interface UnitChoices {
  readonly unit: { readonly slug: string; readonly name: string };
  readonly projects: readonly Choice[];
  readonly whole: Choice | undefined;
}

function listChoice(node: ProjectNode, name: string): Choice {
  const year = node.years.toReversed().find((one) => lastWord(node.forms, one));
  const row = year === undefined ? undefined : listProject(node, year);
  return { id: `${node.unit}/${segmentOf(node.slug)}`, name, year, row };
}

export const gatherChoices = ({ slug, unit, projects, department }: UnitNode): UnitChoices => ({
  unit: { slug, name: unit.name },
  projects: projects.filter(({ forms }) => forms.length > 0).map((node) => listChoice(node, node.project.name)),
  whole: department?.forms.length ? listChoice(department, WHOLE) : undefined,
});

/** A choice as the compare page loads it: what its row shows. */
export type ShortChoice = readonly [
  id: string,
  name: string,
  year: string,
  initial: string,
  executed: string,
  rate: string,
  score: string,
];

/** All that a unit's list has, the whole department last. */
export const shortenChoices = ({ projects, whole }: UnitChoices): ShortChoice[] =>
  [...projects, ...(whole ? [whole] : [])].map(({ id, name, year, row }) => [
    ...([id, name, year ?? ''] as const),
    ...([row?.initial.text ?? '', row?.executed.text ?? '', row?.rate.text ?? '', row?.score.text ?? ''] as const),
  ]);

/** A unit as the compare page loads it where units are too many for the page. */
export type ShortUnit = readonly [slug: string, name: string, holders: string];

/** Units that have anything to be put side by side. */
export const unitsToCompare = (parts: readonly HomePart[]): HomePart[] => parts.filter(({ forms }) => forms > 0);

export const shortenUnits = (parts: readonly HomePart[]): ShortUnit[] =>
  unitsToCompare(parts).map(({ slug, name, ...own }) => [slug, name, sayHolders(own)]);

/** Everything that can be put side by side. */
export const joinChoices = (parts: readonly UnitChoices[]): UnitChoices[] =>
  parts.filter(({ projects, whole }) => projects.length > 0 || whole !== undefined);

export const listChoices = ({ units }: Catalogue): UnitChoices[] => joinChoices(units.map(gatherChoices));
