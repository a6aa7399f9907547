import { describe, expect, test } from 'vitest';
import { bareLevel, isKnownLevel, TAXONOMY, versionsOf } from '../../../src/core/taxonomy/levels.ts';

describe('a label of a level', () => {
  test.each([
    ['产出指标', '产出'],
    ['产出指标(50分)', '产出'],
    ['产出指标（50分）', '产出'],
    ['效益指标 (30分)', '效益'],
    ['可持 续影 响指 标', '可持续影响'],
    ['满意\n度指\n标', '满意度'],
    ['服务对象满意度指标等', '服务对象满意度'],
    ['指标', ''],
    ['', ''],
  ])('%j is bare %j', (label, bare) => expect(bareLevel(label)).toBe(bare));
});

describe('the framework', () => {
  const ids = (level1: string, level2: string): string[] => versionsOf(level1, level2).map(({ id }) => id);

  test.each<[string, string, string[]]>([
    // 成本 is a level 2 of 产出 until 2021 and a level 1 from then on
    ['产出指标', '成本指标', ['before-2015', '2015']],
    ['成本指标', '经济成本指标', ['2021']],
    ['成本指标', '生态环境成本指标', ['2021']],
    ['产出指标(50)', '数量指标', ['before-2015', '2015', '2021']],
    ['效益指标', '可持 续影 响指 标', ['before-2015', '2015', '2021']],
    ['效益指标', '环境效益指标', ['before-2015']],
    ['效益指标', '生态效益指标', ['2015', '2021']],
    ['满意度指标', '服务对象满意度指标等', ['2015', '2021', 'department-management']],
    ['满意度指标', '社会公众或服务对象满意度指标', ['2015']],
    // whole departments
    ['部门管理', '资金投入', ['department-management']],
    ['履职效果(45分)', '社会效益', ['department-management']],
    ['能力建设', '长效管理', ['department-management']],
    ['管理效率', '财务管理', ['department-efficiency']],
    ['社会效应', '社会公众满意度', ['department-efficiency']],
    // filed wrongly in the forms that print them
    ['产出指标', '经济成本指标', []],
    ['产出指标', '社会效益指标', []],
    ['', '生态环境成本指标', []],
    ['绩效指标', '产出指标', []],
  ])('%s over %s is of %j', (level1, level2, expected) => expect(ids(level1, level2)).toEqual(expected));

  test('knows the labels of the seeds and no others', () => {
    for (const label of [
      '成本指标',
      '产出指标',
      '效益指标',
      '满意度指标',
      '时效 指标',
      '社会效益指标',
      '服务对象满意度指标',
    ])
      expect(isKnownLevel(label), label).toBe(true);
    for (const label of ['', '绩效指标', '进度指标', '社会效益指标说明'])
      expect(isKnownLevel(label), label).toBe(false);
  });

  test('knows every pair of its own', () => {
    for (const { id, subject, levels } of TAXONOMY)
      for (const [level1, all] of Object.entries(levels))
        for (const level2 of all) {
          expect(ids(`${level1}指标`, `${level2}指标`)).toContain(id);
          if (subject === 'project') expect(isKnownLevel(level1) && isKnownLevel(level2)).toBe(true);
        }
  });

  test('does not know where the words of whole departments belong, whose lists differ from place to place', () =>
    expect(['部门管理', '履职效果', '运行成本', '资产管理'].filter(isKnownLevel)).toEqual([]));

  test('takes names of what every object has for labels like any other', () => {
    for (const label of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(isKnownLevel(label)).toBe(false);
      expect(versionsOf(label, label)).toEqual([]);
    }
  });
});
