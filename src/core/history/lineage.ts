import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import { kindOf, readingOf } from '../forms/registry.ts';
import type { ProjectNode, UnitNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import type { Ancestor } from './model.ts';
import { withNamedUnits } from './named-units.ts';

/** A unit's projects by the predecessor they name: many pages ask the same unit. */
const heirsByUnit = new WeakMap<UnitNode, ReadonlyMap<string | undefined, ProjectNode[]>>();

/** Projects that name this one as their predecessor, in the order of the unit. */
export function findSuccessors({ owner, slug }: ProjectNode): readonly ProjectNode[] {
  const heirs = heirsByUnit.get(owner) ?? Map.groupBy(owner.projects, ({ project }) => project.predecessor);
  heirsByUnit.set(owner, heirs);
  return heirs.get(slug) ?? [];
}

const findPredecessor = (node: ProjectNode): ProjectNode | undefined =>
  node.owner.projects.find(({ slug }) => slug === node.project.predecessor);

const ordersIn = (node: ProjectNode, year: string): number[] =>
  node.forms.filter((form) => form.year === year).map(({ record }) => kindOf(record).order);

/** Whether a year that both have was handed over in its course: the later project files only what comes after. */
const isHandedOver = (from: ProjectNode, to: ProjectNode, year: string): boolean =>
  Math.max(...ordersIn(from, year)) < Math.min(...ordersIn(to, year));

/** Whether a project goes on filing beside the one that came of it, which then was only split off. */
function goesOn(from: ProjectNode, to: ProjectNode): boolean {
  const [first, last] = [to.years[0], from.years.at(-1)];
  if (first === undefined || last === undefined || last < first) return false;
  return last > first || !isHandedOver(from, to, first);
}

/**
 * The projects that this one goes on from, oldest first, each with the others that share in it: those that also go on from
 * it, and that one itself where it does not end.
 */
export function findAncestors(node: ProjectNode): Ancestor[] {
  const line: Ancestor[] = [];
  const seen = new Set([node]);
  for (let at = node, next = findPredecessor(at); next && !seen.has(next); at = next, next = findPredecessor(at)) {
    const others = findSuccessors(next).filter((other) => other !== at);
    line.unshift({ node: next, sharedWith: goesOn(next, at) ? [...others, next] : others });
    seen.add(next);
  }
  return line;
}

/** Projects that this one's last year was handed over to in its course. */
export const findHeirsWithin = (node: ProjectNode, year: string): ProjectNode[] =>
  findSuccessors(node).filter(
    (other) => other.years[0] === year && node.years.at(-1) === year && isHandedOver(node, other, year),
  );

/** Projects split off from this one, which goes on without them, after one year and up to another. */
export const listOffshoots = (node: ProjectNode, after: string, until: string): ProjectNode[] =>
  findSuccessors(node).filter((other) => {
    const first = other.years[0];
    return first !== undefined && first > after && first <= until && goesOn(node, other);
  });

/** A form and the project, in a line of successors, that it belongs to. */
export interface LineForm {
  readonly form: FormEntry;
  readonly node: ProjectNode;
  readonly kind: FormKind;
  readonly reading: Reading;
}

const openForm = (form: FormEntry, node: ProjectNode): LineForm => {
  const kind = kindOf(form.record);
  return { form, node, kind, reading: withNamedUnits(readingOf(form.record)) };
};

/**
 * The forms of a project and of those it goes on from, by year, then in the order of a project's year. From the first year
 * of a successor on, forms of the earlier project belong to that one alone, unless the year was handed over in its course.
 */
export function listForms(node: ProjectNode, ancestors: readonly Ancestor[]): LineForm[] {
  const line = [...ancestors.map((ancestor) => ancestor.node), node];
  const forms = line.flatMap((owner, i) => {
    const next = line.slice(i + 1).find(({ years }) => years.length > 0);
    const first = next?.years[0];
    const isOwn = ({ year }: FormEntry): boolean =>
      !next || !first || year < first || (year === first && isHandedOver(owner, next, year));
    return owner.forms.filter(isOwn).map((form) => openForm(form, owner));
  });
  return forms.sort((a, b) => (a.form.year < b.form.year ? -1 : a.form.year > b.form.year ? 1 : 0));
}
