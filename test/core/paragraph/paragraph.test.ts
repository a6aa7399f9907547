import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact, sum } from '../../../src/core/figures/decimal.ts';
import { checkParagraph, type NumberCheck } from '../../../src/core/paragraph/check.ts';
import { composeParagraph } from '../../../src/core/paragraph/compose.ts';
import { readParagraph } from '../../../src/core/paragraph/read.ts';
import { listUnsaid } from '../../../src/core/paragraph/unsaid.ts';
import { allForms, countMadeUp, declared, evaluated, tracked, type Facts } from './made-up-year.ts';

const hundredths = (most: number) => fc.integer({ min: 0, max: most }).map((n) => new Exact(n).div(100).toFixed(2));
const facts = fc.record({
  initial: hundredths(1e9),
  score: hundredths(1e4),
  grade: fc.constantFrom('优', '良', '中', '差'),
});
const years = fc.array(facts, { minLength: 1, maxLength: 8 });
const projectsOf = (all: readonly Facts[]) => Object.fromEntries(all.map((own, i) => [`p${i}`, allForms(own)]));
const verdictsOf = (checks: readonly NumberCheck[], what: string): string[] =>
  checks.filter((check) => check.what === what).map(({ verdict, why }) => `${verdict}：${why}`);

describe('a paragraph of any records', () => {
  test('agrees with them in every number that they hold, however its lines are broken', () =>
    fc.assert(
      fc.property(years, fc.array(fc.nat(400), { maxLength: 12 }), (all, breaks) => {
        const figures = countMadeUp(projectsOf(all));
        let text = composeParagraph(figures).text;
        for (const at of breaks) text = `${text.slice(0, at)} \n${text.slice(at)}`;
        const checks = checkParagraph(text, figures);
        expect(checks.map(({ verdict }) => verdict)).not.toContain('differs');
        expect(checks.filter(({ verdict }) => verdict === 'open').map(({ what }) => what)).toEqual([
          '发现问题',
          '完成整改',
          '正在整改',
        ]);
      }),
    ));

  test('says their exact sum, whatever their order', () =>
    fc.assert(
      fc.property(years, (all) => {
        const expected = sum(all.map(({ initial }) => new Exact(initial))).toFixed(2);
        const there = composeParagraph(countMadeUp(projectsOf(all))).text;
        expect(there).toContain(`编报绩效目标的2024年度项目${all.length}个，涉及预算金额${expected}万元`);
        expect(composeParagraph(countMadeUp(projectsOf(all.toReversed()))).text).toBe(there);
      }),
    ));

  test('differs in exactly the number that was altered', () =>
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 9 }), (all, by) => {
        const figures = countMadeUp(projectsOf(all));
        const text = composeParagraph(figures).text;
        const altered = text.replace(/绩效自评的2024年度项目\d+个/, `绩效自评的2024年度项目${all.length + by}个`);
        const wrong = checkParagraph(altered, figures).filter(({ verdict }) => verdict === 'differs');
        expect(wrong.map(({ what, expected }) => [what, expected])).toEqual([['绩效自评的项目数', String(all.length)]]);
      }),
    ));

  test('counts grades that add up to the projects evaluated', () =>
    fc.assert(
      fc.property(years, (all) => {
        const { grades, ungraded } = countMadeUp(projectsOf(all));
        expect(grades.reduce((n, { count }) => n + count, 0) + ungraded.length).toBe(all.length);
      }),
    ));
});

describe('a number of a paragraph', () => {
  const figures = countMadeUp({
    whole: allForms({ initial: '100.005', adjusted: '120', score: '95', grade: '优' }),
    part: { ...allForms({ initial: '60', adjusted: '70', score: '91', grade: '优' }), parent: 'whole' },
    bare: { forms: [evaluated({ score: '79.5' })] },
    late: { forms: [evaluated({})] },
  });
  const check = (text: string, what: string): string[] => verdictsOf(checkParagraph(text, figures), what);

  test('counts a project once, and not its 二级构成 again', () => {
    const [, , final] = figures.steps;
    expect(final!.projects.map(({ node }) => node.slug)).toEqual(['whole', 'bare', 'late']);
    expect(check('绩效自评的2024年度项目4个', '绩效自评的项目数')).toEqual([
      'differs：公开了绩效自评表的项目，1个二级构成不另计',
    ]);
  });

  test('may be written in 元, 万元 or 亿元 and rounded to any decimals', () => {
    for (const amount of ['1000050元', '100.01万元', '100.005万元', '100万元', '0.0100005亿元', '1,000,050.00元'])
      expect(check(`编报绩效目标的项目1个，涉及预算金额${amount}`, '编报绩效目标的预算金额')[0], amount).toMatch(
        /^agrees/,
      );
    for (const amount of ['100.00万元', '100.004万元', '101万元', '1000050万元'])
      expect(check(`编报绩效目标的项目1个，涉及预算金额${amount}`, '编报绩效目标的预算金额')[0], amount).toMatch(
        /^differs/,
      );
  });

  test('agrees on the initial budget too, and says that it is that', () =>
    expect(check('绩效跟踪的项目1个，涉及预算金额100.01万元', '绩效跟踪评价的预算金额')).toEqual([
      'agrees：1张绩效跟踪表“年初预算数”的合计；按1张绩效跟踪表“跟踪期预算数”的合计是120.00万元',
    ]));

  test('is open where a form lacks the figure it would need', () => {
    const all = '绩效自评的项目3个，涉及预算金额130.00万元，平均得分80.00分（绩效评级为“优”的项目2个、为“中”的项目1个';
    expect(check(all, '绩效自评的预算金额')[0]).toMatch(/^open：.*有2张表没有填/);
    expect(check(all, '平均得分')[0]).toMatch(/^open：.*有1张表没有总分/);
    expect(check(all, '绩效评级为“优”的项目数')[0]).toMatch(/^open：.*有1张表没有等级/);
    expect(check('绩效评级为“优”的项目4个', '绩效评级为“优”的项目数')[0]).toMatch(/^differs/);
  });

  test.each([
    ['编报绩效目标1项，涉及资金100.01万元', '编报绩效目标的项目数', 'agrees'],
    ['对3个项目开展了绩效自评，涉及预算资金1万元', '绩效自评的项目数', 'agrees'],
    ['对4个项目开展了绩效自评', '绩效自评的项目数', 'differs'],
    ['３个项目开展绩效自评', '绩效自评的项目数', 'agrees'],
    ['绩效自评的项目三个', '绩效自评的项目数', 'agrees'],
    ['绩效自评的项目四个', '绩效自评的项目数', 'differs'],
    ['绩效跟踪监控项目1个，涉及项目资金120万元', '绩效跟踪评价的预算金额', 'agrees'],
    ['绩效自评的项目3个，其中优秀4个', '绩效评级为“优秀”的项目数', 'differs'],
    ['自评结果为“优”5个', '绩效评级为“优”的项目数', 'differs'],
  ])('is found in other words: %s', (text, what, verdict) =>
    expect(checkParagraph(text, figures).find((one) => one.what === what)?.verdict).toBe(verdict),
  );

  test.each([
    '绩效自评的项目3个，其中重点项目1个',
    '绩效自评中一级项目0个',
    '绩效自评的项目3个；开展重点绩效评价项目1个，涉及预算金额95.00万元，优1个',
    '绩效自评的项目3个，节约资金5万元',
    '自评制度一项',
  ])('about something else is never held against the forms: %s', (text) =>
    expect(checkParagraph(text, figures).filter(({ verdict }) => verdict === 'differs')).toEqual([]),
  );

  test('that differs is told with all digits that count', () =>
    expect(checkParagraph('编报绩效目标的项目1个，涉及预算金额101万元', figures)[1]).toMatchObject({
      verdict: 'differs',
      expected: '100.01',
    }));

  test('that the template asks for and nobody wrote is named', () => {
    const said = checkParagraph('绩效自评的项目3个，绩效评级为“优”的项目1个', figures);
    expect(listUnsaid(said, figures, 'management')).toEqual([
      '编报绩效目标的项目数',
      '编报绩效目标的预算金额',
      '绩效跟踪评价的项目数',
      '绩效跟踪评价的预算金额',
      '绩效自评的预算金额',
      '平均得分',
      '绩效评级为“良”的项目数',
      '绩效评级为“合格”的项目数',
      '绩效评级为“不合格”的项目数',
    ]);
    expect(listUnsaid(checkParagraph(composeParagraph(figures).text, figures), figures, 'management')).toEqual([]);
  });

  test('that the template has no place for is not passed over', () => {
    const [sum, share] = checkParagraph('其中重点项目5个，占12.5%', figures);
    expect([sum!.written.text, sum!.verdict, share!.written.text, share!.verdict]).toEqual([
      '5',
      'open',
      '12.5',
      'open',
    ]);
  });

  test('of a grade, a year and a form that the records do not have is told apart', () => {
    const none = countMadeUp({ a: { forms: [declared({ initial: '1' })] } });
    const [grade, tracking] = ['绩效自评的项目1个，绩效评级为“特优”的项目1个', '绩效跟踪评价的项目0个'].map((text) =>
      checkParagraph(text, none).at(-1),
    );
    expect(grade!.why).toBe('本栏目没有某某街道2024年的绩效自评表');
    expect([tracking!.verdict, tracking!.why]).toEqual(['open', '本栏目没有某某街道2024年的绩效跟踪表']);
    expect(checkParagraph('2023年度', none)[0]).toMatchObject({ verdict: 'differs', expected: '2024' });
  });

  test('of problems found is held against those mended', () => {
    const text = '绩效自评中共发现问题3个，已经完成整改的1个，正在整改的1个';
    expect(checkParagraph(text, figures).map(({ why }) => why)).toContain(
      '各张表上没有发现问题的个数；段落里已完成和正在整改的共2个，不等于发现的3个',
    );
  });

  test('is graded by its score where its form prints no grade, and that is said', () => {
    const derived = countMadeUp({ a: { forms: [evaluated({ score: '85' })] }, b: { forms: [tracked({})] } });
    expect(derived.grades.map(({ words, count, derived: n }) => [words, count, n])).toEqual([
      ['优', 0, 0],
      ['良', 1, 1],
      ['合格', 0, 0],
      ['不合格', 0, 0],
    ]);
    expect(composeParagraph(derived).rests).toContain(
      '绩效评级：1个项目的表上没有印等级，按自评总分和本站的等级标准归入。',
    );
  });
});

describe('reading', () => {
  test('finds every run of digits of any text, and joins them in order', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('项目', '个', '12', '3.5', '万元', '，', '年', '7', '绩效自评', '。')),
        (parts) => {
          const text = parts.join('');
          const digits = readParagraph(text).map((one) => one.text.replace(/\D/g, ''));
          expect(digits.join('')).toBe(text.replace(/\D/g, ''));
        },
      ),
    ));
});
