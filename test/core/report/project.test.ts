import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { viewProject } from '../../../src/core/report/project.ts';
import { followProject } from '../../../src/core/history/history.ts';
import type { ProjectNode } from '../../../src/core/library/catalogue.ts';
import { narrative, selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue, nodeOf } from '../library/made-up.ts';
import { REAL } from '../library/real-content.ts';

const view = (node: ProjectNode) => viewProject(followProject(node));
const evaluated = (initial: string, adjusted: string, executed: string) =>
  selfEvaluation({ currency: '元', funds: [{ source: 'total', label: '总额', initial, adjusted, executed }] });
const row = (name: string, wanted: string, more: Record<string, string> = {}) => ({
  ...{ level1: '产出指标', level2: '数量指标', name, target: wanted, ...more },
});

describe('the parts beside the whole', () => {
  const agreement = (whole: FormRecord, ...parts: FormRecord[][]) => {
    const projects = parts.map((forms, i): [string, object] => [`part${i}`, { parent: 'whole', forms }]);
    const catalogue = makeCatalogue({ whole: { forms: [whole] }, ...Object.fromEntries(projects) });
    return view(nodeOf(catalogue, 'whole')).parts.map(({ agrees }) => agrees);
  };

  test.each<[string, FormRecord[]]>([
    [
      '各部分之和与上级项目逐项相等。',
      [evaluated('3', '5', '0.3'), evaluated('1', '2', '0.1'), evaluated('2', '3', '0.2')],
    ],
    [
      '与上级项目不一致：全年执行数：上级0.3元，各部分之和0.4元，相差0.1元。',
      [evaluated('3', '5', '0.3'), evaluated('1', '2', '0.2'), evaluated('2', '3', '0.2')],
    ],
    [
      '年初预算数、全年预算数：各部分之和与上级项目相等。全年执行数没有填全，不能核对。',
      [evaluated('3', '5', '0.3'), evaluated('1', '2', ''), evaluated('2', '3', '0.2')],
    ],
    [
      '与上级项目不一致：年初预算数：上级3元，各部分之和4元，相差1元。全年预算数、全年执行数没有填全，不能核对。',
      [evaluated('3', '—', ''), evaluated('4', '5', '1')],
    ],
    ['年初预算数、全年预算数、全年执行数没有填全，不能核对。', [selfEvaluation(), evaluated('4', '5', '1')]],
  ])('%s', (words, [whole, ...parts]) => expect(agreement(whole!, ...parts.map((part) => [part]))).toEqual([words]));

  test('are not judged while one of them has no such form', () =>
    expect(agreement(evaluated('3', '5', '1'), [evaluated('3', '5', '1')], [target()])).toEqual([
      'part1没有2023年的绩效自评表，不能核对各部分之和。',
    ]));

  test('are not compared by text', () => expect(agreement(narrative(), [narrative()])).toEqual([]));

  test('of 松江 党群综合服务 are equal to it in both forms', () => {
    const { parts } = view(REAL.projects.find(({ slug }) => slug === 'dangqun-zonghe-fuwu')!);
    expect(parts.map(({ kind, agrees }) => `${kind} ${agrees}`)).toEqual([
      '绩效自评表 各部分之和与上级项目逐项相等。',
      '绩效目标表 各部分之和与上级项目逐项相等。',
    ]);
    expect(parts[0]!.rows.map(({ name, figures }) => [name, ...figures])).toEqual([
      ['党群综合服务', '172.00万元', '117.10万元', '117.10万元'],
      ['“两新”党建(二级构成)', '22.00万元', '20.14万元', '20.14万元'],
      ['社区党建(二级构成)', '150.00万元', '96.97万元', '96.97万元'],
      ['各部分之和', '172.00万元', '117.10万元', '117.10万元'],
    ]);
  });
});

describe('an indicator over its years', () => {
  const catalogue = makeCatalogue({
    a: {
      forms: [
        target({ indicators: [row('活动', '≥5次')] }),
        tracking({ indicators: [row('活动', '≥6次', { planned: '2', actual: '4' })] }),
        selfEvaluation({ indicators: [row('活动', '≥6次', { actual: '3次' })] }),
        tracking({ year: '2024', indicators: [row('活动', '≥6次', { planned: '2', actual: '4' })] }),
      ],
    },
  });
  const { lines, answer, years, completeness, changes, glance } = view(nodeOf(catalogue, 'a'));
  const [first, second] = lines[0]!.years;
  const said = ({ values }: typeof first & object) => values.map(({ label, text }) => `${label}${text}`);

  test('shows the target that holds last, and each result as printed', () =>
    expect([said(first!), said(second!)]).toEqual([
      ['目标≥6次', '年中4', '结果3次'],
      ['目标≥6次', '年中4'],
    ]));

  test('shows its verdict, half way held against the plan', () =>
    expect([first!.verdict, first!.reason, second!.verdict, second!.reason]).toEqual([
      '未达到',
      '为目标的50%',
      '超过',
      '为计划的200%',
    ]));

  test('leads to the row of the form that speaks last', () =>
    expect([first!.path, second!.path]).toEqual([
      '/units/jiedao/a/2023/self-evaluation/#indicators-0',
      '/units/jiedao/a/2024/tracking/#indicators-0',
    ]));

  test('is drawn on one scale from 0 for all its years', () => {
    const [own, next] = lines[0]!.years.map(({ mark }) => mark);
    expect(own!.target).toBe(next!.target);
    expect(own!.result).toBeLessThan(own!.target!);
    expect([own!.isMissed, next!.isMissed, next!.result]).toEqual([true, false, undefined]);
  });

  test('marks what was promised otherwise within the year, and tells it apart from year to year', () => {
    expect(first!.changes).toEqual([{ text: '目标由≥5次调高为≥6次', tone: 'note' }]);
    expect(changes.map(({ year, betweenYears, withinYear }) => [year, betweenYears.length, withinYear.length])).toEqual(
      [['2023', 0, 1]],
    );
  });

  test('stands under the answer of the last year, the forms newest first with what is missing', () => {
    expect(answer!.year).toBe('2024');
    expect(years.map(({ year, forms }) => [year, ...forms.map(({ short }) => short)])).toEqual([
      ['2024', '跟踪'],
      ['2023', '目标', '跟踪', '自评'],
    ]);
    expect(completeness).toEqual({ words: '6张表公开了4张', missing: ['2024年绩效目标表', '2024年绩效自评表'] });
  });

  test('and its money are compared with the year before only for the same period', () =>
    expect(glance!.rows.find(({ label }) => label === '跟踪期执行数')!.words).toMatch(/^不可比，因为/));
});

test('a project with words only has no answer', () =>
  expect(view(nodeOf(makeCatalogue({ a: { forms: [narrative()] } }), 'a')).answer).toBeUndefined());
