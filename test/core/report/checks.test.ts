import { describe, expect, test } from 'vitest';
import { gatherRules, viewRule, viewRules } from '../../../src/core/report/rules.ts';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { ruleOf, RULES } from '../../../src/core/rules/registry.ts';
import { selfEvaluation } from '../forms/records.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { REAL, realForm } from '../library/real-content.ts';
import { readAloud, reportOf } from './report-of.ts';

const real = (id: string, audience?: Parameters<typeof reportOf>[2]) => reportOf(realForm(id), REAL, audience);

describe('the checks of a page', () => {
  test('count what holds, and how, and name why the rest cannot be checked', () => {
    const { checks } = real('2024/chongming-shehuigongzuobu/jiceng-zhili.self-evaluation');
    const { relations, held, failed, verdicts, unchecked } = checks;
    expect(failed).toBe(0);
    expect(verdicts.map(({ words }) => words)).toContain('相符（截尾）');
    expect(relations).toBe(held + failed + unchecked.reduce((n, { count }) => n + count, 0));
    expect(verdicts.reduce((n, { count }) => n + count, 0)).toBe(relations);
  });

  test('show the public the findings the site allows, and staff all of them with what to do', () => {
    const wrong = makeCatalogue({
      a: { forms: [selfEvaluation({ grade: '差', total: { weight: '100', score: '93.20' } })] },
    });
    const [form] = wrong.content.forms;
    const rules = (audience: Parameters<typeof reportOf>[2]) =>
      reportOf(form!, wrong, audience).checks.findings.map(({ rule }) => rule.path);
    expect(rules('none')).toEqual([]);
    expect(rules('arithmetic')).toContain('/rules/grade-matches-score/');
    expect(rules('arithmetic')).not.toContain('/rules/forms-missing/');
    expect(rules('all')).toEqual(expect.arrayContaining(['/rules/grade-matches-score/', '/rules/forms-missing/']));
    expect(reportOf(form!, wrong, 'all').checks.findings.map(({ advice }) => advice)).toEqual(
      rules('all').map(() => ''),
    );
    for (const { advice } of reportOf(form!, wrong, 'staff').checks.findings) expect(advice).not.toBe('');
  });

  test('of the real forms accuse nobody of wrong arithmetic', () => {
    for (const form of REAL.content.forms) expect(reportOf(form, REAL).checks.findings).toEqual([]);
  });
});

describe('the points of a page', () => {
  test('tell full marks without a result with their sum, and the budget that was lowered to the spending', () => {
    const { points } = real('2023/songjiang-guangfulin/liangxin-dangjian.self-evaluation');
    expect(points!.unproven.map(({ name }) => name)).toEqual([
      '“两新”党建能力提升情况',
      '党员思想觉悟提升情况',
      '党员群众满意度',
    ]);
    expect(points!.unprovenSum).toBe('40');
    expect(points!.lost).toEqual([]);
    expect(readAloud(points!.cut)).toBe(
      '年初预算22.00万元，年中调减到20.14万元（少8.47%），与执行数分毫不差。执行率是对照调整后的预算算的；对照年初预算，执行了91.53%。',
    );
  });

  test('tell each deduction with the reason the form gives, or that it gives none', () => {
    const { points } = real('2024/chongming-shehuigongzuobu/xinxing-lingyu-dangjian.self-evaluation');
    expect(points!.lostSum).toBe('6.8');
    expect(points!.lost.map(({ words, reason }) => [words, reason?.slice(0, 3)])).toEqual([
      ['分值4.74分，得3.00分，扣1.74分', '经遴选'],
      ['分值4.74分，得4.00分，扣0.74分', undefined],
      ['分值10.00分，得5.68分，扣4.32分，执行率56.82%', undefined],
    ]);
    expect(points!.cut).toEqual([]);
  });

  test('are left out where a form has nothing of the kind', () =>
    expect(real('2023/songjiang-guangfulin/shequ-dangjian.target').points).toBeUndefined());
});

describe('the pages of the rules', () => {
  const audits = auditCatalogue(REAL);
  const parts = (audience: Parameters<typeof gatherRules>[1]) => [gatherRules(audits, audience)];

  test('list every rule once, with what the records gave', () => {
    const rules = viewRules(parts('arithmetic'), 'arithmetic').flatMap((family) => family.rules);
    expect(rules.map(({ rule }) => rule.id)).toEqual(RULES.map(({ id }) => id));
    expect(rules.find(({ rule }) => rule.id === 'execution-rate')!.relations).toBe(
      '5处相符，2处相符（四舍五入），8处相符（截尾），12处无法核对',
    );
  });

  test('say where a rule found something only where the site shows it', () => {
    const rule = ruleOf('over-achievement-unexplained')!;
    expect(viewRule(rule, parts('arithmetic'), 'arithmetic')).toMatchObject({ found: undefined, places: [] });
    const { found, places } = viewRule(rule, parts('all'), 'all');
    expect(found).toBe(places.length);
    expect(places[0]!.message).toMatch(/超出30%以上/);
  });
});
