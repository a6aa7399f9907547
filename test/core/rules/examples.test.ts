import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { FORM_KINDS, kindOf } from '../../../src/core/forms/registry.ts';
import { kindsOf } from '../../../src/core/rules/needs.ts';
import { RULES } from '../../../src/core/rules/registry.ts';
import type { Example, Rule } from '../../../src/core/rules/rule.ts';
import { HOLDS, type Verdict } from '../../../src/core/rules/arithmetic/verdict.ts';
import { placeExample, soundCatalogue } from './example-catalogue.ts';
import { exampleRecord } from './example-record.ts';

const FOLDER = join(import.meta.dirname, '../../../src/core/rules');

/** The rules the project promises to check, by family. */
const CATALOGUE: Readonly<Record<Rule['family'], readonly string[]>> = {
  算得对: [
    ...['number-readable', 'funds-add-up', 'tasks-add-up', 'execution-rate', 'execution-score', 'rate-by-letters'],
    ...['weights-add-up', 'level-points', 'scores-add-up', 'subtotals-add-up'],
    ...['score-within-weight', 'grade-matches-score', 'children-add-up', 'currency-scale'],
  ],
  填得全: [
    ...['required-missing', 'placeholder-left', 'form-unfilled', 'actual-missing', 'deduction-unexplained'],
    ...['low-rate-unexplained', 'over-achievement-unexplained', 'corrective-missing', 'dimension-missing'],
    'forms-missing',
  ],
  信得过: [
    ...['target-missed-full-score', 'target-met-points-lost', 'score-not-proportional', 'words-score-band'],
    'actual-copies-target',
    ...[
      'actual-kind-differs',
      'unit-differs',
      'value-impossible',
      'target-unquantified',
      'one-indicator-heavy',
      'weight-structure',
    ],
    ...['indicator-duplicated', 'indicator-misfiled', 'budget-cut-to-spending', 'spent-above-budget', 'goal-copied'],
  ],
  对得上: [
    ...['target-drift', 'amount-drift', 'tracking-regresses', 'rate-behind-time', 'parent-child-drift'],
    ...['narrative-differs', 'conclusion-differs', 'budget-indicator', 'name-differs', 'year-differs'],
  ],
  // a figure that changed since the last release is the release's question: no rule knows a release
  发得出: ['personal-data', 'secret-marking', 'odd-characters', 'publication-incomplete', 'published-late'],
};

/** A rule finds something where nothing holds: relations that hold or cannot be checked are only counted. */
const isFound = ({ verdict }: { verdict?: Verdict | undefined }): boolean =>
  !verdict || (verdict !== 'not-checkable' && !HOLDS.has(verdict));
const byPlace = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? -1 : 1);

function runExample(rule: Rule, example: Example) {
  const { form, catalogue } = placeExample(example, rule);

  const [audit] = auditCatalogue(catalogue, { rules: [rule], records: new Set([form.id]) });
  return { form, audit: audit! };
}

const CASES = RULES.flatMap((rule) => rule.examples.map((example) => [rule.id, example.title, rule, example] as const));

describe('the registry', () => {
  test('has every rule of the catalogue, in its order and family, and no other', () => {
    const ids = Object.entries(CATALOGUE).flatMap(([family, rules]) => rules.map((id) => `${family} ${id}`));
    expect(RULES.map(({ family, id }) => `${family} ${id}`)).toEqual(ids);
  });

  test('lists every file that holds a rule, under the name of the file', async () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'registry.ts');
    const found = await Promise.all(
      files.map(async (name) => {
        const exported = Object.values((await import(join(FOLDER, name))) as Record<string, unknown>);
        const rules = exported.filter(
          (value): value is Rule => typeof value === 'object' && value !== null && 'check' in value,
        );
        for (const { id } of rules) expect(`${id}.ts`).toBe(name);
        return rules;
      }),
    );
    expect(new Set(found.flat())).toEqual(new Set(RULES));
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it is and shows what it finds', (_, rule) => {
    for (const text of [rule.title, rule.why, rule.basis]) expect(text).toMatch(/\p{Script=Han}{2}/u);
    expect(kindsOf(rule).length).toBeGreaterThan(0);
    expect(rule.examples.length).toBeGreaterThanOrEqual(2);
    expect(
      rule.examples.some(({ finds }) => finds.some(isFound)),
      'an example that is found',
    ).toBe(true);
    expect(
      rule.examples.some(({ finds }) => !finds.some(isFound)),
      'a sound example',
    ).toBe(true);
  });
});

describe('an example', () => {
  test.each(CASES)('of %s: %s', (_, __, rule, example) => {
    const { form, audit } = runExample(rule, example);
    const { success, error } = kindOf(form.record).schema.safeParse(form.record);
    expect(success, error?.message).toBe(true);

    const expected = example.finds
      .filter(isFound)
      .map(({ severity = rule.severity, ...find }) => ({ ...find, severity }));
    const found = audit.findings.map(({ at, verdict, severity }) => ({ at, severity, ...(verdict && { verdict }) }));
    expect(found.sort(byPlace)).toEqual(expected.sort(byPlace));
    for (const { message, advice } of audit.findings) {
      expect(message).toMatch(/\p{Script=Han}/u);
      expect(advice).toMatch(/\p{Script=Han}/u);
    }
  });

  test.each(CASES.filter(([, , , { finds }]) => !finds.every(isFound)))(
    'of %s that holds: %s',
    (_, __, rule, example) => {
      const { form, catalogue } = placeExample(example, rule);
      const outcomes: { at: string; verdict: Verdict | undefined }[] = [];
      const spy: Rule = {
        ...rule,
        check: (context) => {
          const given = rule.check(context);
          outcomes.push(...given.map(({ at, verdict }) => ({ at, verdict })));
          return given;
        },
      };
      auditCatalogue(catalogue, { rules: [spy], records: new Set([form.id]) });
      for (const { at, verdict } of example.finds.filter((find) => !isFound(find)))
        expect(outcomes).toContainEqual({ at, verdict });
    },
  );
});

describe('样例数据', () => {
  test.each(FORM_KINDS.map(({ id }) => id))('of %s is a valid record', (kind) => {
    const record = exampleRecord(kind);
    expect(kindOf(record).schema.safeParse(record).error?.message).toBeUndefined();
  });

  test('is sound: no rule has anything to say about a year of it', () => {
    const audits = auditCatalogue(soundCatalogue());
    expect(audits).toHaveLength(FORM_KINDS.length);
    expect(audits.flatMap(({ findings }) => findings)).toEqual([]);
  });
});
