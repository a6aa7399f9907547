import type { Exact } from '../../figures/decimal.ts';
import { explainMissing, isMissing, type Missing } from '../../figures/missing.ts';
import type { Figure } from '../../figures/number.ts';

/** One summand as printed. */
export interface Part<F extends Figure = Figure> {
  readonly path: string;
  readonly label: string;
  readonly figure: F | Missing;
}

export type Stated<F extends Figure> = Part<F> & { readonly figure: F };

/** The summands that state a figure, and why a sum of them may be less than the total. */
export interface Parts<F extends Figure> {
  readonly stated: readonly Stated<F>[];
  /** The first summand that cannot be read: `“上年结转资金的年初预算数”无法识别`. */
  readonly unreadable: string | undefined;
  /** The first that was left blank. */
  readonly blank: string | undefined;
}

const reasonOf = (part: Part | undefined): string | undefined =>
  part && `“${part.label}”${explainMissing(part.figure as Missing)}`;

/**
 * Sorts summands by what they state. A dash says that there is none; a cell that is blank or that the form lacks may hide
 * a figure: in published forms it mostly stands for none, now and then it was forgotten.
 */
export function sortParts<F extends Figure>(parts: readonly Part<F>[]): Parts<F> {
  const lacking = (...reasons: Missing['missing'][]): Part<F> | undefined =>
    parts.find(({ figure }) => isMissing(figure) && reasons.includes(figure.missing));
  return {
    stated: parts.filter((part): part is Stated<F> => !isMissing(part.figure)),
    unreadable: reasonOf(lacking('unreadable')),
    blank: reasonOf(lacking('blank', 'absent')),
  };
}

/**
 * Why a sum that does not give the total proves nothing, if so: a summand that cannot be read, or a total above the sum
 * while a summand was left blank. Money and points are not negative, so no blank explains a total below the sum.
 */
export const excuseOf = <F extends Figure>(parts: Parts<F>, total: Exact, most: Exact): string | undefined =>
  parts.unreadable ?? (total.gt(most) ? parts.blank : undefined);
