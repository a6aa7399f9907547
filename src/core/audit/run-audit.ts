import { kindOf } from '../forms/registry.ts';
import type { Catalogue } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { RULES } from '../rules/registry.ts';
import type { ReadForm, Rule, RuleContext } from '../rules/rule.ts';
import { HOLDS, type Verdict } from '../rules/verdict.ts';
import { makeFinding, SEVERITIES, type Finding, type FormAudit, type Tally, type Unchecked } from './finding.ts';
import { findUnusedWaivers } from './unused-waivers.ts';

export interface AuditOptions {
  /** All rules of the catalogue where not given. */
  readonly rules?: readonly Rule[];
  /** Records to be audited by their id, all where not given; the others are still there to be compared with. */
  readonly records?: ReadonlySet<string>;
}

type Open = RuleContext['open'];

/** Reads each form once. */
function makeReader(): Open {
  const known = new Map<FormEntry, ReadForm>();
  return (form) => {
    const found = known.get(form);
    if (found) return found;
    const kind = kindOf(form.record);
    const made = { form, record: form.record, kind, reading: kind.read(form.record) };
    known.set(form, made);
    return made;
  };
}

/** What a rule is given about a form. */
function openContext(form: FormEntry, catalogue: Catalogue, open: Open): RuleContext {
  const project = catalogue.projectOf(form);
  const siblings = project.forms.filter((other) => other.year === form.year && other !== form).map(open);
  return { ...open(form), project, site: catalogue.content.site, open, siblings };
}

const bySeverity = (a: Finding, b: Finding): number => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** Runs rules over one form, whose figures `open` reads. */
function runRules(context: RuleContext, rules: readonly Rule[]): FormAudit {
  const { form } = context;
  const findings: Finding[] = [];
  const tallies: Tally[] = [];
  const unchecked: Unchecked[] = [];
  for (const rule of rules) {
    if (!rule.kinds.includes(form.kind)) continue;
    const verdicts: Partial<Record<Verdict, number>> = {};
    for (const outcome of rule.check(context)) {
      const { verdict, at, message } = outcome;
      if (verdict) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if (verdict === 'not-checkable') unchecked.push({ rule: rule.id, at, reason: message });
      else if (!verdict || !HOLDS.has(verdict)) findings.push(makeFinding(form, rule, outcome));
    }
    if (Object.keys(verdicts).length) tallies.push({ rule: rule.id, verdicts });
  }
  const isRun = (id: string): boolean => rules.some((rule) => rule.id === id);
  const isKnown = (id: string): boolean => RULES.some((rule) => rule.id === id);
  const all = [...findings, ...findUnusedWaivers(form, findings, isRun, isKnown)].sort(bySeverity);
  return { form, findings: all, tallies, unchecked };
}

/** All that the rules say of one form, for its page. */
export const auditForm = (form: FormEntry, catalogue: Catalogue): FormAudit =>
  runRules(openContext(form, catalogue, makeReader()), RULES);

/**
 * One pass of the rules over all records, in the order of the projects and their years. Each record is read once; what was
 * read is let go of unit by unit, since projects are compared within a unit only.
 */
export function auditCatalogue(catalogue: Catalogue, { rules = RULES, records }: AuditOptions = {}): FormAudit[] {
  return catalogue.units.flatMap(({ projects }) => {
    const open = makeReader();
    return projects
      .flatMap(({ forms }) => forms)
      .filter(({ id }) => !records || records.has(id))
      .map((form) => runRules(openContext(form, catalogue, open), rules));
  });
}
