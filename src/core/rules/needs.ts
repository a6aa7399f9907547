import { isTable, type FormKind } from '../forms/kind.ts';
import { FORM_KINDS } from '../forms/registry.ts';

/** What a rule asks of a form: a stage of the project's year, or figures that its tables have a place for. */
export type Need = 'project' | 'table' | 'tasks' | 'results' | 'points' | 'spending' | 'midway' | 'final';

const hasColumn = (columns: FormKind['fundColumns'], key: string): boolean => columns.some((one) => one.key === key);

const OFFERS: Readonly<Record<Need, (kind: FormKind) => boolean>> = {
  // what is customary for projects only: whole departments are scored in other parts
  project: ({ subjects }) => subjects.includes('project'),
  table: ({ sheet }) => sheet !== undefined,
  tasks: ({ taskColumns }) => taskColumns !== undefined,
  results: ({ expectation }) => expectation !== undefined,
  points: ({ indicatorColumns }) => hasColumn(indicatorColumns, 'score'),
  spending: ({ fundColumns }) => hasColumn(fundColumns, 'executed'),
  midway: ({ stage }) => stage === 'midway',
  final: ({ stage }) => stage === 'final',
};

/** What a rule says of the forms it is for. */
interface Asking {
  readonly needs: readonly Need[];
  readonly family: string;
}

/**
 * Whether a rule asks about forms of a kind: it has all that the rule needs; one that needs nothing asks about every form.
 * What a text states of figures is added up like a table's, but it need not be complete like one.
 */
export const asksAbout = ({ needs, family }: Asking, kind: FormKind): boolean =>
  needs.every((need) => OFFERS[need](kind)) && (isTable(kind) || family === '算得对' || needs.length === 0);

/** The kinds of form that a rule asks about, in the order of a project's year. */
export const kindsOf = (rule: Asking): FormKind[] => FORM_KINDS.filter((kind) => asksAbout(rule, kind));
