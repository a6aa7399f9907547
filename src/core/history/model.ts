import type { Amount } from '../figures/amount.ts';
import type { Attainment } from '../figures/attainment.ts';
import type { Measure } from '../figures/measure.ts';
import type { Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { FormKind } from '../forms/kind.ts';
import type { IndicatorLine as ReadRow } from '../forms/reading.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import type { Comparison, Gap, MoneyKey, Point, PointKey } from './cell.ts';
import type { Change } from './change.ts';

export { isGap } from './cell.ts';
export type * from './cell.ts';
export type * from './change.ts';

/** How surely a row continues an indicator, and why: `依据：名称相近、单位相同`. */
export interface Match {
  readonly confidence: 'certain' | 'probable' | 'possible';
  readonly basis: readonly ('first' | 'name' | 'alias' | 'order' | 'likeness' | 'level' | 'unit' | 'position')[];
}

/** What one form says of an indicator. */
export interface Stop {
  readonly form: FormEntry;
  readonly stage: FormKind['stage'];
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
  /** As printed. */
  readonly target: string;
  readonly planned: string | undefined;
  readonly actual: string | undefined;
  readonly attainment: Attainment | undefined;
  /** The row, parsed; `row.path` is `indicators.3`. */
  readonly row: ReadRow;
  readonly match: Match;
}

/** One indicator in one year. */
export interface IndicatorYear {
  readonly year: string;
  /** Set where the year says nothing of it. */
  readonly gap: Gap | undefined;
  readonly plan: Stop | undefined;
  readonly midway: Stop | undefined;
  readonly final: Stop | undefined;
  /** The target that holds at the end: of the form that speaks last. */
  readonly target: Measure | Missing | Gap;
  /** The year's result; a gap where no form of the year states one. Mid-year results are in `midway`. */
  readonly actual: Measure | Missing | Gap;
  readonly attainment: Attainment | undefined;
  /** The target and the result held against those of the year before that has them; undefined in the first year. */
  readonly against: { readonly year: string; readonly target: Comparison; readonly actual: Comparison } | undefined;
  readonly changes: readonly Change[];
}

/** One indicator of a project: goal → mid-year → result, and over the years. `years` stand as in `ProjectHistory.years`. */
export interface IndicatorHistory {
  /** As the newest form prints it. */
  readonly name: string;
  /** Other names it had, oldest first. */
  readonly formerNames: readonly string[];
  readonly level1: string;
  readonly level2: string;
  /** The unit of its newest target that prints one; empty where none does. */
  readonly unit: string;
  /** The least sure of its matches. */
  readonly match: Match;
  readonly years: readonly IndicatorYear[];
  readonly changes: readonly Change[];
}

/** One year of a project, from the form that speaks last in it (自评 before 跟踪 before 目标). */
export interface ProjectYear {
  readonly year: string;
  /** Set where no form of the year exists. */
  readonly gap: Gap | undefined;
  /** Whose forms these are: the project itself or an earlier one it goes on from. */
  readonly node: ProjectNode | undefined;
  /** Every kind of form that exists, with this year's; undefined where it is not there. */
  readonly forms: readonly { readonly kind: FormKind; readonly form: FormEntry | undefined }[];
  readonly speaker: FormEntry | undefined;
  /** What the figures are for, as printed: `2023年度` or the tracked months. */
  readonly period: string;
  readonly money: Readonly<Record<MoneyKey, Point<Amount>>>;
  /** Percent. */
  readonly rate: Point<Figure>;
  readonly score: Point<Figure>;
  readonly grade: string | undefined;
  /** Held against the nearest earlier year with a form; undefined in the first. */
  readonly against: (Readonly<Record<PointKey, Comparison>> & { readonly year: string }) | undefined;
  readonly changes: readonly Change[];
}

/** An earlier project that this one goes on from, and the others that also do: then it was split. */
export interface Ancestor {
  readonly node: ProjectNode;
  readonly sharedWith: readonly ProjectNode[];
}

export interface ProjectHistory {
  readonly node: ProjectNode;
  /** Oldest first; empty where the project has no predecessor. */
  readonly ancestors: readonly Ancestor[];
  /** Projects that name this one as their predecessor. */
  readonly successors: readonly ProjectNode[];
  /** Every year from the first with a form to the last, without holes. */
  readonly years: readonly ProjectYear[];
  readonly indicators: readonly IndicatorHistory[];
  /** All changes, oldest first: of the project, then of its indicators in printed order. */
  readonly changes: readonly Change[];
}
