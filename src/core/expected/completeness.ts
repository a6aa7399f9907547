import { findKind, FORM_KINDS, type KindId } from '../forms/registry.ts';
import { DEPARTMENT, type Subject } from '../forms/subject.ts';
import { subjectsOf, type Catalogue, type ProjectNode, type UnitNode } from '../library/catalogue.ts';
import { headOf } from '../library/form-head.ts';
import type { FormEntry } from '../library/library.ts';
import { stateOf, type State } from '../release/states.ts';
import { deadlineDate } from './deadline-date.ts';
import type { ExpectedForms } from './schema.ts';

/** The state of a record, or that there is none. */
export type Standing = State | 'missing';

/** One form that is there or should be. */
export interface ExpectedForm {
  readonly unit: UnitNode;
  readonly year: string;
  readonly kind: KindId;
  readonly subject: Subject;
  /** Undefined where a unit has no project of the year at all, or no form of the whole department. */
  readonly project: ProjectNode | undefined;
  readonly form: FormEntry | undefined;
  readonly standing: Standing;
  /** `2024-06-30`; undefined where neither the list nor the site sets one. */
  readonly due: string | undefined;
  /** The last day has passed and the form is not public. */
  readonly isLate: boolean;
  /** On the list of what has to be published. */
  readonly isExpected: boolean;
}

type Wanted = Pick<ExpectedForm, 'unit' | 'year' | 'kind' | 'subject' | 'project' | 'isExpected'> & {
  due?: string | undefined;
};

/** Whether the public still waits for a form in this state. */
export const isOpen = ({ standing }: { readonly standing: Standing }): boolean =>
  standing !== 'published' && standing !== 'withdrawn';

type Asked = Pick<Wanted, 'subject' | 'project'>;

/**
 * What a form of a kind is asked of: the projects that the line names or, where it names none, those with a form of the year;
 * the whole department where the kind is of nothing else, where the line names it, or where the unit has no such project.
 */
function listAsked({ year, projects }: ExpectedForms, unit: UnitNode, kind: KindId): Asked[] {
  const { subjects } = findKind(kind)!;
  const whole: Asked = { subject: 'department', project: unit.department };
  if (!subjects.includes('project')) return [whole];
  const named = unit.projects
    .filter((node) => (projects ? projects.includes(node.slug) : node.years.includes(year)))
    .map((project): Asked => ({ subject: 'project', project }));
  if (subjects.includes('department') && (projects?.includes(DEPARTMENT) ?? !named.length)) named.push(whole);
  return named.length ? named : [{ subject: 'project', project: undefined }];
}

/** What one line of the list asks for. */
const spreadLine = (line: ExpectedForms, unit: UnitNode): Wanted[] =>
  line.forms.flatMap((kind) =>
    listAsked(line, unit, kind).map((asked) => ({
      ...{ unit, kind, year: line.year, due: line.due, isExpected: true },
      ...asked,
    })),
  );

const keyOf = ({ unit, year, kind, subject, project }: Wanted): string =>
  `${unit.slug}/${project?.slug ?? subject}/${year}/${kind}`;

/** Forms there are, whether or not anybody asked for them. */
const listExisting = (unit: UnitNode): Wanted[] =>
  subjectsOf(unit).flatMap((project) =>
    project.forms.map(({ year, kind }) => ({ unit, year, kind, subject: project.subject, project, isExpected: false })),
  );

const ORDER = new Map(FORM_KINDS.map(({ id, order }) => [id, order]));
const inOrder = (a: Wanted, b: Wanted): number =>
  a.year === b.year ? ORDER.get(a.kind)! - ORDER.get(b.kind)! : a.year < b.year ? 1 : -1;

/**
 * Every form that is there or should be, by unit, newest year first.
 * @param today `2024-05-20`; without it nothing is late
 */
export function listExpected(catalogue: Catalogue, today: string | undefined): ExpectedForm[] {
  const { expected = [], site } = catalogue.content;
  const byUnit = Map.groupBy(expected, (line) => line.unit);
  return catalogue.units.flatMap((unit) => {
    const lines = (byUnit.get(unit.slug) ?? []).flatMap((line) => spreadLine(line, unit));
    const wanted = new Map<string, Wanted>();
    for (const one of [...listExisting(unit), ...lines]) wanted.set(keyOf(one), one);
    return [...wanted.values()].sort(inOrder).map((one) => {
      const { year, kind, project } = one;
      const form = project?.forms.find((other) => other.year === year && other.kind === kind);
      const standing = form ? stateOf(headOf(form), today) : 'missing';
      const rule = site.publication.deadlines[kind];
      const due = one.due ?? (rule && deadlineDate(rule, year));
      return { ...one, form, standing, due, isLate: isOpen({ standing }) && !!today && !!due && due < today };
    });
  });
}
