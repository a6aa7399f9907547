import type { Amount } from '../figures/amount.ts';
import { Exact, sum, ZERO } from '../figures/decimal.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import { isTable } from '../forms/kind.ts';
import { FORM_KINDS, kindOf, type KindId } from '../forms/registry.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import type { MoneyKey } from './cell.ts';
import { rollUp, type RollUpFigure } from './roll-up.ts';
import { lastWord, readFigures, type FormFigures } from './year-figures.ts';

/** A sum in 元, how many figures it rests on, and how many projects had none. Which ones, and why, says `rollUp`. */
export interface Total {
  readonly yuan: Exact;
  readonly of: number;
  readonly without: number;
  /** How many of the figures are not of the whole year: money of the tracked months. */
  readonly partial?: number;
}

export interface YearTotals {
  readonly year: string;
  readonly projects: number;
  /** Whole departments with a form; their money is in none of the sums. */
  readonly departments: number;
  /** Of projects and of whole departments. */
  readonly forms: number;
  readonly initial: Total;
  readonly adjusted: Total;
  readonly executed: Total;
}

/** Whether a project that this one is a part of, however far up, says anything of the year. */
function isCoveredAbove(node: ProjectNode, year: string): boolean {
  for (let above = node.parent; above; above = above.parent) if (lastWord(above.forms, year)) return true;
  return false;
}

/**
 * The last word of each project of a year, without 二级构成 whose parent speaks too: their money is in the parent's, and no
 * figure is counted twice.
 */
export function countableFigures(projects: readonly ProjectNode[], year: string): FormFigures[] {
  return projects
    .filter((node) => !isCoveredAbove(node, year))
    .map((node) => lastWord(node.forms, year))
    .filter((form) => form !== undefined)
    .map(readFigures);
}

function totalOf(amounts: readonly (Amount | Missing)[]): Total {
  const stated = amounts.filter((amount) => !isMissing(amount));
  return { yuan: sum(stated.map(({ yuan }) => yuan)), of: stated.length, without: amounts.length - stated.length };
}

/** A 年初预算数 is the year's whatever form prints it. */
const countTotal = ({ yuan = ZERO, rests, leftOut }: RollUpFigure, isOfYear: boolean): Total => ({
  yuan,
  partial: isOfYear ? 0 : rests.filter(({ isWhole }) => !isWhole).length,
  of: rests.length,
  without: leftOut.filter(({ reason }) => reason === 'missing').length,
});

/** @param subjects projects, and whole departments, whose forms are counted and whose money is left out */
export function totalYear(subjects: readonly ProjectNode[], year: string): YearTotals {
  const ofProjects = subjects.filter(({ subject }) => subject === 'project');
  const { initial, adjusted, executed } = rollUp(ofProjects, year);
  const forms = subjects.reduce((n, node) => n + node.forms.filter((form) => form.year === year).length, 0);
  const active = subjects.filter(({ years }) => years.includes(year));
  const projects = active.filter(({ subject }) => subject === 'project').length;
  return {
    year,
    projects,
    departments: active.length - projects,
    forms,
    initial: countTotal(initial, true),
    adjusted: countTotal(adjusted, false),
    executed: countTotal(executed, false),
  };
}

/** The totals of some of a year's projects as plain data: sums are exact decimals in 元. */
export type TotalsPart = Pick<YearTotals, 'year' | 'projects' | 'departments' | 'forms'> &
  Readonly<Record<MoneyKey, Omit<Required<Total>, 'yuan'> & { readonly yuan: string }>>;

const printTotal = ({ yuan, of, without, partial = 0 }: Total) => ({ yuan: yuan.toFixed(), of, without, partial });

export const printTotals = ({ initial, adjusted, executed, ...rest }: YearTotals): TotalsPart => ({
  ...rest,
  initial: printTotal(initial),
  adjusted: printTotal(adjusted),
  executed: printTotal(executed),
});

/** The totals of a year from those of groups that share no project, parent or successor: units, for one. */
export function joinTotals(parts: readonly TotalsPart[], year: string): YearTotals {
  const own = parts.filter((part) => part.year === year);
  const count = (of: (part: TotalsPart) => number): number => own.reduce((n, part) => n + of(part), 0);
  const join = (key: MoneyKey): Total => ({
    yuan: sum(own.map((part) => new Exact(part[key].yuan))),
    of: count((part) => part[key].of),
    without: count((part) => part[key].without),
    partial: count((part) => part[key].partial),
  });
  return {
    year,
    projects: count(({ projects }) => projects),
    departments: count(({ departments }) => departments),
    forms: count(({ forms }) => forms),
    initial: join('initial'),
    adjusted: join('adjusted'),
    executed: join('executed'),
  };
}

export interface PartsComparison {
  readonly year: string;
  readonly kind: KindId;
  /** undefined where only its parts have the form. */
  readonly parent: FormFigures | undefined;
  readonly parts: readonly { node: ProjectNode; figures: FormFigures }[];
  readonly missing: readonly ProjectNode[];
  readonly sums: Readonly<Record<'initial' | 'adjusted' | 'executed', Total>>;
}

const KINDS = FORM_KINDS.map(({ id }) => id);

/** The forms with tables of a project, and those of its parts in years in which it has none itself; in their order. */
function listSlots(node: ProjectNode): { year: string; kind: KindId }[] {
  const theirs = node.children.flatMap(({ forms }) => forms).filter(({ year }) => !lastWord(node.forms, year));
  const slots = [...node.forms, ...theirs]
    .filter(({ record }) => isTable(kindOf(record)))
    .map(({ year, kind }) => ({ year, kind }));
  return [...new Map(slots.map((slot) => [`${slot.year} ${KINDS.indexOf(slot.kind)}`, slot]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, slot]) => slot);
}

/** A parent's form beside the forms of the same year and kind of its 二级构成, with their sums. */
export function compareParts(node: ProjectNode): PartsComparison[] {
  if (!node.children.length) return [];
  return listSlots(node).flatMap(({ year, kind }) => {
    const formOf = ({ forms }: ProjectNode): FormEntry | undefined =>
      forms.find((form) => form.year === year && form.kind === kind);
    const found = node.children.map((child) => ({ node: child, form: formOf(child) }));
    const parts = found.flatMap(({ node: child, form: own }) =>
      own ? [{ node: child, figures: readFigures(own) }] : [],
    );
    if (!parts.length) return [];
    const column = (key: 'initial' | 'adjusted' | 'executed') => totalOf(parts.map(({ figures }) => figures[key]));
    const parent = formOf(node);
    return [
      {
        year,
        kind,
        parent: parent && readFigures(parent),
        parts,
        missing: found.filter(({ form: own }) => !own).map(({ node: child }) => child),
        sums: { initial: column('initial'), adjusted: column('adjusted'), executed: column('executed') },
      },
    ];
  });
}
