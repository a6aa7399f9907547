import { addTallies, type FormAudit, type Tally } from '../audit/finding.ts';
import { kindOf } from '../forms/registry.ts';
import { formPath } from '../library/addresses.ts';
import { kindsOf } from '../rules/needs.ts';
import { RULES } from '../rules/registry.ts';
import type { Example, Family, Rule } from '../rules/rule.ts';
import { HOLDS } from '../rules/verdict.ts';
import { countVerdicts, isShown, type Audience } from './checks.ts';
import type { Link } from './report.ts';

/** Findings listed on a rule's page; the command lists them all. */
const MOST_PLACES = 50;

/** What the run's records gave for one rule. */
export interface RuleCount {
  readonly rule: Rule;
  /** `120处相符，3处不符`; empty for a rule that checks no relation. */
  readonly relations: string;
  /** How many findings; undefined where the site does not show this rule's findings. */
  readonly found: number | undefined;
}

export interface RuleView extends RuleCount {
  readonly kinds: string;
  readonly places: readonly { readonly form: Link; readonly message: string }[];
  readonly examples: readonly { readonly title: string; readonly found: boolean }[];
}

/** What each family asks, for a resident. */
const FAMILIES: Readonly<Record<Family, string>> = {
  算得对: '合计、执行率、得分这些能用别的数算出来的数，算一遍。',
  填得全: '该填的有没有填，扣了分、差得远的有没有说明原因。',
  信得过: '结果和得分合不合得上，指标定得清不清楚。',
  对得上: '同一个项目的几张表之间、文字和表之间，说的是不是一回事。',
  发得出: '发布前要看的：有没有个人信息、密级标志、乱码，该写的发布信息写没写。',
};

/** Counts of all rules in one pass over the audits. */
function countAll(audits: Iterable<FormAudit>, audience: Audience): Map<string, RuleCount> {
  const tallies = new Map<string, Tally[]>(RULES.map(({ id }) => [id, []]));
  const found = new Map<string, number>();
  for (const audit of audits) {
    for (const tally of audit.tallies) tallies.get(tally.rule)?.push(tally);
    for (const { rule } of audit.findings) found.set(rule, (found.get(rule) ?? 0) + 1);
  }
  const count = (rule: Rule): RuleCount => ({
    rule,
    relations: countVerdicts(addTallies(tallies.get(rule.id)!)),
    found: isShown(rule, audience) ? (found.get(rule.id) ?? 0) : undefined,
  });
  return new Map(RULES.map((rule) => [rule.id, count(rule)]));
}

/** The catalogue of rules by family, with counts. */
export function viewRules(audits: Iterable<FormAudit>, audience: Audience) {
  const counts = countAll(audits, audience);
  return (Object.keys(FAMILIES) as Family[]).map((family) => ({
    family,
    asks: FAMILIES[family],
    rules: RULES.filter((rule) => rule.family === family).map(({ id }) => counts.get(id)!),
  }));
}

const isFound = ({ finds }: Example): boolean =>
  finds.some(({ verdict }) => !verdict || (verdict !== 'not-checkable' && !HOLDS.has(verdict)));

/** One rule's page: its reason, examples, counts, and where it found something. */
export function viewRule(rule: Rule, audits: ReadonlyMap<string, FormAudit>, audience: Audience): RuleView {
  const own = [...audits.values()].map((audit) => ({
    ...audit,
    findings: audit.findings.filter((finding) => finding.rule === rule.id),
    tallies: audit.tallies.filter((tally) => tally.rule === rule.id),
  }));
  const places = own.flatMap(({ form, findings }) =>
    findings.map(({ message }) => ({
      form: { text: `${form.year}年 ${form.record.project} ${kindOf(form.record).name}`, path: formPath(form) },
      message,
    })),
  );
  return {
    ...countAll(own, audience).get(rule.id)!,
    kinds: kindsOf(rule)
      .map(({ name }) => name)
      .join('、'),
    places: isShown(rule, audience) ? places.slice(0, MOST_PLACES) : [],
    examples: rule.examples.map((example) => ({ title: example.title, found: isFound(example) })),
  };
}
