import { kindOf } from '../forms/registry.ts';
import { DEPARTMENT, type Subject } from '../forms/subject.ts';
import type { Content, FormEntry, ProjectEntry, UnitEntry } from './library.ts';

/**
 * A project with its forms (by year, then in the order of a project's year) and its place between parent and parts; or a
 * unit's whole department, which has forms and years as a project has and bears the unit's name.
 */
export interface ProjectNode extends ProjectEntry {
  readonly subject: Subject;
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
  /** The whole department; undefined where it has no forms. Its money holds that of the projects: the two are never added. */
  readonly department: ProjectNode | undefined;
  readonly years: readonly string[];
}

/** All that a unit's forms are about: its projects, and itself as a whole where it has such forms. */
export const subjectsOf = ({ projects, department }: UnitNode): readonly ProjectNode[] =>
  department ? [...projects, department] : projects;

/** Content joined up: units → projects → forms. Projects and units without a form are kept. */
export interface Catalogue {
  readonly content: Content;
  readonly units: readonly UnitNode[];
  readonly projects: readonly ProjectNode[];
  /** All that forms are about: the projects, and the departments that have forms. */
  readonly subjects: readonly ProjectNode[];
  readonly years: readonly string[];
  /** What a form is about. */
  projectOf(form: Pick<FormEntry, 'unit' | 'project'>): ProjectNode;
}

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const key = (unit: string, project: string): string => `${unit}/${project}`;
const sortedYears = (forms: readonly { year: string }[]): string[] =>
  [...new Set(forms.map(({ year }) => year))].sort();

const inOrder = (a: FormEntry, b: FormEntry): number =>
  a.year === b.year ? kindOf(a).order - kindOf(b).order : a.year < b.year ? -1 : 1;

type Nodes = Map<string, Building<ProjectNode>>;

const makeNode = (entry: ProjectEntry, owner: UnitNode, subject: Subject): Building<ProjectNode> => ({
  ...entry,
  ...{ subject, owner, forms: [], years: [], parent: undefined, children: [] },
});

/** A unit as a whole, among the projects; it is known by the unit's own names. */
export const departmentEntry = ({ slug, unit: { name, aliases } }: UnitEntry): ProjectEntry => ({
  ...{ unit: slug, slug: DEPARTMENT },
  project: { name, aliases },
});

/** Puts each form with what it is about; a department is there only where a form is about it. */
function placeForms({ forms, withdrawn = [] }: Content, units: Map<string, Building<UnitNode>>, nodes: Nodes): void {
  for (const { unit, project } of [...forms, ...withdrawn]) {
    if (project !== DEPARTMENT || nodes.has(key(unit, project))) continue;
    const owner = units.get(unit)!;
    const node = makeNode(departmentEntry(owner), owner, 'department');
    owner.department = node;
    nodes.set(key(unit, project), node);
  }
  for (const form of forms) nodes.get(key(form.unit, form.project))!.forms.push(form);
}

/** Joins content that the loader has accepted: every unit, project and parent named in it exists. */
export function buildCatalogue(content: Content): Catalogue {
  const units = new Map<string, Building<UnitNode>>();
  for (const unit of content.units) units.set(unit.slug, { ...unit, projects: [], department: undefined, years: [] });

  const nodes: Nodes = new Map();
  for (const entry of content.projects) {
    const owner = units.get(entry.unit)!;
    const node = makeNode(entry, owner, 'project');
    nodes.set(key(entry.unit, entry.slug), node);
    owner.projects.push(node);
  }
  placeForms(content, units, nodes);
  for (const node of nodes.values()) {
    node.forms.sort(inOrder);
    node.years = sortedYears(node.forms);
    node.parent = node.project.parent === undefined ? undefined : nodes.get(key(node.unit, node.project.parent));
    (node.parent as Building<ProjectNode> | undefined)?.children.push(node);
  }
  for (const unit of units.values()) unit.years = sortedYears(subjectsOf(unit).flatMap(({ forms }) => forms));

  const subjects = [...nodes.values()];
  return {
    content,
    units: [...units.values()],
    projects: subjects.filter(({ subject }) => subject === 'project'),
    subjects,
    years: sortedYears(content.forms),
    projectOf: (form) => nodes.get(key(form.unit, form.project))!,
  };
}
