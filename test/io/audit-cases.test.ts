import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FormAudit } from '../../src/core/audit/finding.ts';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../../src/core/library/catalogue.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT } from '../site/folders.ts';
import { listFindings } from './list-findings.ts';

const { content } = loadContent(join(ROOT, 'test/fixtures/cases'), { visibility: 'all' });
const AUDITS = auditCatalogue(buildCatalogue(content!));

const auditOf = (name: string): FormAudit => AUDITS.find(({ form }) => form.project === name)!;
const found = (name: string, severity?: string): string[] =>
  auditOf(name)
    .findings.filter((finding) => !severity || finding.severity === severity)
    .map(({ rule, at }) => `${rule} ${at}`);

/** Forms that districts and counties published, faults and all; what was not in the texts at hand was left out. */
describe('forms of other places', () => {
  test('give the findings that were read and agreed to', async () => {
    await expect(listFindings(AUDITS)).toMatchFileSnapshot('../golden/audit-cases.txt');
  });

  test('普陀: a rate one hundredth too high is found, and weighs no more than a warning', () => {
    expect(found('jiesuan-feiyong', 'error')).toEqual([]);
    const finding = auditOf('jiesuan-feiyong').findings.find(({ rule }) => rule === 'execution-rate');
    expect(finding).toMatchObject({ severity: 'warning', printed: '86.19%', expected: '86.18', difference: '+0.01' });
  });

  test('大英: one indicator carries all 90 points and is answered with a word; a first budget of 0.00 divides nothing', () => {
    expect(found('qian-yi-xiangmu')).toEqual(
      expect.arrayContaining(['one-indicator-heavy indicators.0.weight', 'actual-kind-differs indicators.0.actual']),
    );
    // the text at hand lacks the row of the money: that it is missing is all that is wrong
    expect(found('qian-yi-xiangmu', 'error')).toEqual(['required-missing funds']);
    expect(found('anke-tidai', 'error')).toEqual([]);
  });

  test('青神: a form published without being filled', () => {
    const errors = found('gongzixing-zhichu', 'error');
    expect(errors).toContain('form-unfilled indicators');
    expect(errors.filter((error) => error.startsWith('placeholder-left'))).toHaveLength(4);
    expect(errors).toHaveLength(5);
  });

  test('黄石: forms of another layout are accused of nothing', () => {
    expect([...found('shenyi-jingfei', 'error'), ...found('haimian-chengshi', 'error')]).toEqual([]);
    const { tallies } = auditOf('haimian-chengshi');
    expect(tallies.find(({ rule }) => rule === 'scores-add-up')!.verdicts).toEqual({ exact: 1 });
  });

  test('中江: points that make 110 printed as 100, told once, and results that repeat the operator of the target', () => {
    expect(found('shuibiaochi', 'error')).toEqual(['weights-add-up total.weight']);
    expect(found('shuibiaochi').filter((one) => one.startsWith('actual-copies-target'))).toHaveLength(6);
  });

  test('永德: look-alike operators are read; points lost though the target was met, and without a reason', () => {
    expect(found('yingyang-gaishan', 'error')).toEqual([]);
    expect(found('yingyang-gaishan', 'warning')).toEqual([
      'deduction-unexplained indicators.5.score',
      'target-met-points-lost indicators.2.score',
    ]);
  });

  test('零陵: 80.45 % printed as 100 %, units within the cells, rows of the template left', () => {
    const finding = auditOf('_department').findings.find(({ rule }) => rule === 'execution-rate');
    expect(finding).toMatchObject({ severity: 'error', printed: '100%', expected: '80.45', difference: '+19.55' });
    expect(found('_department', 'error').slice(1)).toEqual([
      'placeholder-left indicators.4.name',
      'placeholder-left indicators.6.name',
    ]);
  });
});
