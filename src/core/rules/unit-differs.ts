import { isMissing } from '../figures/missing.ts';
import { readStated } from '../figures/stated.ts';
import { inOneUnit } from '../figures/equal-units.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf, printResult } from './indicator-words.ts';
import type { Rule } from './rule.ts';

/** The units of the two, where they are not one; of 全年不少于4次 that of its number, where the two were held by it. */
function unitsOf({ target, actual, attainment }: IndicatorLine): [target: string, actual: string] | undefined {
  if (isMissing(target) || isMissing(actual)) return undefined;
  const areNumbers = target.kind === 'quantity' && actual.kind === 'quantity';
  if (!areNumbers && attainment?.reason !== 'unit-differs') return undefined;
  const [wanted, got] = [readStated(target)?.quantity, readStated(actual)?.quantity];
  if (!wanted?.unit || !got?.unit) return undefined;
  return inOneUnit(wanted, got).length === 0 ? [wanted.unit, got.unit] : undefined;
}

function findSlip(line: IndicatorLine): { how: string; advice: string } | undefined {
  if (line.attainment?.reason === 'fraction')
    return {
      how: '一处是百分数，一处疑似把百分数写成了小数',
      advice: '对照原表：写成小数的，改成百分数（0.98即98%）；原表就这样印，请填表单位更正。',
    };
  if (line.attainment?.outcome === 'met') return undefined;
  const units = unitsOf(line);
  return (
    units && {
      how: `目标的单位是“${units[0]}”，结果的单位是“${units[1]}”`,
      advice: '对照原表，把两处改成同一个单位。',
    }
  );
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
  needs: ['results'],
  check: ({ reading }) =>
    reading.indicators.flatMap((line) => {
      const slip = findSlip(line);
      if (!slip) return [];
      return [
        {
          at: `${line.path}.actual`,
          because: [`${line.path}.target`],
          message: `${nameOf(line)}${printResult(line)}：${slip.how}。`,
          printed: line.row.actual ?? '',
          advice: slip.advice,
        },
      ];
    }),
  examples: [
    {
      title: '百分比与 % 是一个单位，没写单位的随目标',
      record: { indicators: [row('≥90(百分比)', '95%'), row('≥30人', '45')] },
      finds: [],
    },
    {
      title: '百分数写成了小数',
      record: { indicators: [row('≥95%', '0.98')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    {
      title: '场次与场、24小时与1天是一回事',
      record: { indicators: [row('≥3场次', '3场'), row('≤24小时', '1天')] },
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
