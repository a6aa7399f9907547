import { describe, expect, test } from 'vitest';
import { addTallies, type FormAudit } from '../../../src/core/audit/finding.ts';
import { auditCatalogue, auditFamily } from '../../../src/core/audit/run-audit.ts';
import type { Waiver } from '../../../src/core/forms/record.ts';
import { kindOf, type FormRecord } from '../../../src/core/forms/registry.ts';
import type { SelfEvaluation } from '../../../src/core/forms/self-evaluation/schema.ts';
import type { Rule } from '../../../src/core/rules/rule.ts';
import { exampleRecord } from '../rules/example-record.ts';
import { makeCatalogue } from '../library/made-up.ts';

const SOUND = exampleRecord('self-evaluation') as SelfEvaluation;
const waiver = (rule: string, path: string): Waiver => ({
  ...{ rule, path },
  ...{ reason: '区财政局批复按此口径填报', by: '财务科', date: '2024-05-20' },
});
/** A record whose grade and total of points are wrong. */
const wrong = (waivers?: Waiver[]): FormRecord =>
  ({ ...SOUND, grade: '差', total: { weight: '100', score: '97.8' }, ...(waivers && { waivers }) }) as FormRecord;

const rule = (id: string, check: Rule['check'], severity: Rule['severity'] = 'warning'): Rule => ({
  ...{ id, severity, check, family: '算得对', title: '', why: '', basis: '', examples: [] },
  needs: ['table'],
});
const found = (at: string) => ({ at, message: '不对', advice: '改正' });

const auditOf = (record: FormRecord, rules?: readonly Rule[]) =>
  auditCatalogue(makeCatalogue({ shequ: { forms: [record] } }), { ...(rules && { rules }) })[0]!;
const errorsOf = (record: FormRecord) =>
  auditOf(record).findings.filter(({ severity }) => severity === 'error' || severity === 'warning');

describe('an audit', () => {
  test('gives findings with their record, the severity of their rule, and figures as printed', () => {
    const [total] = auditOf(wrong()).findings.filter(({ rule: id }) => id === 'scores-add-up');
    expect(total).toMatchObject({
      ...{ severity: 'error', verdict: 'contradiction', record: '2023/jiedao/shequ.self-evaluation', waived: false },
      ...{ at: 'total.score', printed: '97.8', expected: '99.8', difference: '-2.0' },
    });
    expect(total!.because).toEqual(['funds.0.score', ...[0, 1, 2, 3, 4, 5].map((i) => `indicators.${i}.score`)]);
  });

  test('counts relations that hold and tells why others could not be checked', () => {
    const record = { ...SOUND, grade: '甲等' } as FormRecord;
    const { tallies, unchecked, findings } = auditOf(record);
    expect(findings.filter(({ rule: id }) => id === 'grade-matches-score')).toEqual([]);
    expect(unchecked).toEqual([{ rule: 'grade-matches-score', at: 'grade', reason: '站点没有设“甲等”这个等级' }]);
    const sums = addTallies(tallies);
    expect(sums['not-checkable']).toBe(1);
    expect(sums.exact).toBeGreaterThan(10);
    expect(tallies.find(({ rule: id }) => id === 'funds-add-up')?.verdicts).toEqual({ exact: 3 });
  });

  test('puts errors before warnings before notes, and keeps the order of the rules among equals', () => {
    const rules = [
      rule('a', () => [found('project')], 'note'),
      rule('b', () => [found('title'), { ...found('year'), severity: 'error' }]),
      rule('c', () => [found('grade')], 'error'),
    ];
    const { findings } = auditOf(SOUND, rules);
    expect(findings.map(({ rule: id, at }) => `${id} ${at}`)).toEqual(['b year', 'c grade', 'b title', 'a project']);
  });

  test('asks a rule only about the forms that have what it needs, and reads each record once', () => {
    const records = (['target', 'tracking', 'self-evaluation'] as const).map(exampleRecord);
    const kinds = new Map(records.map((record) => [kindOf(record), 0]));
    const readings = new Map<unknown, unknown>();
    const seen: string[] = [];
    const spy = rule('spy', ({ form, siblings, reading, record }) => {
      seen.push(`${form.kind}: ${siblings.map(({ form: { kind } }) => kind).join(' ')}`);
      for (const read of [{ record, reading }, ...siblings]) {
        expect(readings.get(read.record) ?? read.reading).toBe(read.reading);
        readings.set(read.record, read.reading);
      }
      return [];
    });
    const ofResults: Rule = { ...spy, needs: ['results'] };
    auditCatalogue(makeCatalogue({ shequ: { forms: records } }), { rules: [ofResults, ofResults] });
    expect(seen).toEqual([
      ...Array<string>(2).fill('tracking: target self-evaluation'),
      ...Array<string>(2).fill('self-evaluation: target tracking'),
    ]);
    expect(readings.size).toBe(kinds.size);
  });

  test('of some records still holds them against the others', () => {
    const part = (initial: string) => ({ source: 'total' as const, label: '总额', initial });
    const form = (initial: string) => ({ ...SOUND, funds: [part(initial)] }) as FormRecord;
    const catalogue = makeCatalogue({
      shangji: { forms: [form('300.00')] },
      bufen: { parent: 'shangji', forms: [form('200.00')] },
    });
    const audits = auditCatalogue(catalogue, { records: new Set(['2023/jiedao/shangji.self-evaluation']) });
    expect(audits).toHaveLength(1);
    expect(audits[0]!.findings).toContainEqual(
      expect.objectContaining({
        rule: 'children-add-up',
        because: ['2023/jiedao/bufen.self-evaluation#funds.0.initial'],
      }),
    );
  });

  test('of one form alone is what the audit of all says of it', () => {
    const catalogue = makeCatalogue({ shequ: { forms: [exampleRecord('target'), wrong()] } });
    const audits = auditCatalogue(catalogue);
    expect(auditFamily(audits[0]!.form, catalogue)).toEqual(audits);
    for (const audit of audits)
      expect([audit]).toEqual(auditCatalogue(catalogue, { records: new Set([audit.form.id]) }));
    expect(audits.some(({ findings }) => findings.length)).toBe(true);
  });
});

describe('what a part and its parent say in the same words', () => {
  const missed = { ...SOUND.indicators[0]!, target: '≥10次', actual: '8次', weight: '10', score: '10' };
  const form = (name: string) =>
    ({ ...SOUND, project: name, indicators: [missed, ...SOUND.indicators.slice(1)] }) as FormRecord;
  const catalogue = makeCatalogue({
    shangji: { forms: [form('上级')] },
    bufen: { parent: 'shangji', forms: [form('部分')] },
  });
  const RULE = 'target-missed-full-score';
  const told = (audits: readonly FormAudit[]) =>
    audits.flatMap(({ findings }) => findings.filter(({ rule }) => rule === RULE));

  test('is told once, of the part, with the other place beside it', () => {
    const [finding, ...more] = told(auditCatalogue(catalogue));
    expect(more).toEqual([]);
    expect(finding!.record).toBe('2023/jiedao/bufen.self-evaluation');
    expect(finding!.also).toEqual(['2023/jiedao/shangji.self-evaluation#indicators.0.score']);
  });

  test('is told so where only the parent is asked for, and its page names the part', () => {
    const [audit] = auditCatalogue(catalogue, { records: new Set(['2023/jiedao/shangji.self-evaluation']) });
    expect(told([audit!])).toEqual([]);
    const repeats = audit!.repeats.map(({ form: { id }, findings }) => [id, findings.map(({ rule }) => rule)]);
    expect(repeats).toEqual([['2023/jiedao/bufen.self-evaluation', expect.arrayContaining([RULE])]]);
  });
});

describe('a waiver', () => {
  test('of the rule and the path of a finding waives it and nothing else', () => {
    const own = waiver('scores-add-up', 'total.score');
    const { findings } = auditOf(wrong([own]));
    const byRule = Object.fromEntries(findings.map((finding) => [finding.rule, finding]));
    expect(byRule['scores-add-up']).toMatchObject({ waived: true, waiver: own });
    expect(byRule['grade-matches-score']).toMatchObject({ waived: false, waiver: undefined });
    expect(byRule['waiver-unused']).toBeUndefined();
  });

  test.each([
    ['another path', waiver('scores-add-up', 'total.weight'), /没有发现问题/],
    ['another rule', waiver('weights-add-up', 'total.score'), /没有发现问题/],
    ['a rule that does not exist', waiver('score-adds-up', 'total.score'), /没有名为 score-adds-up 的规则/],
  ])('of %s waives nothing and is itself found', (_, own, message) => {
    const findings = errorsOf(wrong([waiver('grade-matches-score', 'grade'), own]));
    expect(findings.find(({ rule: id }) => id === 'scores-add-up')?.waived).toBe(false);
    const unused = findings.filter(({ rule: id }) => id === 'waiver-unused');
    expect(unused).toMatchObject([{ at: 'waivers.1', severity: 'warning', waived: false }]);
    expect(unused[0]!.message).toMatch(message);
  });

  test('is not called unused where its rule was not run', () => {
    const record = wrong([waiver('scores-add-up', 'total.weight')]);
    expect(auditOf(record, [rule('other', () => [])]).findings).toEqual([]);
  });

  test.each(['target', 'tracking', 'self-evaluation', 'narrative'] as const)(
    'may stand in a %s, complete and alone',
    (kind) => {
      const record = exampleRecord(kind);
      const { schema } = kindOf(record);
      const own = waiver('year-differs', 'year');
      const accepts = (waivers: unknown): boolean => schema.safeParse({ ...record, waivers }).success;
      expect(accepts([own])).toBe(true);
      expect(accepts([{ ...own, reason: '' }])).toBe(false);
      expect(accepts([{ ...own, note: '另有说明' }])).toBe(false);
      expect(accepts([{ ...own, date: '2024年5月' }])).toBe(false);
      for (const key of Object.keys(own)) expect(accepts([{ ...own, [key]: undefined }])).toBe(false);
    },
  );
});
