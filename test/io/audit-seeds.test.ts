import { expect, test } from 'vitest';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { addTallies } from '../../src/core/audit/finding.ts';
import { REAL } from '../core/library/real-content.ts';
import { listFindings } from './list-findings.ts';

const AUDITS = auditCatalogue(REAL);
const findings = AUDITS.flatMap((audit) => audit.findings);

/** `vitest run -u` writes the list anew: read every line before it is kept, as the clerk who must answer it. */
test('the findings on the real forms are those that were read and agreed to', async () => {
  await expect(listFindings(AUDITS)).toMatchFileSnapshot('../golden/audit-seeds.txt');
});

test('the real forms have no arithmetic error, and their nine execution rates are not contradicted', () => {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const rates = AUDITS.filter(({ form }) => form.kind === 'self-evaluation' || form.kind === 'tracking').map(
    ({ form, tallies }) => {
      const { verdicts } = tallies.find(({ rule }) => rule === 'execution-rate')!;
      return `${form.project} ${Object.keys(verdicts)
        .filter((verdict) => verdict !== 'not-checkable')
        .join(' ')}`;
    },
  );
  expect(rates.sort()).toEqual([
    'dangqun-zonghe-fuwu exact',
    'jiceng-zhili truncation',
    'kaiban-fei truncation',
    'liangxin-dangjian exact',
    'liangxin-dangjian-gongzuo truncation',
    'shehui-gongzuo-zhiyuan-fuwu exact',
    'shequ-dangjian exact',
    'shequ-dangqun-fuwu-zhongxin-gongzuo truncation',
    'xinxing-lingyu-dangjian rounding',
  ]);
});

test('every sum of the real forms holds digit for digit', () => {
  const sums = [
    'funds-add-up',
    'weights-add-up',
    'scores-add-up',
    'children-add-up',
    'grade-matches-score',
    'score-within-weight',
  ];
  const verdicts = addTallies(AUDITS.flatMap(({ tallies }) => tallies).filter(({ rule }) => sums.includes(rule)));
  expect(Object.keys(verdicts)).toEqual(['exact']);
  const families = AUDITS.flatMap(({ tallies }) => tallies).filter(({ rule }) => rule === 'children-add-up');
  expect(addTallies(families).exact).toBe(5);
});
