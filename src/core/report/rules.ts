import { addTallies, type FormAudit, type Tally } from '../audit/finding.ts';
import { kindOf } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import { formPath } from '../library/addresses.ts';
import { kindsOf } from '../rules/needs.ts';
import type { FormEntry } from '../library/library.ts';
import { ruleOf, RULES } from '../rules/registry.ts';
import type { Example, Family, Rule } from '../rules/rule.ts';
import { HOLDS } from '../rules/arithmetic/verdict.ts';
import { countVerdicts, isShown, type Audience } from './checks.ts';
import type { Link } from './report.ts';

/** Findings listed on a rule's page; the command lists them all. */
const MOST_PLACES = 50;

/** What one unit's records gave for a rule; plain data. */
export interface RulePart {
  readonly verdicts: Tally['verdicts'];
  readonly found: number;
  /** The first of them by the record's id; none where the site does not show this rule's findings. */
  readonly places: readonly { readonly id: string; readonly form: Link; readonly message: string }[];
}
/** By the id of the rule; a rule that found and checked nothing has none. */
export type RuleParts = Readonly<Record<string, RulePart>>;

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

const linkForm = (form: FormEntry): Link => ({
  text: `${form.year}年 ${nameOf(form.record)} ${kindOf(form.record).name}`,
  path: formPath(form),
});

/** @param audits of a unit's forms, in the order of their ids */
export function gatherRules(audits: readonly FormAudit[], audience: Audience): RuleParts {
  const parts: Record<string, { verdicts: Tally['verdicts']; found: number; places: RulePart['places'][number][] }> =
    {};
  const partOf = (id: string) => (parts[id] ??= { verdicts: {}, found: 0, places: [] });
  for (const { form, tallies, findings } of audits) {
    for (const tally of tallies) {
      const part = partOf(tally.rule);
      part.verdicts = addTallies([part, tally]);
    }
    for (const { rule, message } of findings) {
      const part = partOf(rule);
      part.found += 1;
      if (part.places.length < MOST_PLACES && isShown(ruleOf(rule), audience))
        part.places.push({ id: form.id, form: linkForm(form), message });
    }
  }
  return parts;
}

function countRule(rule: Rule, parts: readonly RuleParts[], audience: Audience): RuleCount {
  const own = parts.flatMap((part) => part[rule.id] ?? []);
  return {
    rule,
    relations: countVerdicts(addTallies(own)),
    found: isShown(rule, audience) ? own.reduce((n, { found }) => n + found, 0) : undefined,
  };
}

/** The catalogue of rules by family, with counts. */
export const viewRules = (parts: readonly RuleParts[], audience: Audience) =>
  (Object.keys(FAMILIES) as Family[]).map((family) => ({
    family,
    asks: FAMILIES[family],
    rules: RULES.filter((rule) => rule.family === family).map((rule) => countRule(rule, parts, audience)),
  }));

const isFound = ({ finds }: Example): boolean =>
  finds.some(({ verdict }) => !verdict || (verdict !== 'not-checkable' && !HOLDS.has(verdict)));

/** One rule's page: its reason, examples, counts, and where it found something. */
export const viewRule = (rule: Rule, parts: readonly RuleParts[], audience: Audience): RuleView => ({
  ...countRule(rule, parts, audience),
  kinds: kindsOf(rule)
    .map(({ name }) => name)
    .join('、'),
  places: parts
    .flatMap((part) => part[rule.id]?.places ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .slice(0, MOST_PLACES),
  examples: rule.examples.map((example) => ({ title: example.title, found: isFound(example) })),
});
