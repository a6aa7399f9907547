import type { Waiver } from '../forms/record.ts';
import type { FormEntry } from '../library/library.ts';
import type { Outcome, Rule, Severity } from '../rules/rule.ts';
import type { Verdict } from '../rules/arithmetic/verdict.ts';

/** What a rule found wrong at one place of one record. Figures are texts as printed or ready to print. */
export interface Finding extends Omit<Outcome, 'because' | 'severity'> {
  readonly rule: string;
  readonly severity: Severity;
  /** `2023/<unit>/<project>.<kind>` */
  readonly record: string;
  readonly because: readonly string[];
  /** Where other forms of the project say the same: `<record id>#<path>`. */
  readonly also?: readonly string[];
  readonly waived: boolean;
  /** Who waived it and why. */
  readonly waiver?: Waiver | undefined;
}

/** How many relations of a record a rule checked, by verdict. */
export interface Tally {
  readonly rule: string;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

/** A relation that could not be checked, and why: `年初预算数未填`. */
export interface Unchecked {
  readonly rule: string;
  readonly at: string;
  readonly reason: string;
}

/** All that the rules say of one form. */
export interface FormAudit {
  readonly form: FormEntry;
  /** Worst first, then in the order of the rules. */
  readonly findings: readonly Finding[];
  /** Rules that checked a relation of figures, in the order of the rules. */
  readonly tallies: readonly Tally[];
  readonly unchecked: readonly Unchecked[];
  /** What other forms of the project already say in the same words, by form. */
  readonly repeats: readonly { readonly form: FormEntry; readonly findings: readonly Finding[] }[];
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** What a finding says of a rule's outcome. */
export function makeFinding(form: FormEntry, rule: Pick<Rule, 'id' | 'severity'>, outcome: Outcome): Finding {
  const { severity = rule.severity, because = [], ...rest } = outcome;
  const waiver = form.record.waivers?.find(({ rule: id, path }) => id === rule.id && path === outcome.at);
  return { ...rest, because, rule: rule.id, severity, record: form.id, waived: waiver !== undefined, waiver };
}

/** Relations by verdict, summed over rules and records. */
export function addTallies(tallies: Iterable<Pick<Tally, 'verdicts'>>): Partial<Record<Verdict, number>> {
  const sums: Partial<Record<Verdict, number>> = {};
  for (const { verdicts } of tallies)
    for (const [verdict, count] of Object.entries(verdicts) as [Verdict, number][])
      sums[verdict] = (sums[verdict] ?? 0) + count;
  return sums;
}
