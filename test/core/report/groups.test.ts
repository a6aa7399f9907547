import { describe, expect, test } from 'vitest';
import type { IndicatorRow } from '../../../src/core/forms/record.ts';
import { kindOf, type FormRecord } from '../../../src/core/forms/registry.ts';
import { SELF_EVALUATION } from '../../../src/core/forms/self-evaluation/kind.ts';
import { TRACKING } from '../../../src/core/forms/tracking/kind.ts';
import { columnLabels, groupIndicators } from '../../../src/core/report/groups.ts';
import { selfEvaluation, tracking } from '../forms/records.ts';
import { realForm } from '../library/real-content.ts';

const groupsOf = (record: FormRecord) => {
  const kind = kindOf(record);
  return groupIndicators(kind.read(record).indicators, kind);
};
const row = (level1: string, level2: string, name: string, more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  ...{ level1, level2, name, target: '≥5', ...more },
});
const outline = (...indicators: IndicatorRow[]) =>
  groupsOf(selfEvaluation({ indicators })).map(({ level1, parts }) => [
    level1,
    ...parts.map(({ level2, rows }) => `${level2}:${rows.map(({ name }) => name).join('')}`),
  ]);

describe('indicators', () => {
  test('stand by level 1 and level 2, in printed order', () =>
    expect(
      outline(
        row('产出指标', '数量指标', 'a'),
        row('产出指标', '数量指标', 'b'),
        row('产出指标', '质量指标', 'c'),
        row('产出指标', '数量指标', 'd'),
        row('效益指标', '社会效益指标', 'e'),
        row('产出指标', '数量指标', 'f'),
      ),
    ).toEqual([
      ['产出指标', '数量指标:ab', '质量指标:c', '数量指标:d'],
      ['效益指标', '社会效益指标:e'],
      ['产出指标', '数量指标:f'],
    ]));

  test('without level 1 say so; a level 2 that repeats level 1 is left out', () =>
    expect(outline(row('', '', 'a'), row('满意度指标(10分)', '满意度', 'b'))).toEqual([
      ['未写一级指标', ':a'],
      ['满意度指标(10分)', ':b'],
    ]));

  test('have their points summed by group, where every row has them', () => {
    const points = (weight: string, score: string) => ({ weight, score });
    const groups = groupsOf(
      selfEvaluation({
        indicators: [
          row('产出', '', 'a', points('0.1', '0.1')),
          row('产出', '', 'b', points('0.20', '0分')),
          row('效益', '', 'c', points('5', '—')),
        ],
      }),
    );
    expect(groups.map(({ points: sums }) => sums)).toEqual([{ possible: '0.3', got: '0.1' }, undefined]);
  });

  test('show what is printed: blank is blank, and what is not there is not', () => {
    const [group] = groupsOf(
      selfEvaluation({ indicators: [row('产出', '数量', 'a', { actual: '', deviation: '无', extra: { 备注: 'x' } })] }),
    );
    const [view] = group!.parts[0]!.rows;
    expect(view!.values.map(({ label, text }) => `${label}=${text}`)).toEqual([
      '年度指标值=≥5',
      '实际完成值=',
      '偏差原因分析及改进措施=无',
    ]);
    expect(view!.extra).toEqual([{ key: '备注', label: '备注', text: 'x' }]);
    expect([view!.verdict, view!.reason, view!.mark]).toEqual(['无法核实', '未填实际完成值', undefined]);
  });

  test('of a tracking form are held against its plan, in words too', () => {
    const indicators = [row('产出', '数量', 'a', { target: '≥5次', planned: '2', actual: '4' })];
    const [view] = groupsOf(tracking({ indicators }))[0]!.parts[0]!.rows;
    expect([view!.verdict, view!.reason]).toEqual(['超过', '为计划的200%']);
    expect(view!.mark).toEqual({ bar: 96, tick: 48, broken: false });
  });

  test('of 松江 党群综合服务 are 50, 30 and 10 points', () => {
    const groups = groupsOf(realForm('2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation').record);
    expect(groups.map(({ level1, points }) => `${level1} ${points!.got}/${points!.possible}`)).toEqual([
      '产出指标 50/50',
      '效益指标 30/30',
      '满意度指标 10/10',
    ]);
  });
});

test('short headings are those of the columns in a line', () => {
  expect(columnLabels(SELF_EVALUATION)).toEqual({ target: '目标', actual: '结果', weight: '分值', score: '得分' });
  expect(columnLabels(TRACKING)).toEqual({ target: '目标', planned: '计划', actual: '结果' });
});
