import { isMissing } from '../figures/missing.ts';
import type { Rule } from './rule.ts';

const isLeftOut = (value: object): boolean => isMissing(value) && value.missing !== 'unreadable';
/** A cell that is there and says nothing; a column that the form lacks is no cell left blank. */
const isBlank = (value: object): boolean => isLeftOut(value) && 'missing' in value && value.missing !== 'absent';

const row = (parts: object) => ({
  level1: '产出指标',
  level2: '数量指标',
  name: '便民活动次数',
  target: '≥12次',
  weight: '20',
  ...parts,
});

export const FORM_UNFILLED: Rule = {
  id: 'form-unfilled',
  family: '填得全',
  title: '自评表没有填结果',
  why: '结果和得分都空着，等于没有做自评。',
  basis: '《中华人民共和国预算法》第五十七条（各级政府、各部门、各单位应当对预算支出情况开展绩效评价）',
  severity: 'error',
  needs: ['final', 'results'],
  check({ reading: { indicators } }) {
    const isUnfilled = indicators.every(({ actual, score }) => isLeftOut(actual) && isLeftOut(score));
    if (!isUnfilled || !indicators.some(({ actual, score }) => isBlank(actual) || isBlank(score))) return [];
    return [
      {
        at: 'indicators',
        because: indicators.flatMap(({ path }) => [`${path}.actual`, `${path}.score`]),
        message: `${indicators.length}条指标的实际完成值和得分全都空着。`,
        advice: '这是没有填的表：请填表单位填好再发布。',
      },
    ];
  },
  examples: [
    { title: '每条指标都有结果和得分', record: {}, finds: [] },
    {
      title: '结果和得分都空着',
      record: { indicators: [row({ actual: '', score: '' })] },
      finds: [{ at: 'indicators' }],
    },
    { title: '表中没有结果和得分这两栏，不算没填', record: { indicators: [row({})] }, finds: [] },
    { title: '有得分、没有结果，不算整张没填', record: { indicators: [row({ actual: '', score: '20' })] }, finds: [] },
  ],
};
