import { words, type FieldLabel } from './intake.ts';

/** No column of the form's own year speaks of years before: 上年完成值 is not what was reached. */
export const OWN_YEAR = '(?!.*(?:上一?年|去年|往年|前年|历年|以前年|基期|基线))';

/** The columns of points that the tables of a self-evaluation have. */
export const WEIGHT = words(
  '(?!自评|自我|实际).{0,6}(?:分值|权重)(?:分值?|值)?|分数|标准分|满分|配分|基[本础]分|权数|赋分',
);
export const SCORE = words(`${OWN_YEAR}(?:.{0,6}得分(?:情况)?|(?:自评|自我|评价|实际)(?:评|打)?分(?:数|值)?|评分)`);

/** Headings of the money columns, whatever year or state of the year they speak of. */
export const INITIAL = words('年初.{0,8}|预算(?:批复|批准|下达)数?|(?:年度)?(?:批复|批准|下达|原)预算(?:数|金额|额)?');
export const SPENDING_RATE = words(
  `${OWN_YEAR}.{0,10}(?:执行|支出|支付|使用|(?:预算|支出|资金)完成)(?:率|进度|比例)%?`,
);

/** Why a target was missed, and what is done about it. */
export const REASON = words(
  '(?!.*(?:是否|[率值]$))(?:.*(?:偏差|偏离|未完成|未达|扣分|差异).*|.*原因(?:分析|说明)?(?:[及和与、].*)?)',
);

/** The columns of every indicator table before its values. */
export const LEVEL_COLUMNS: readonly FieldLabel[] = [
  {
    path: 'level1',
    label: '一级指标',
    also: words(
      '(?:指标|目标)类型|(?:绩效)?(?:指标|目标)?分类|类别|评价内容|一级|一级目标|一级绩效指标|(?:绩效)?指标一级',
    ),
  },
  { path: 'level2', label: '二级指标', also: words('指标类别|绩效内容|二级|二级目标|二级绩效指标|(?:绩效)?指标二级') },
  {
    path: 'name',
    label: '三级指标',
    also: words(
      '(?:绩效|具体)?指标名称|(?:具体|绩效)?指标内容|三级|三级目标|具体(?:绩效)?指标|三级绩效指标|三级指标(?:名称|内容)|(?:绩效)?指标三级|四级指标',
    ),
  },
];

/** The target as the forms of all kinds head it. */
export const TARGET_VALUE = words(
  '(?:年度|年初|全年|调整后?|绩效|预期|计划|设定|预设|[本当]年度?|目标|指标|项目|申报|批复|标准|标)+数?值(?:及单位)?|(?:计划|预期)完成(?:指标)?值|(?:[本当]?年度|[本当全]年)(?:绩效)?(?:指标|目标)|预期(?:目标|指标)|目标内容|指标标准',
);

/** What was reached of the goals, whatever of the year it speaks of: 目标完成情况, 年度目标运行情况, 实际完成. */
export const GOAL_REACHED =
  '(?:项目|专项|政策|[本当]?年度?|全年|年末|年终|总体|整体|绩效)*(?:目标)?(?:的)?(?:全年|年度|实际|具体)*(?:完成|实现|达成)(?:情况|结果)(?:综述|概述|说明)?|(?:项目|[本当]?年度?|全年|总体|绩效)*目标(?:的)?(?:实际)?(?:完成|实现|达成|运行|执行|实施)(?:情况|结果|进度|进展)?|(?:年度|全年)?实际(?:完成|达成|实现)(?:情况)?(?:的)?(?:绩效)?(?:目标)?(?:情况)?';
