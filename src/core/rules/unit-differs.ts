import { isMissing } from '../figures/missing.ts';
import { inOneUnit } from '../figures/unit.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf, printResult } from './indicator-words.ts';
import type { Rule } from './rule.ts';

/** Spellings of one unit; 人 and 人次, 个 and 家 are not. */
const SAME: readonly (readonly string[])[] = [
  ['天', '日'],
  ['公里', '千米', 'km'],
  ['米', 'm'],
  ['㎡', '平方米', '平米', 'm²'],
  ['m³', '立方米'],
  ['小时', '时', 'h'],
  ['公斤', '千克', 'kg'],
  ['年', '周年'],
];
const plain = (unit: string): string => SAME.find((spellings) => spellings.includes(unit))?.[0] ?? unit;

function unitsOf({ target, actual }: IndicatorLine): [target: string, actual: string] | undefined {
  if (isMissing(target) || isMissing(actual) || target.kind !== 'quantity' || actual.kind !== 'quantity')
    return undefined;
  const pair = [target, actual].map(({ value, unit }) => ({ value, unit: plain(unit) }));
  return inOneUnit(pair[0]!, pair[1]!).length === 0 ? [target.unit, actual.unit] : undefined;
}

const row = (target: string, actual: string) => ({
  ...{ level1: '产出指标', level2: '数量指标', name: '培训人数', target, actual },
  ...{ weight: '10', score: '10', deviation: '' },
});

export const UNIT_DIFFERS: Rule = {
  id: 'unit-differs',
  family: '信得过',
  title: '目标与结果的单位不同',
  why: '目标数人、结果数次，数再大也比不出达到没有。',
  basis: '通行做法',
  severity: 'warning',
  kinds: ['self-evaluation', 'tracking'],
  check: ({ reading }) =>
    reading.indicators.flatMap((line) => {
      const units = unitsOf(line);
      if (!units) return [];
      return [
        {
          at: `${line.path}.actual`,
          because: [`${line.path}.target`],
          message: `${nameOf(line)}${printResult(line)}：目标的单位是“${units[0]}”，结果的单位是“${units[1]}”。`,
          printed: line.row.actual ?? '',
          advice: '对照原表，把两处改成同一个单位。',
        },
      ];
    }),
  examples: [
    {
      title: '百分比与 % 是一个单位，没写单位的随目标',
      record: { indicators: [row('≥90(百分比)', '95%'), row('≥30人', '45')] },
      finds: [],
    },
    { title: '元与万元可以换算', record: { indicators: [row('≤2万元', '18000元')] }, finds: [] },
    {
      title: '目标数人，结果数次',
      record: { indicators: [row('≥30人', '4次')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
  ],
};
