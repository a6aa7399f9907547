import type { Exact } from '../figures/decimal.ts';
import type { Missing } from '../figures/missing.ts';
import type { FormEntry } from '../library/library.ts';

/** Where something is printed: the form, the path in its record as the audit names it (`indicators.3.target`), the text. */
export interface Cell {
  readonly form: FormEntry;
  readonly path: string;
  readonly text: string;
}

/**
 * Why a year says nothing where it might: no form of the project at all, none of the kind that would say it, or the forms
 * of the year do not list the indicator. Never zero. `words` is a clause: `2022年没有任何表`.
 */
export interface Gap {
  readonly gap: 'no-year' | 'no-form' | 'not-listed';
  readonly words: string;
}
export const isGap = (value: object): value is Gap => 'gap' in value;

/**
 * A value held against an earlier one. `difference` is later − earlier in `unit` (undefined for equal words and dates),
 * `percent` the difference in percent of the earlier value, exact. `words` reads `比上年多3次`, or `不可比，因为…`.
 */
export type Comparison =
  | {
      readonly comparable: true;
      readonly way: 'same' | 'up' | 'down';
      readonly difference: Exact | undefined;
      readonly percent: Exact | Missing | undefined;
      readonly unit: string;
      readonly words: string;
    }
  | { readonly comparable: false; readonly because: string; readonly words: string };

/** A figure of a year with its place; `cell` is undefined where there is no such place. */
export interface Point<F> {
  readonly figure: F | Missing | Gap;
  readonly cell: Cell | undefined;
}

export type MoneyKey = 'initial' | 'adjusted' | 'executed';
export type PointKey = MoneyKey | 'rate' | 'score';
