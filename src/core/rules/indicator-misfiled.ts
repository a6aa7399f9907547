import { bareLevel, CLOSED, isKnownLevel, versionsOf } from '../taxonomy/levels.ts';
import { nameOf } from './indicator-words.ts';
import type { Rule } from './rule.ts';

/** Level 1 labels under which some version for projects has this level 2, in the order of the versions. */
const homesOf = (level2: string): string[] => [
  ...new Set(
    CLOSED.flatMap(({ levels }) => Object.entries(levels))
      .filter(([, parts]) => parts.includes(bareLevel(level2)))
      .map(([level1]) => `“${level1}指标”`),
  ),
];

const row = (level1: string, level2: string) => ({
  ...{ level1, level2, name: '居民参与度', target: '提升', actual: '提升' },
  ...{ weight: '10', score: '10', deviation: '' },
});

export const INDICATOR_MISFILED: Rule = {
  id: 'indicator-misfiled',
  family: '信得过',
  title: '二级指标放错了一级指标',
  why: '放错了地方，产出、效益各得多少分就算不准。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['table'],
  check: ({ reading }) =>
    reading.indicators.flatMap((line) => {
      const { level1, level2 } = line.row;
      // local labels are left alone: nobody knows where they belong
      if (!isKnownLevel(level1) || !isKnownLevel(level2) || versionsOf(level1, level2).length > 0) return [];
      const homes = homesOf(level2);
      const usual = homes.length > 0 ? `，各版指标体系里它在${homes.join('、')}下面` : '';
      return [
        {
          at: `${line.path}.level1`,
          because: [`${line.path}.level2`],
          message: `${nameOf(line)}的二级指标“${level2.trim()}”放在一级指标“${level1.trim()}”下面${usual}。`,
          printed: level1,
          advice: '先看是不是合并单元格录错了行；原表就这样，请填表单位更正。',
        },
      ];
    }),
  examples: [
    { title: '社会效益在效益下面', record: { indicators: [row('效益指标(30分)', '社会效益指标')] }, finds: [] },
    {
      title: '成本在产出下面，或自成一级，都有过',
      record: { indicators: [row('产出指标', '成本指标'), row('成本指标', '经济成本指标')] },
      finds: [],
    },
    {
      title: '社会效益放在产出下面',
      record: { indicators: [row('产出指标', '社会效益指标')] },
      finds: [{ at: 'indicators.0.level1' }],
    },
    {
      title: '部门整体的一级指标各地不同，不判断',
      record: { indicators: [row('部门管理', '社会效益'), row('管理效率', '预算管理')] },
      finds: [],
    },
    { title: '地方自定的名称不判断', record: { indicators: [row('项目完成指标', '进度指标')] }, finds: [] },
  ],
};
