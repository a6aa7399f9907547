import { matchingName } from '../history/same-indicator.ts';
import { nameOf } from './indicator-words.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const ELLIPSIS = /^[….。·]*$/;

function check({ reading }: RuleContext): Outcome[] {
  const first = new Map<string, { path: string; at: number }>();
  return reading.indicators.flatMap((line, i) => {
    const name = matchingName(line.row.name);
    if (ELLIPSIS.test(name)) return [];
    const before = first.get(name);
    if (!before) first.set(name, { path: line.path, at: i + 1 });
    if (!before) return [];
    return [
      {
        at: `${line.path}.name`,
        because: [`${before.path}.name`],
        message: `${nameOf(line)}列了不止一次：第${before.at}条和第${i + 1}条同名。`,
        printed: line.row.name,
        advice: '录重了的删去一条；两条说的是不同的事，把名称写得分得清。',
      },
    ];
  });
}

const row = (name: string) => ({
  ...{ level1: '产出指标', level2: '质量指标', name, target: '=100%', actual: '=100%' },
  ...{ weight: '2', score: '2', deviation: '' },
});

export const INDICATOR_DUPLICATED: Rule = {
  id: 'indicator-duplicated',
  family: '信得过',
  title: '同一个指标列了两次',
  why: '一件事算两次，就得两份分。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['table'],
  check,
  examples: [
    { title: '指标各不相同', record: { indicators: [row('津贴发放准确率'), row('津贴发放及时率')] }, finds: [] },
    {
      title: '同一个指标两次',
      record: { indicators: [row('津贴发放准确率'), row('津贴发放准确率')] },
      finds: [{ at: 'indicators.1.name' }],
    },
    {
      title: '只差引号和空格',
      record: { indicators: [row('“两新”党建 满意度'), row('两新党建满意度')] },
      finds: [{ at: 'indicators.1.name' }],
    },
  ],
};
