import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import { asksForAll, bareWords, noneOf } from '../figures/words.ts';
import { nameOf, printValue } from './indicator-words.ts';
import type { Rule } from './rule.ts';
import { countWhereCommon, listNames, type OfRow } from './told-together.ts';

/** 数量 or 满意度, where the indicator's labels ask for a number. */
function countedAs({ row }: IndicatorLine): string | undefined {
  if (bareLevel(row.level2) === '数量') return '数量指标';
  return [row.level1, row.level2].some((label) => bareLevel(label).includes('满意度')) ? '满意度指标' : undefined;
}

function hasNumber({ target }: IndicatorLine): boolean {
  if (isMissing(target)) return false;
  // 零投诉 and 全部整改 stand for a number
  const words = bareWords(target.text);
  return target.kind !== 'words' || /[\d０-９]/.test(words) || asksForAll(words) || Boolean(noneOf(words));
}

const ADVICE = '写明多少算达到，如“≥12次”“≥90%”；本年度不便改的，下一年度编目标时改。';

function findUnquantified(line: IndicatorLine): OfRow[] {
  const counted = countedAs(line);
  if (!counted || line.row.name.trim() === '' || hasNumber(line)) return [];
  const { target } = line;
  const what = isMissing(target) ? '没有填' : `是${printValue(target)}，没有写成数`;
  const outcome = {
    at: `${line.path}.target`,
    because: [`${line.path}.level2`],
    message: `${counted}${nameOf(line)}的目标${what}。`,
    printed: line.row.target,
    advice: ADVICE,
  };
  return [{ line, outcome }];
}

const row = (level1: string, level2: string, target: string) => ({
  ...{ level1, level2, name: '党群阵地建设数量', target, actual: target },
  ...{ weight: '10', score: '10', deviation: '' },
});

export const TARGET_UNQUANTIFIED: Rule = {
  id: 'target-unquantified',
  family: '信得过',
  title: '该用数的目标没有数',
  why: '数量和满意度没有数，做到多少才算达到，谁也说不清。',
  basis: '通行做法',
  severity: 'note',
  needs: ['table'],
  check: ({ reading: { indicators } }) =>
    countWhereCommon(indicators.flatMap(findUnquantified), indicators, (lines) => ({
      message: `${indicators.length}条指标里，数量或满意度的${listNames(lines)}的目标没有数。`,
      advice: ADVICE,
    })),
  examples: [
    { title: '数量和满意度都写了数', record: {}, finds: [] },
    {
      title: '数量目标是“每天一条”',
      record: { indicators: [row('产出指标', '数量指标', '每天一条')] },
      finds: [{ at: 'indicators.0.target' }],
    },
    {
      title: '满意度目标是“提升”',
      record: { indicators: [row('满意度指标', '服务对象满意度指标', '提升')] },
      finds: [{ at: 'indicators.0.target' }],
    },
    { title: '社会效益可以不写数', record: { indicators: [row('效益指标', '社会效益指标', '提升')] }, finds: [] },
  ],
};
