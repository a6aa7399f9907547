import type { FormKind } from '../forms/kind.ts';
import { FORM_KINDS } from '../forms/registry.ts';

/** What a rule asks of a form: a stage of the project's year, or figures that its tables have a place for. */
export type Need = 'table' | 'results' | 'points' | 'spending' | 'midway' | 'final';

const hasColumn = (columns: FormKind['fundColumns'], key: string): boolean => columns.some((one) => one.key === key);

const OFFERS: Readonly<Record<Need, (kind: FormKind) => boolean>> = {
  table: ({ sheet }) => sheet !== undefined,
  results: ({ expectation }) => expectation !== undefined,
  points: ({ indicatorColumns }) => hasColumn(indicatorColumns, 'score'),
  spending: ({ fundColumns }) => hasColumn(fundColumns, 'executed'),
  midway: ({ stage }) => stage === 'midway',
  final: ({ stage }) => stage === 'final',
};

/** Whether a kind of form has all that a rule needs; one that needs nothing asks about every form. */
export const offers = (kind: FormKind, needs: readonly Need[]): boolean => needs.every((need) => OFFERS[need](kind));

/** The kinds of form that a rule asks about, in the order of a project's year. */
export const kindsOf = ({ needs }: { readonly needs: readonly Need[] }): FormKind[] =>
  FORM_KINDS.filter((kind) => offers(kind, needs));
