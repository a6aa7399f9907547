import type { ProjectNode } from '../library/catalogue.ts';

/** How projects are named in one list: with their unit where they are of several, since names repeat between units. */
export function nameAmong(projects: readonly ProjectNode[]): (node: ProjectNode) => string {
  const areOfSeveral = new Set(projects.map(({ unit }) => unit)).size > 1;
  return ({ owner, project }) => (areOfSeveral ? `${owner.unit.name}：${project.name}` : project.name);
}
