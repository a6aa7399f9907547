import { describe, expect, test } from 'vitest';
import { checkParagraph } from '../../../src/core/paragraph/check.ts';
import { composeParagraph } from '../../../src/core/paragraph/compose.ts';
import { composeGoals, sortOf } from '../../../src/core/paragraph/goals.ts';
import { listUnsaid } from '../../../src/core/paragraph/unsaid.ts';
import { departmentSelfEvaluation, departmentTarget, evaluationReport } from '../forms/records.ts';
import { allForms, countMadeUp, declared, YEAR } from './made-up-year.ts';

const own = { year: YEAR, currency: '万元' as const };
const whole = departmentSelfEvaluation({
  ...own,
  funds: [
    { source: 'total', label: '年度资金总额', initial: '900', adjusted: '1000.5', executed: '990' },
    { source: 'projects', breakdown: 'spending', label: '项目支出', adjusted: '300' },
  ],
  total: { weight: '100', score: '95.50' },
});
const plan = departmentTarget({
  ...own,
  funds: [
    { source: 'total', label: '年度资金总额', amount: '900' },
    { source: 'projects', breakdown: 'spending', label: '项目支出', amount: '200' },
  ],
});
const figures = countMadeUp(
  {
    a: { ...allForms({ initial: '100', adjusted: '120', score: '90', grade: '优' }) },
    b: { forms: [declared({ initial: '75.98' }), evaluationReport({ year: YEAR, project: 'b', score: '88' })] },
  },
  '某某街道',
  [plan, whole, evaluationReport({ year: YEAR, project: undefined, department: '某某街道' })],
);
const told = (text: string): string[] =>
  checkParagraph(text, figures).map(
    ({ verdict, what, written, expected }) => `${verdict} ${what} ${written.text} ${expected ?? ''}`,
  );

describe('what a unit has published beside its projects', () => {
  test('is said in a sentence of its own, and is in none of the sums of projects', () => {
    const { text, more } = composeParagraph(figures);
    expect(text).toContain('编报绩效目标的2024年度项目2个，涉及预算金额175.98万元');
    expect(text).toContain('绩效自评的2024年度项目1个，涉及预算金额120.00万元，平均得分90.00分');
    expect(more).toBe('2024年度部门整体支出绩效自评1个，涉及预算金额1000.50万元，得分95.50分；公开绩效评价报告2份。');
  });

  test('a report alone says nothing of the money of departments', () => {
    const { more, rests } = composeParagraph(
      countMadeUp({ a: { forms: [declared({ initial: '1' }), evaluationReport({ year: YEAR, project: 'a' })] } }),
    );
    expect(more).toBe('2024年度公开绩效评价报告1份。');
    expect(rests[0]).toBe('模板里没有绩效评价报告的位置，另写一句，可以接在后面。');
    expect(composeParagraph(figures).rests.slice(0, 2)).toEqual([
      '部门整体的钱已经含各个项目的钱，不加进项目的金额。',
      '模板里没有部门整体支出绩效自评表、绩效评价报告的位置，另写一句，可以接在后面。',
    ]);
  });

  test('is nothing where there is none', () =>
    expect(composeParagraph(countMadeUp({ a: allForms({ initial: '1' }) })).more).toBe(''));

  test('agrees when it is pasted again, and is told from the projects', () => {
    const { text, more } = composeParagraph(figures);
    const checks = checkParagraph(text + more, figures);
    expect(checks.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    expect(checks.slice(-4).map(({ what, verdict }) => `${what}：${verdict}`)).toEqual([
      ...['部门整体支出绩效自评的个数：agrees', '部门整体支出绩效自评的预算金额：agrees'],
      ...['部门整体支出绩效自评的得分：agrees', '绩效评价报告的份数：agrees'],
    ]);
  });

  test('differs where a number is not that of the records', () =>
    expect(told('部门整体支出绩效自评1个，涉及金额1000万元，得分95分；绩效评价报告3份')).toEqual([
      'agrees 部门整体支出绩效自评的个数 1 1',
      'differs 部门整体支出绩效自评的预算金额 1000 1000.50',
      'differs 部门整体支出绩效自评的得分 95 95.50',
      'differs 绩效评价报告的份数 3 2',
    ]));

  test.each(['对3个项目开展了重点绩效评价', '开展部门绩效评价项目3个'])('%s is of no form here', (text) =>
    expect(told(text)).toEqual(['open  3 ']),
  );
});

/** As 上海市普陀区文化和旅游局 published it with its budget of 2026 (5 units, 39 projects). */
const PUBLISHED =
  '按照本区预算绩效管理工作的总体要求，本部门5个预算单位开展了2024年项目预算绩效目标编报工作，' +
  '编报绩效目标的项目2个，涉及项目预算资金175.98万元。';

describe('预算绩效目标设置情况', () => {
  test('is composed from the declared goals, each number with what it rests on', () => {
    const { text, more, rests } = composeGoals(figures)!;
    expect(text).toBe(
      '按照预算绩效管理工作的总体要求，某某街道XX个预算单位开展了2024年项目预算绩效目标编报工作，编报绩效目标的项目2个，涉及项目预算资金175.98万元。',
    );
    expect(more).toBe('2024年度部门整体支出绩效目标1个，涉及预算金额900.00万元。');
    expect(rests).toContain('部门整体支出绩效目标表上的“项目支出”是200.00万元，编报绩效目标的项目资金没有超过它。');
  });

  test('is nothing in a year without goals', () =>
    expect(composeGoals(countMadeUp({ a: { forms: [] } }))).toBeUndefined());

  test('pasted, is told from the paragraph of the final account and checked number by number', () => {
    expect(sortOf(PUBLISHED)).toBe('goals');
    expect(sortOf(composeParagraph(figures).text)).toBe('management');
    expect(told(PUBLISHED)).toEqual([
      'open 预算单位数 5 ',
      'agrees 年度 2024 2024',
      'agrees 编报绩效目标的项目数 2 2',
      'agrees 编报绩效目标的预算金额 175.98 175.98',
    ]);
    expect(listUnsaid(checkParagraph(PUBLISHED, figures), figures, 'goals')).toEqual([]);
    expect(told(PUBLISHED.replace('175.98', '175.89'))[3]).toBe('differs 编报绩效目标的预算金额 175.89 175.98');
  });
});
