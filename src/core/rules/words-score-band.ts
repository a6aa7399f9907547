import { HUNDRED } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { percentOf } from '../figures/rate.ts';
import { nameOf, printResult } from './indicator-words.ts';
import { hasFullScore, isScored, printPoints, type Scored } from './points.ts';
import type { Rule } from './rule.ts';

/**
 * Bands of points for results in words, as forms under 财预〔2020〕10号 print them: from and below, in percent of the points. 未发生 and
 * 不超 say that a fault did not happen.
 */
const BANDS = [
  { words: /^(?:大?部[分份]|基本|达到?一定)/, name: '部分达成', from: '60', below: '80' },
  { words: /^(?:[尚暂还]?未|没有|不)(?!发生|出现|存在|超)/, name: '未达成', from: '0', below: '60' },
] as const;

/** The band that a result in words names, where its points lie outside; full points of a target missed are another rule's question. */
function findBand(line: Scored): (typeof BANDS)[number] | undefined {
  const { actual, target } = line;
  if (isMissing(actual) || isMissing(target) || actual.kind !== 'words' || target.kind === 'quantity') return undefined;
  if (actual.text.trim() === target.text.trim()) return undefined;
  const band = BANDS.find(({ words }) => words.test(actual.text.trim()));
  const share = percentOf(line.score.value, line.weight.value);
  const isMissedInFull = hasFullScore(line) && line.attainment?.outcome === 'missed';
  if (!band || isMissing(share) || isMissedInFull) return undefined;
  const isWithin = share.gte(band.from) && (share.lt(band.below) || (band.name === '部分达成' && share.eq(band.below)));
  return isWithin ? undefined : band;
}

const row = (actual: string, score: string) => ({
  ...{ level1: '效益指标', level2: '社会效益指标', name: '服务机制健全情况', target: '健全', actual },
  ...{ weight: '10', score, deviation: '下半年补齐。' },
});

export const WORDS_SCORE_BAND: Rule = {
  id: 'words-score-band',
  family: '信得过',
  title: '文字写的结果，得分不在通行的一档里',
  why: '没有数的指标按三档打分：达成得八到十成，部分达成得六到八成，没有达成不到六成。',
  basis: '通行做法：定性指标分三档打分',
  severity: 'note',
  needs: ['points', 'results'],
  check: ({ reading }) =>
    reading.indicators.filter(isScored).flatMap((line) => {
      const band = findBand(line);
      if (!band) return [];
      const share = line.score.value.div(line.weight.value).times(HUNDRED).toDecimalPlaces(1).toFixed();
      return [
        {
          at: `${line.path}.score`,
          because: [`${line.path}.actual`, `${line.path}.weight`],
          message: `${nameOf(line)}${printResult(line)}，${printPoints(line)}，是分值的${share}%；“${band.name}”通行得${band.from}%到${band.below}%。`,
          printed: line.score.text,
          advice: '本地另有打分标准的，不必处理；没有的，按结果所在的一档改正。',
        },
      ];
    }),
  examples: [
    { title: '部分达成，得七成', record: { indicators: [row('部分健全', '7')] }, finds: [] },
    { title: '达成', record: { indicators: [row('健全', '10')] }, finds: [] },
    {
      title: '部分达成，得九成半',
      record: { indicators: [row('部分健全', '9.5')] },
      finds: [{ at: 'indicators.0.score' }],
    },
    { title: '没有达成，得八成', record: { indicators: [row('未健全', '8')] }, finds: [{ at: 'indicators.0.score' }] },
    {
      title: '没有发生事故是达到了',
      record: { indicators: [{ ...row('未发生事故', '10'), name: '事故数', target: '零事故' }] },
      finds: [],
    },
  ],
};
