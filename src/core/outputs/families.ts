import type { ProjectEntry } from '../library/library.ts';

/**
 * The projects of a unit in families: those that parents, parts, predecessors or successors join. The pages of a family's
 * projects and forms show nothing of the unit's other projects. The order within a family is that of the unit.
 */
export function splitFamilies(projects: readonly ProjectEntry[]): ProjectEntry[][] {
  const familyOf = new Map(projects.map((entry) => [entry.slug, [entry]]));
  const join = (one: string, other: string | undefined): void => {
    const [into, from] = [familyOf.get(one), other === undefined ? undefined : familyOf.get(other)];
    if (!into || !from || into === from) return;
    into.push(...from);
    for (const { slug } of from) familyOf.set(slug, into);
  };
  for (const { slug, project } of projects) {
    join(slug, project.parent);
    join(slug, project.predecessor);
  }
  const groups = Map.groupBy(projects, ({ slug }) => familyOf.get(slug)!);
  return [...groups.values()];
}
