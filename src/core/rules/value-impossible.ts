import { HUNDRED } from '../figures/decimal.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import type { Measure } from '../figures/measure.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf, printValue } from './indicator-words.ts';
import type { Outcome, Rule } from './rule.ts';

/** Shares of a whole that cannot be more than all of it; rates of growth, use and execution can. */
const SHARE_OF_ALL =
  /(?:满意|合格|达标|覆盖|知晓|及时|准确|正确|完好|通过|参与|参训|到课|出勤|到位|成活|优良|优秀|普及|入学|巩固|办结|整改|回复|公开|上线|签约|健康|安全|规范)(?:率|度)(?:（.*|\(.*)?$/;
/** What can be below nothing. */
const SIGNED =
  /增长|增减|变化|变动|同比|环比|温度|差额|盈亏|利润|结余|下降|上升|浮动|降幅|增幅|偏差|误差|偏离|海拔|收益|净/;

/** What is counted whole: there is no half of it; 1.2万人次 is whole too. */
const COUNTED = /^(?:人|人次|名|位|户|次|场|场次|起|期|批次)$/;
const AVERAGE = /均|每|系数|密度|比/;

const COLUMNS = [
  ['target', '目标'],
  ['planned', '计划'],
  ['actual', '结果'],
] as const;

/** Why a printed value cannot be; undefined where it can. */
function explainImpossible(name: string, value: Measure | Missing): string | undefined {
  if (isMissing(value) || value.kind !== 'quantity') return undefined;
  if (value.value.isNegative() && !value.value.isZero() && !SIGNED.test(name)) return '是负数';
  if (!value.value.isInteger() && COUNTED.test(value.unit) && !AVERAGE.test(name)) return '不是整数';
  const isMore = /^(?:%|分|)$/.test(value.unit) && value.value.gt(HUNDRED);
  return isMore && SHARE_OF_ALL.test(name.trim()) ? `超过了100${value.unit || '%'}` : undefined;
}

const checkLine = (line: IndicatorLine): Outcome[] =>
  COLUMNS.flatMap(([key, word]) => {
    const why = explainImpossible(line.row.name, line[key]);
    if (!why) return [];
    return [
      {
        at: `${line.path}.${key}`,
        message: `${nameOf(line)}的${word}${printValue(line[key])}${why}，这样的指标不会有这样的数。`,
        printed: line.row[key] ?? '',
        advice: '对照原表，看有没有录错；原表就这样印，请填表单位更正，或说明怎样算出来的。',
      },
    ];
  });

const row = (name: string, target: string, actual: string) => ({
  ...{ level1: '产出指标', level2: '质量指标', name, target, actual },
  ...{ weight: '10', score: '10', deviation: '' },
});

export const VALUE_IMPOSSIBLE: Rule = {
  id: 'value-impossible',
  family: '信得过',
  title: '不会有的数：超过100%的合格率，负的次数，半个人',
  why: '全部合格才是100%，办活动最少是0次，人数没有半个；印出不会有的数，多半是写错了。',
  basis: '算术关系',
  severity: 'warning',
  needs: ['table'],
  check: ({ reading }) => reading.indicators.flatMap(checkLine),
  examples: [
    { title: '不超过100%', record: { indicators: [row('参训合格率', '≥95%', '100%')] }, finds: [] },
    {
      title: '增长率、完成率可以超过100%，增长可以是负数',
      record: {
        indicators: [
          row('产值增长率', '≥100%', '120%'),
          row('任务完成率', '=100%', '105%'),
          row('投诉同比增长', '≤0%', '-5%'),
        ],
      },
      finds: [],
    },
    {
      title: '合格率是105%',
      record: { indicators: [row('参训合格率', '≥95%', '105%')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    {
      title: '平均数不必是整数，1.25万人次是整数',
      record: { indicators: [row('平均每场参加人数', '≥30人', '32.5人'), row('服务人次', '≥1万人次', '1.25万人次')] },
      finds: [],
    },
    {
      title: '人数不是整数',
      record: { indicators: [row('培训人数', '≥30人', '30.5人')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    {
      title: '次数是负数',
      record: { indicators: [row('活动次数', '≥3次', '-3次')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
  ],
};
