import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEPARTMENT_SELF_EVALUATION } from '../../../src/core/forms/department-self-evaluation/kind.ts';
import { DEPARTMENT_TARGET } from '../../../src/core/forms/department-target/kind.ts';
import { EVALUATION_REPORT } from '../../../src/core/forms/evaluation-report/kind.ts';
import { NARRATIVE } from '../../../src/core/forms/narrative/kind.ts';
import { SELF_EVALUATION } from '../../../src/core/forms/self-evaluation/kind.ts';
import { fillRow, rowHead, shares, splitSpan, type Sheet } from '../../../src/core/forms/sheet.ts';
import { TARGET } from '../../../src/core/forms/target/kind.ts';
import { TRACKING } from '../../../src/core/forms/tracking/kind.ts';
import {
  anyDepartmentSelfEvaluation,
  anyDepartmentTarget,
  anyEvaluationReport,
  anySelfEvaluation,
  anyTarget,
  anyTracking,
} from './arbitraries.ts';
import { drawGrid, fillGrid } from './grid.ts';
import {
  departmentSelfEvaluation,
  departmentTarget,
  evaluationReport,
  selfEvaluation,
  target,
  tracking,
} from './records.ts';

/** Fields that name or place a form instead of standing in its tables, and labels merged over several rows. */
const ELSEWHERE =
  /^(kind|title|year|currency|source|publication|period|labels|body)\b|^funds\.\d+\.(source|scope|breakdown)$/;
const MERGED = /^indicators\.(\d+)\.(level1|level2)$/;

const sheetOf = <R>(kind: { sheet?(record: R): Sheet | undefined }, record: R): Sheet => kind.sheet!(record)!;

/** Every text of a record with its path. */
function listTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => listTexts(part, path ? `${path}.${key}` : key));
}

function checkSheet(sheet: Sheet, record: { indicators: readonly { level1: string; level2: string }[] }): void {
  const grids = sheet.blocks.map(fillGrid); // throws on overlaps, holes and cells over the edge
  for (const { widths } of sheet.blocks) expect(widths.reduce((a, b) => a + b, 0)).toBe(100);
  const cells = sheet.blocks.flatMap(({ body }) => body.flat());
  for (const { text } of cells) expect(text).toBeTypeOf('string');
  const paths = cells.flatMap(({ path }) => path ?? []);
  expect(new Set(paths).size).toBe(paths.length);
  const texts = listTexts(record).filter(([path, text]) => text.trim() !== '' && !ELSEWHERE.test(path));
  for (const [path, text] of texts) {
    if (MERGED.test(path)) continue;
    const shown = cells.filter((cell) => cell.path === path);
    expect(
      shown.map((cell) => cell.text.includes(text)),
      path,
    ).toEqual([true]);
  }
  record.indicators.forEach(({ level1, level2 }, i) => {
    const [first, second] = grids.at(-1)!.body[i]!;
    expect([first!.text, second!.text]).toEqual([level1, level2]);
  });
}

describe('the official layout of any record fills its grid and shows every printed value once', () => {
  test('a self-evaluation', () => {
    fc.assert(fc.property(anySelfEvaluation(), (record) => checkSheet(sheetOf(SELF_EVALUATION, record), record)));
  });
  test('a tracking form', () => {
    fc.assert(fc.property(anyTracking(), (record) => checkSheet(sheetOf(TRACKING, record), record)));
  });
  test('a declaration', () => {
    fc.assert(fc.property(anyTarget(), (record) => checkSheet(sheetOf(TARGET, record), record)));
  });
});

describe('the layout of a whole department fills its grid and shows every printed value once', () => {
  test('a declaration', () => {
    fc.assert(fc.property(anyDepartmentTarget(), (record) => checkSheet(sheetOf(DEPARTMENT_TARGET, record), record)));
  });
  test('a self-evaluation', () => {
    fc.assert(
      fc.property(anyDepartmentSelfEvaluation(), (record) =>
        checkSheet(sheetOf(DEPARTMENT_SELF_EVALUATION, record), record),
      ),
    );
  });
});

test('what a report states of figures is laid out like a form; nothing is drawn where it states none', () => {
  fc.assert(
    fc.property(anyEvaluationReport(), (record) => {
      const sheet = EVALUATION_REPORT.sheet!(record);
      const { funds = [], indicators = [], score, grade } = record;
      const isEmpty = !funds.length && !indicators.length && score === undefined && grade === undefined;
      expect(sheet === undefined).toBe(isEmpty);
      if (sheet) checkSheet(sheet, { ...record, indicators });
    }),
  );
});

const draw = (sheet: Sheet): string[][] =>
  sheet.blocks.map((block) => {
    const { head, body } = fillGrid(block);
    return drawGrid([...head, ...body]);
  });

describe('a self-evaluation is laid out as printed', () => {
  const row = { level1: '产出指标', level2: '数量指标' };
  const record = selfEvaluation({
    department: '街道办事处',
    implementer: '服务中心',
    labels: { year: '(2024 年度)', weight: '分数', rate: '执行率(%)', 'goal.actual': '完成情况综述' },
    funds: [
      {
        ...{ source: 'total', label: '年度资金总额:', initial: '0.00', adjusted: '17.00', executed: '9.66' },
        ...{ weight: '10.00', rate: '56.82', score: '5.68' },
      },
    ],
    goal: { expected: '推进', actual: '已推进' },
    indicators: [
      { ...row, name: '培训', target: '≥1.00(次)', actual: '2.00(次)', weight: '45.00', score: '45.00', deviation: '' },
      { ...row, name: '活动', target: '≥1.00(次)', actual: '1.00(次)', weight: '45.00', score: '45.00', deviation: '' },
    ],
    total: { weight: '100.00', score: '95.68' },
    grade: '优',
  });

  test('with its own headings, 分数 over the money and 分值 over the indicators', () => {
    const sheet = sheetOf(SELF_EVALUATION, record);
    expect([sheet.title, sheet.subtitle]).toEqual(['财政项目支出绩效表', '(2024 年度)']);
    expect(draw(sheet)).toEqual([
      [
        '项目名称 | 社区党建 | 社区党建 | 社区党建 | 社区党建 | 社区党建 | 社区党建 | 社区党建',
        '主管部门 | 街道办事处 | 街道办事处 | 街道办事处 | 实施单位 | 服务中心 | 服务中心 | 服务中心',
        '项目资金(万元) | · | 年初预算数 | 全年预算数 | 全年执行数 | 分数 | 执行率(%) | 得分',
        '项目资金(万元) | 年度资金总额: | 0.00 | 17.00 | 9.66 | 10.00 | 56.82 | 5.68',
        '年度总体目标 | 预期目标 | 预期目标 | 预期目标 | 完成情况综述 | 完成情况综述 | 完成情况综述 | 完成情况综述',
        '年度总体目标 | 推进 | 推进 | 推进 | 已推进 | 已推进 | 已推进 | 已推进',
      ],
      [
        '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施',
        '产出指标 | 数量指标 | 培训 | ≥1.00(次) | 2.00(次) | 45.00 | 45.00 | ·',
        '产出指标 | 数量指标 | 活动 | ≥1.00(次) | 1.00(次) | 45.00 | 45.00 | ·',
        '总分 | 总分 | 总分 | 总分 | 总分 | 100.00 | 95.68 | ·',
        '评分等级 | 优 | 优 | 优 | 优 | 优 | 优 | 优',
      ],
    ]);
  });

  test('operator and unit in columns of their own stand beside the value, other columns at the end', () => {
    const extra = { 备注: '无', 度量单位: '人次', 指标性质: '≧' };
    const indicators = [{ ...row, name: '受助人数', target: '735', actual: '735', weight: '10', score: '10', extra }];
    const [, table] = draw(sheetOf(SELF_EVALUATION, selfEvaluation({ indicators, total: { score: '96' } })));
    expect(table).toEqual([
      '一级指标 | 二级指标 | 三级指标 | 指标性质 | 年度指标值 | 度量单位 | 实际完成值 | 分值 | 得分 | 备注',
      '产出指标 | 数量指标 | 受助人数 | ≧ | 735 | 人次 | 735 | 10 | 10 | 无',
      '总分 | 总分 | 总分 | 总分 | 总分 | 总分 | 总分 | · | 96 | ·',
    ]);
  });

  test('columns that the form does not have are left out, a total keeps its own', () => {
    const funds = [{ source: 'total' as const, label: '总额', executed: '3.36', extra: { 原因: '无' } }];
    const indicators = [{ ...row, name: '片', target: '1部', actual: '' }];
    expect(draw(sheetOf(SELF_EVALUATION, selfEvaluation({ funds, indicators, total: { score: '99.55分' } })))).toEqual([
      [
        '项目名称 | 社区党建 | 社区党建 | 社区党建',
        '项目资金(万元) | · | 全年执行数 | 原因',
        '项目资金(万元) | 总额 | 3.36 | 无',
      ],
      [
        '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分',
        '产出指标 | 数量指标 | 片 | 1部 | · | ·',
        '总分 | 总分 | 总分 | 总分 | 总分 | 99.55分',
      ],
    ]);
  });

  test('same level 2 under another level 1 is another cell', () => {
    const indicators = [
      { level1: '产出指标', level2: '', name: '甲', target: '1' },
      { level1: '效益指标', level2: '', name: '乙', target: '1' },
    ];
    const block = sheetOf(SELF_EVALUATION, selfEvaluation({ indicators })).blocks[1]!;
    expect(block.body.map((cells) => cells.map(({ path }) => path))).toEqual([
      ['indicators.0.level1', 'indicators.0.level2', 'indicators.0.name', 'indicators.0.target'],
      ['indicators.1.level1', 'indicators.1.level2', 'indicators.1.name', 'indicators.1.target'],
    ]);
  });
});

describe('a tracking form is laid out as printed', () => {
  test('with the period under the title and the judgement at the foot', () => {
    const sheet = sheetOf(
      TRACKING,
      tracking({
        period: { from: '2023-01', to: '2023-08', label: '（ 2023-1月 至 2023-8月 ）' },
        indicators: [
          { level1: '产出指标', level2: '数量指标', name: '站', target: '=5.00(个)', planned: '1.00', actual: '1.00' },
        ],
        outlook: { budget: '有可能完成', targets: '确定能完成' },
        corrective: '',
      }),
    );
    expect(sheet.subtitle).toBe('跟踪时段：（ 2023-1月 至 2023-8月 ）');
    expect(draw(sheet)[1]).toEqual([
      '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 跟踪期计划完成值 | 跟踪期实际完成值',
      '产出指标 | 数量指标 | 站 | =5.00(个) | 1.00 | 1.00',
      '绩效跟踪总体判断 | 绩效跟踪总体判断 | 年度项目预算完成可能性 | 有可能完成 | 有可能完成 | 有可能完成',
      '绩效跟踪总体判断 | 绩效跟踪总体判断 | 年度绩效目标完成可能性 | 确定能完成 | 确定能完成 | 确定能完成',
      '纠偏措施 | 纠偏措施 | · | · | · | ·',
    ]);
  });

  test('with the months where no period is printed', () =>
    expect(sheetOf(TRACKING, tracking()).subtitle).toBe('跟踪时段：2023-01 至 2023-08'));
});

describe('a declaration is laid out as printed', () => {
  const fund = (scope: 'project' | 'annual', label: string) => ({
    scope,
    source: 'other' as const,
    label,
    amount: '0',
  });

  test('with the money of the project left, that of the year right and 其他资金 at the foot of both', () => {
    const sheet = sheetOf(
      TARGET,
      target({
        currency: '元',
        labels: { currency: '项目资金（元）' },
        category: '经常性项目',
        start: '2023-01-01',
        end: '2023-12-31',
        funds: [
          ...[fund('project', '项目总额'), fund('project', '财政资金'), fund('project', '其他')],
          ...[fund('annual', '年度总额'), fund('annual', '拨款'), fund('annual', '结转'), fund('annual', '其他')],
        ],
        goal: { project: '总', projectPeriod: '（2023 年- 2023年）', annual: '年' },
        indicators: [{ level1: '产出指标', level2: '数量指标', name: '人数', target: '≥30人' }],
        extra: { 项目性质: '阶段性项目' },
      }),
    );
    expect(sheet.subtitle).toBe('（2023 年度）');
    expect(draw(sheet)).toEqual([
      [
        '项目名称 | 社区党建 | 社区党建 | 项目类别 | 经常性项目',
        '计划开始日期 | 2023-01-01 | 2023-01-01 | 计划完成日期 | 2023-12-31',
        '项目资金（元） | 项目总额 | 0 | 年度总额 | 0',
        '项目资金（元） | 财政资金 | 0 | 拨款 | 0',
        '项目资金（元） | · | · | 结转 | 0',
        '项目资金（元） | 其他 | 0 | 其他 | 0',
        '项目绩效目标 | 项目总目标（2023 年- 2023年） | 项目总目标（2023 年- 2023年） | 年度总目标 | 年度总目标',
        '项目绩效目标 | 总 | 总 | 年 | 年',
      ],
      [
        '一级指标 | 二级指标 | 三级指标 | 年度指标值',
        '产出指标 | 数量指标 | 人数 | ≥30人',
        '项目性质 | 阶段性项目 | 阶段性项目 | 阶段性项目',
      ],
    ]);
  });

  test('a side of the money with fewer rows is padded above its last, a lone total below it', () => {
    const annual = ['年度总额', '拨款', '其他'].map((label) => fund('annual', label));
    const money = (...project: string[]) =>
      draw(
        sheetOf(TARGET, target({ funds: [...project.map((label) => fund('project', label)), ...annual] })),
      )[0]!.slice(1);
    expect(money('项目总额', '其他').map((line) => line.split(' | ')[1])).toEqual(['项目总额', '·', '其他']);
    expect(money('项目总额').map((line) => line.split(' | ')[1])).toEqual(['项目总额', '·', '·']);
  });
});

describe('a form of a whole department is laid out as printed', () => {
  const tasks = [
    { name: '助餐', content: '开好助餐点', total: '268.00', fiscal: '248.00', other: '20.00' },
    { name: '金额合计', total: '268.00', fiscal: '248.00', other: '20.00' },
  ];
  const indicators = [{ level1: '履职效果', level2: '社会效益', name: '接待人次', target: '≥2万人次' }];

  test('with its money by income left and by spending right, and its tasks under 预算金额', () => {
    const sheet = sheetOf(
      DEPARTMENT_TARGET,
      departmentTarget({
        funds: [
          { source: 'total', label: '资金总额', amount: '300' },
          { source: 'appropriation', breakdown: 'income', label: '一般公共预算', amount: '295' },
          { source: 'other', breakdown: 'income', label: '其他资金', amount: '5' },
          { source: 'basic', breakdown: 'spending', label: '基本支出', amount: '200' },
          { source: 'projects', breakdown: 'spending', label: '项目支出', amount: '100' },
        ],
        tasks,
        goal: { annual: '办好服务' },
        indicators,
      }),
    );
    expect(sheet.blocks.map(({ caption }) => caption)).toEqual([
      '部门与资金',
      '年度主要任务',
      '年度总体目标',
      '绩效指标',
    ]);
    expect(draw(sheet).slice(0, 3)).toEqual([
      [
        '部门名称 | 某某街道 | 某某街道 | 某某街道 | 某某街道',
        '年度预算(万元) | 资金总额 | 300 | 300 | 300',
        '年度预算(万元) | 按收入性质分 | 按收入性质分 | 按支出性质分 | 按支出性质分',
        '年度预算(万元) | 一般公共预算 | 295 | 基本支出 | 200',
        '年度预算(万元) | 其他资金 | 5 | 项目支出 | 100',
      ],
      [
        '年度主要任务 | 任务名称 | 主要内容 | 预算金额(万元) | 预算金额(万元) | 预算金额(万元)',
        '年度主要任务 | 任务名称 | 主要内容 | 总额 | 财政拨款 | 其他资金',
        '年度主要任务 | 助餐 | 开好助餐点 | 268.00 | 248.00 | 20.00',
        '年度主要任务 | 金额合计 | · | 268.00 | 248.00 | 20.00',
      ],
      ['年度总体目标 | 办好服务 | 办好服务 | 办好服务 | 办好服务'],
    ]);
  });

  test('with the rows of each breakdown under its heading where the money has columns', () => {
    const funds = [
      { source: 'total' as const, label: '年度资金总额', adjusted: '300', executed: '294' },
      { source: 'basic' as const, breakdown: 'spending' as const, label: '基本支出', adjusted: '200', executed: '198' },
      {
        source: 'projects' as const,
        breakdown: 'spending' as const,
        label: '项目支出',
        adjusted: '100',
        executed: '96',
      },
    ];
    const labels = { 'funds.spending': '按支出性质分:' };
    expect(
      draw(sheetOf(DEPARTMENT_SELF_EVALUATION, departmentSelfEvaluation({ funds, labels, indicators })))[0],
    ).toEqual([
      '部门名称 | 某某街道 | 某某街道 | 某某街道',
      '年度预算(万元) | · | 全年预算数 | 全年执行数',
      '年度预算(万元) | 年度资金总额 | 300 | 294',
      '年度预算(万元) | 按支出性质分: | 按支出性质分: | 按支出性质分:',
      '年度预算(万元) | 基本支出 | 200 | 198',
      '年度预算(万元) | 项目支出 | 100 | 96',
    ]);
  });
});

test('a report of a score alone shows it with its grade', () => {
  const [names, results] = draw(sheetOf(EVALUATION_REPORT, evaluationReport({ score: '96.5', grade: '优' })));
  expect(names).toHaveLength(1);
  expect(results).toEqual(['评价得分 | 96.5 | 评价等级 | 优']);
});

test('a narrative has no tables but a body', () => {
  expect(NARRATIVE.sheet).toBeUndefined();
  expect(NARRATIVE.body).toBeDefined();
});

describe('the grid', () => {
  test('is shared out in whole percents that add up to 100 and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 15 }), (parts) => {
        const widths = shares(...parts);
        expect(widths.reduce((a, b) => a + b, 0)).toBe(100);
        expect(widths.every(Number.isInteger)).toBe(true);
        parts.forEach((part, i) =>
          parts.forEach((other, j) => part > other && expect(widths[i]!).toBeGreaterThanOrEqual(widths[j]!)),
        );
      }),
    );
  });

  test('is split into spans that differ by one at most, the wider first', () => {
    expect(splitSpan(7, 2)).toEqual([4, 3]);
    expect(splitSpan(6, 3)).toEqual([2, 2, 2]);
    expect(splitSpan(5, 1)).toEqual([5]);
  });

  test('has its rows filled by their last cell', () => {
    const cells = [rowHead('a', { cols: 2 }), rowHead('b')];
    expect(fillRow(cells, 5).map(({ cols }) => cols)).toEqual([2, 3]);
    expect(fillRow([], 5)).toEqual([]);
  });
});
