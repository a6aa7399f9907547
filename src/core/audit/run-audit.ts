import type { FormKind } from '../forms/kind.ts';
import { FORM_KINDS, kindOf, readingOf } from '../forms/registry.ts';
import type { Catalogue } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { asksAbout } from '../rules/needs.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import { HOLDS, type Verdict } from '../rules/verdict.ts';
import { makeFinding, SEVERITIES, type Finding, type FormAudit, type Tally, type Unchecked } from './finding.ts';
import { foldRepeats } from './repeats.ts';
import { findUnusedWaivers } from './unused-waivers.ts';

export interface AuditOptions {
  /** All rules of the catalogue where not given. */
  readonly rules?: readonly Rule[];
  /** Records to be audited by their id, all where not given; the others are still there to be compared with. */
  readonly records?: ReadonlySet<string>;
}

const open: RuleContext['open'] = (form) => ({
  form,
  record: form.record,
  kind: kindOf(form.record),
  reading: readingOf(form.record),
});

/** What a rule is given about a form. */
function openContext(form: FormEntry, catalogue: Catalogue): RuleContext {
  const project = catalogue.projectOf(form);
  const siblings = project.forms.filter((other) => other.year === form.year && other !== form).map(open);
  return { ...open(form), project, site: catalogue.content.site, open, siblings };
}

const bySeverity = (a: Finding, b: Finding): number => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** The rules that ask about a kind of form. */
const askedOf = (kind: FormKind, rules: readonly Rule[]): readonly Rule[] =>
  rules.filter((rule) => asksAbout(rule, kind));

/** Runs those of all rules that ask about a form over it. */
function runRules(context: RuleContext, all: readonly Rule[], rules: readonly Rule[]): FormAudit {
  const { form } = context;
  const findings: Finding[] = [];
  const tallies: Tally[] = [];
  const unchecked: Unchecked[] = [];
  for (const rule of rules) {
    const verdicts: Partial<Record<Verdict, number>> = {};
    for (const outcome of rule.check(context)) {
      const { verdict, at, message } = outcome;
      if (verdict) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if (verdict === 'not-checkable') unchecked.push({ rule: rule.id, at, reason: message });
      else if (!verdict || !HOLDS.has(verdict)) findings.push(makeFinding(form, rule, outcome));
    }
    if (Object.keys(verdicts).length) tallies.push({ rule: rule.id, verdicts });
  }
  const isRun = (id: string): boolean => all.some((rule) => rule.id === id);
  const isKnown = (id: string): boolean => RULES.some((rule) => rule.id === id);
  const told = [...findings, ...findUnusedWaivers(form, findings, isRun, isKnown)].sort(bySeverity);
  return { form, findings: told, tallies, unchecked };
}

/** What rules say of one form, for its page: all of them where not given. */
export const auditForm = (form: FormEntry, catalogue: Catalogue, rules: readonly Rule[] = RULES): FormAudit =>
  runRules(openContext(form, catalogue), rules, askedOf(kindOf(form.record), rules));

/** One pass of the rules over all records, project by project, so that each record is read once; what forms repeat is told once. */
export function auditCatalogue(catalogue: Catalogue, { rules = RULES, records }: AuditOptions = {}): FormAudit[] {
  const asked = new Map(FORM_KINDS.map((kind) => [kind.id, askedOf(kind, rules)]));
  const audits = catalogue.subjects
    .flatMap(({ forms }) => forms)
    .filter(({ id }) => !records || records.has(id))
    .map((form) => runRules(openContext(form, catalogue), rules, asked.get(form.kind)!));
  return foldRepeats(audits, catalogue);
}
