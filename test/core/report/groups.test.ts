import { describe, expect, test } from 'vitest';
import type { IndicatorRow } from '../../../src/core/forms/record.ts';
import { kindOf, type FormRecord } from '../../../src/core/forms/registry.ts';
import { groupIndicators } from '../../../src/core/report/groups.ts';
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

  test('show what is printed: blank is said to be blank, and what is not there is not shown', () => {
    const indicators = [
      row('产出', '数量', 'a', { actual: '', weight: '5', deviation: '无', extra: { 备注: 'x', 空栏: '' } }),
      row('产出', '数量', 'b', { actual: '6', deviation: '' }),
    ];
    const [first, second] = groupsOf(selfEvaluation({ indicators }))[0]!.parts[0]!.rows;
    const shown = ({ values, notes }: NonNullable<typeof first>) =>
      [...values, ...notes].map(({ label, text, blank }) => `${label} ${text}${blank ? ' (blank)' : ''}`);
    expect(shown(first!)).toEqual(['目标 ≥5', '结果 未填 (blank)', '分值 5', '备注 x', '偏差原因分析及改进措施 无']);
    expect(shown(second!)).toEqual(['目标 ≥5', '结果 6']);
    expect([first!.verdict, first!.reason, first!.mark]).toEqual(['无法核实', '未填实际完成值', undefined]);
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
