import type { Catalogue, UnitNode } from '../library/catalogue.ts';
import { listProject, type ProjectRow } from './listing.ts';

/** A project that can be chosen, with the figures of its newest year with tables; those are undefined where it has none. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly year: string | undefined;
  readonly row: ProjectRow | undefined;
}

/** A unit that can be put beside others, and under it each project that has a form. */
export interface UnitChoices {
  readonly unit: { readonly slug: string; readonly name: string };
  readonly projects: readonly Choice[];
}

export const gatherChoices = ({ slug, unit, projects }: UnitNode): UnitChoices => ({
  unit: { slug, name: unit.name },
  projects: projects
    .filter(({ forms }) => forms.length > 0)
    .map((node) => {
      const newest = [...node.years].reverse();
      const year = newest.find((one) => listProject(node, one));
      const row = year === undefined ? undefined : listProject(node, year);
      return { id: `${node.unit}/${node.slug}`, name: node.project.name, year, row };
    }),
});

/** Everything that can be put side by side. */
export const joinChoices = (parts: readonly UnitChoices[]): UnitChoices[] =>
  parts.filter(({ projects }) => projects.length > 0);

export const listChoices = ({ units }: Catalogue): UnitChoices[] => joinChoices(units.map(gatherChoices));
