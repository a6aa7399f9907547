import type { Catalogue, UnitNode } from '../library/catalogue.ts';
import { listProject, type ProjectRow } from './listing.ts';

/** A project that can be chosen, with the figures of its newest year with tables; those are undefined where it has none. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly year: string | undefined;
  readonly row: ProjectRow | undefined;
}

export interface UnitChoices {
  readonly unit: UnitNode;
  readonly projects: readonly Choice[];
}

/** Everything that can be put side by side: each unit, and under it each project that has a form. */
export const listChoices = ({ units }: Catalogue): UnitChoices[] =>
  units
    .filter(({ years }) => years.length > 0)
    .map((unit) => ({
      unit,
      projects: unit.projects
        .filter(({ forms }) => forms.length > 0)
        .map((node) => {
          const newest = [...node.years].reverse();
          const year = newest.find((one) => listProject(node, one));
          const row = year === undefined ? undefined : listProject(node, year);
          return { id: `${node.unit}/${node.slug}`, name: node.project.name, year, row };
        }),
    }));
