import { kindOf } from '../forms/registry.ts';
import type { Content, FormEntry, ProjectEntry, UnitEntry } from './library.ts';

/** A project with its forms (by year, then in the order of a project's year) and its place between parent and parts. */
export interface ProjectNode extends ProjectEntry {
  readonly owner: UnitNode;
  readonly forms: readonly FormEntry[];
  /** Years with a form, oldest first. */
  readonly years: readonly string[];
  readonly parent: ProjectNode | undefined;
  /** 二级构成. */
  readonly children: readonly ProjectNode[];
}

export interface UnitNode extends UnitEntry {
  readonly projects: readonly ProjectNode[];
  readonly years: readonly string[];
}

/** Content joined up: units → projects → forms. Projects and units without a form are kept. */
export interface Catalogue {
  readonly content: Content;
  readonly units: readonly UnitNode[];
  readonly projects: readonly ProjectNode[];
  readonly years: readonly string[];
  projectOf(form: FormEntry): ProjectNode;
}

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const key = (unit: string, project: string): string => `${unit}/${project}`;
const sortedYears = (forms: readonly { year: string }[]): string[] =>
  [...new Set(forms.map(({ year }) => year))].sort();

const inOrder = (a: FormEntry, b: FormEntry): number =>
  a.year === b.year ? kindOf(a.record).order - kindOf(b.record).order : a.year < b.year ? -1 : 1;

/** Joins content that the loader has accepted: every unit, project and parent named in it exists. */
export function buildCatalogue(content: Content): Catalogue {
  const units = new Map<string, Building<UnitNode>>();
  for (const unit of content.units) units.set(unit.slug, { ...unit, projects: [], years: [] });

  const projects = new Map<string, Building<ProjectNode>>();
  for (const entry of content.projects) {
    const owner = units.get(entry.unit)!;
    const node = { ...entry, owner, forms: [], years: [], parent: undefined, children: [] } as Building<ProjectNode>;
    projects.set(key(entry.unit, entry.slug), node);
    owner.projects.push(node);
  }
  for (const form of content.forms) projects.get(key(form.unit, form.project))!.forms.push(form);
  for (const node of projects.values()) {
    node.forms.sort(inOrder);
    node.years = sortedYears(node.forms);
    node.parent = node.project.parent === undefined ? undefined : projects.get(key(node.unit, node.project.parent));
    (node.parent as Building<ProjectNode> | undefined)?.children.push(node);
  }
  for (const unit of units.values()) unit.years = sortedYears(unit.projects.flatMap(({ forms }) => forms));

  return {
    content,
    units: [...units.values()],
    projects: [...projects.values()],
    years: sortedYears(content.forms),
    projectOf: (form) => projects.get(key(form.unit, form.project))!,
  };
}
