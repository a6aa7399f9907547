import { addTallies, type Finding, type FormAudit } from '../audit/finding.ts';
import { kindOf } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import { formPath, rulePath } from '../library/addresses.ts';
import type { FormEntry } from '../library/library.ts';
import type { SiteConfig } from '../library/site.ts';
import { ruleOf, RULES } from '../rules/registry.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { HOLDS, VERDICT_WORDS, VERDICTS, type Verdict } from '../rules/arithmetic/verdict.ts';
import { anchorOf } from './anchors.ts';
import type { Link } from './report.ts';

/** Who reads the page: the public, as the site has it, or staff, who see everything and what to do. */
export type Audience = SiteConfig['findings'] | 'staff';

/** A finding as a page tells it. */
export interface ShownFinding {
  readonly severity: Severity;
  readonly message: string;
  readonly rule: Link;
  /** Id of the element on the page that shows the figure; empty where none does. */
  readonly anchor: string;
  /** Staff only: what to do, or who waived it and why. */
  readonly advice: string;
}

/** What the audit found out about the relations between a form's figures, and what a page shows of its findings. */
export interface Checks {
  /** Relations that were looked at, those that cannot be checked included. */
  readonly relations: number;
  readonly held: number;
  readonly failed: number;
  /** `相符（四舍五入）`, 3; only verdicts that occur. */
  readonly verdicts: readonly { readonly verdict: Verdict; readonly words: string; readonly count: number }[];
  /** The same by rule: `4处相符`. */
  readonly rules: readonly { readonly rule: Link; readonly words: string }[];
  /** Why a relation cannot be checked, with how often. */
  readonly unchecked: readonly { readonly reason: string; readonly count: number; readonly rule: Link }[];
  readonly findings: readonly ShownFinding[];
  /** Other forms of the project that already say the same, and how often. */
  readonly repeats: readonly { readonly form: Link; readonly count: number }[];
  /** Whether findings beyond those of arithmetic are shown too. */
  readonly showsAll: boolean;
}

const linkForm = (form: FormEntry): Link => ({
  text: `“${nameOf(form.record)}”${form.year}年的${kindOf(form.record).name}`,
  path: formPath(form),
});

const linkRule = (id: string): Link => ({ text: ruleOf(id)?.title ?? id, path: rulePath(id) });

/** `4处相符，1处不符`. */
export const countVerdicts = (verdicts: Readonly<Partial<Record<Verdict, number>>>): string =>
  VERDICTS.flatMap((verdict) => (verdicts[verdict] ? [`${verdicts[verdict]}处${VERDICT_WORDS[verdict]}`] : [])).join(
    '，',
  );

/** Whether readers see what a rule found; how the relations it checked stand is counted for everybody. */
export const isShown = (rule: Rule | undefined, audience: Audience): boolean =>
  audience === 'all' || audience === 'staff' || (audience === 'arithmetic' && rule?.family === '算得对');

/** The rules that a page for these readers needs: those it shows, and those whose relations it counts. */
export const rulesFor = (audience: Audience): Rule[] =>
  RULES.filter((rule) => rule.family === '算得对' || isShown(rule, audience));

const showFinding = (finding: Finding, audience: Audience): ShownFinding => {
  const { severity, message, rule, at, advice, waiver } = finding;
  const staff = waiver ? `已豁免：${waiver.reason}（${waiver.by}，${waiver.date}）` : advice;
  return {
    severity,
    message,
    rule: linkRule(rule),
    anchor: anchorOf(at),
    advice: audience === 'staff' ? staff : '',
  };
};

function groupUnchecked({ unchecked }: FormAudit): Checks['unchecked'] {
  const groups = Map.groupBy(unchecked, ({ rule, reason }) => `${rule} ${reason}`);
  return [...groups.values()].map((group) => {
    const [{ rule, reason }] = group as [(typeof group)[number]];
    return { reason, count: group.length, rule: linkRule(rule) };
  });
}

/** What a form's page says of its audit. */
export function viewChecks(audit: FormAudit, audience: Audience): Checks {
  const sums = addTallies(audit.tallies);
  const verdicts = VERDICTS.flatMap((verdict) =>
    sums[verdict] ? [{ verdict, words: VERDICT_WORDS[verdict], count: sums[verdict] }] : [],
  );
  const count = (fits: (verdict: Verdict) => boolean): number =>
    verdicts.filter(({ verdict }) => fits(verdict)).reduce((total, line) => total + line.count, 0);
  return {
    relations: count(() => true),
    held: count((verdict) => HOLDS.has(verdict)),
    failed: count((verdict) => verdict === 'unit' || verdict === 'contradiction'),
    verdicts,
    rules: audit.tallies.map(({ rule, verdicts: own }) => ({ rule: linkRule(rule), words: countVerdicts(own) })),
    unchecked: groupUnchecked(audit),
    findings: audit.findings
      .filter(({ rule }) => isShown(ruleOf(rule), audience))
      .map((one) => showFinding(one, audience)),
    repeats: audit.repeats
      .map(({ form, findings }) => ({
        form: linkForm(form),
        count: findings.filter(({ rule }) => isShown(ruleOf(rule), audience)).length,
      }))
      .filter(({ count }) => count > 0),
    showsAll: audience === 'all' || audience === 'staff',
  };
}
