import { isMissing } from '../figures/missing.ts';
import { nameOf } from './indicator-words.ts';
import type { Rule } from './rule.ts';

const row = (weight: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '补贴发放人数', target: '≥30人', actual: '30人' },
  ...{ weight, score: weight, deviation: '' },
});

export const ONE_INDICATOR_HEAVY: Rule = {
  id: 'one-indicator-heavy',
  family: '信得过',
  title: '一条指标占的分太多',
  why: '大半的分压在一条指标上，其他方面做得好坏就看不出来。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['points'],
  check: ({ reading, site: { thresholds } }) =>
    reading.indicators.flatMap((line) => {
      const { weight, path } = line;
      if (isMissing(weight) || weight.value.lte(thresholds.heavyIndicator)) return [];
      return [
        {
          at: `${path}.weight`,
          message: `${nameOf(line)}一条就占${weight.value.toFixed()}分，超过${thresholds.heavyIndicator}分。`,
          printed: weight.text,
          advice: '核对分值有没有录错；没有错的，下一年度把指标拆细，分值分开。',
        },
      ];
    }),
  examples: [
    { title: '分值分散在各条指标', record: {}, finds: [] },
    { title: '正好四十分', record: { indicators: [row('40')] }, finds: [] },
    { title: '一条指标占90分', record: { indicators: [row('90')] }, finds: [{ at: 'indicators.0.weight' }] },
  ],
};
