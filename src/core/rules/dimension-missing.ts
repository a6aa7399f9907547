import type { IndicatorRow } from '../forms/record.ts';
import { dimensionsOf, type Dimension } from './dimensions.ts';
import type { Rule } from './rule.ts';

const NEEDED: readonly Dimension[] = ['产出', '效益', '满意度'];

/** Forms print 经济效益指标 and leave the row empty where they have none. */
const isUsed = ({ name, target }: IndicatorRow): boolean => name.trim() !== '' || target.trim() !== '';

const row = (level1: string, level2: string, name: string) => ({
  level1,
  level2,
  name,
  target: '≥90%',
  actual: '95%',
  weight: '30',
  score: '30',
});

export const DIMENSION_MISSING: Rule = {
  id: 'dimension-missing',
  family: '填得全',
  title: '缺少产出、效益或满意度指标',
  why: '只看办了多少事，看不出有没有用、群众满不满意。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['table'],
  check({ reading }) {
    const rows = reading.indicators.map((line) => line.row).filter(isUsed);
    // a form without levels, or with some that nobody knows, may well have what it does not name
    if (rows.some((one) => dimensionsOf(one).length === 0)) return [];
    const found = new Set(rows.flatMap(dimensionsOf));
    const lacking = NEEDED.filter((dimension) => !found.has(dimension));
    if (rows.length === 0 || lacking.length === 0) return [];
    return [
      {
        at: 'indicators',
        message: `${rows.length}条指标里没有${lacking.map((dimension) => `${dimension}指标`).join('、')}。`,
        advice: '核对一级、二级指标有没有录错；确实没有的，编制目标时补上，或写明不设的理由。',
      },
    ];
  },
  examples: [
    { title: '三类指标都有', record: {}, finds: [] },
    {
      title: '没有满意度指标',
      record: { indicators: [row('产出指标', '数量指标', '活动次数'), row('效益指标', '社会效益指标', '知晓率')] },
      finds: [{ at: 'indicators' }],
    },
    {
      title: '表上没有一级、二级指标，说不出缺哪一类',
      record: { indicators: [row('', '', '活动次数')] },
      finds: [],
    },
    {
      title: '早期表式把服务对象满意度放在效益下面',
      record: {
        indicators: [
          row('产出指标', '数量指标', '活动次数'),
          row('效益指标', '社会效益指标', '知晓率'),
          row('效益指标', '服务对象满意度指标', '居民满意度'),
        ],
      },
      finds: [],
    },
  ],
};
