import { Exact, sum } from '../figures/decimal.ts';
import type { Measure } from '../figures/measure.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import { inOneUnit } from '../figures/equal-units.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { bareText } from '../history/likeness.ts';
import { isQuantity } from '../history/measure-shift.ts';
import type { ReadForm, RuleContext } from './rule.ts';
import { knownName } from '../history/same-indicator.ts';

/** An indicator of a 二级构成 that its parent's form has too. */
export interface PartIndicator {
  /** The part's name. */
  readonly name: string;
  readonly form: ReadForm;
  readonly line: IndicatorLine;
}

/** The indicators of a form that forms of its parts also have, each with theirs: same year, same kind, same name. */
export function shareIndicators(context: RuleContext): { own: IndicatorLine; parts: readonly PartIndicator[] }[] {
  const theirs = context.project.children.flatMap((child) =>
    child.forms
      .filter(({ year, kind }) => year === context.form.year && kind === context.form.kind)
      .map((form) => context.open(form))
      .flatMap((form) => form.reading.indicators.map((line) => ({ node: child, form, line }))),
  );
  if (theirs.length === 0) return [];
  const byName = Map.groupBy(theirs, ({ node, line }) => knownName(node, line.row.name));
  return context.reading.indicators.flatMap((own) => {
    const found = byName.get(knownName(context.project, own.row.name));
    return found
      ? [{ own, parts: found.map(({ node, form, line }) => ({ name: node.project.name, form, line })) }]
      : [];
  });
}

/** Whether a parent's value is its parts taken together: counts are added, a share of all lies between the parts' shares. */
export function isCombined(
  own: Measure | Missing,
  parts: readonly (Measure | Missing)[],
  isShareMixed: boolean,
): boolean {
  if (parts.length < 2 || !isQuantity(own) || !parts.every(isQuantity)) return false;
  const values = parts.flatMap((part) => inOneUnit(own, part)[0]?.[1] ?? []);
  if (values.length < parts.length) return false;
  if (own.unit !== '%') return own.value.eq(sum(values));
  return isShareMixed && own.value.gte(Exact.min(...values)) && own.value.lte(Exact.max(...values));
}

/** Whether two printed results say the same, whatever their operators and the spelling of their units. */
export const saySame = (one: Measure | Missing, other: Measure | Missing): boolean =>
  isQuantity(one) && isQuantity(other)
    ? inOneUnit(one, other).some(([a, b]) => a.eq(b))
    : !isMissing(one) && !isMissing(other) && bareText(one.text) === bareText(other.text);
