import type { FormKind } from '../forms/kind.ts';
import { kindOf, readingOf } from '../forms/registry.ts';
import type { Catalogue } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { asksAbout } from '../rules/needs.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import { HOLDS, type Verdict } from '../rules/arithmetic/verdict.ts';
import { makeFinding, SEVERITIES, type Finding, type FormAudit, type Tally, type Unchecked } from './finding.ts';
import { familyOf, foldRepeats } from './repeats.ts';
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

const ASKED = new WeakMap<readonly Rule[], Map<FormKind, readonly Rule[]>>();

/** The rules that ask about a kind of form; worked out once for a list of rules. */
function askedOf(kind: FormKind, rules: readonly Rule[]): readonly Rule[] {
  const byKind = ASKED.get(rules) ?? new Map<FormKind, readonly Rule[]>();
  ASKED.set(rules, byKind);
  const asked = byKind.get(kind) ?? rules.filter((rule) => asksAbout(rule, kind));
  byKind.set(kind, asked);
  return asked;
}

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
  return { form, findings: told, tallies, unchecked, repeats: [] };
}

/** What rules say of the forms of a project with its parts, of the year of one of them; what they repeat is told once. */
export function auditFamily(form: FormEntry, catalogue: Catalogue, rules: readonly Rule[] = RULES): FormAudit[] {
  const audits = familyOf(form, catalogue).map((one) =>
    runRules(openContext(one, catalogue), rules, askedOf(kindOf(one.record), rules)),
  );
  return foldRepeats(audits, catalogue);
}

/** One pass of the rules over all records, so that each is read once. */
export function auditCatalogue(catalogue: Catalogue, { rules = RULES, records }: AuditOptions = {}): FormAudit[] {
  const audits = new Map<string, FormAudit>();
  const wanted = catalogue.subjects.flatMap(({ forms }) => forms).filter(({ id }) => !records || records.has(id));
  return wanted.map((form) => {
    if (!audits.has(form.id)) for (const audit of auditFamily(form, catalogue, rules)) audits.set(audit.form.id, audit);
    return audits.get(form.id)!;
  });
}
