/** A field of the record, the heading the official form prints for it, and other headings that mean it. */
export interface FieldLabel {
  /** Dotted path in the record: `goal.expected`. */
  readonly path: string;
  readonly label: string;
  /** Matches a heading without white space, brackets and closing colon. */
  readonly also?: RegExp;
  /** The value may stand in the row under the heading instead of beside it. */
  readonly below?: boolean;
  /** The field that years in brackets after the heading belong to. */
  readonly years?: string;
}

/** What a row of the money table is, by its label. The first that matches holds. */
export interface FundLabel {
  readonly source: string;
  readonly scope?: 'project' | 'annual';
  readonly matches: RegExp;
}

/** What the importer looks for in a form of a kind. */
export interface FormIntake {
  /** How titles read, without white space. */
  readonly titles: readonly RegExp[];
  /** Headings that only this kind has, for forms without a title. */
  readonly signs: RegExp;
  readonly fields: readonly FieldLabel[];
  readonly fundRows: readonly FundLabel[];
  /** The official heading of the money table, without its unit. */
  readonly money: string;
  /** Whether the money stands as label and amount side by side instead of in columns. */
  readonly fundPairs: boolean;
  /** The field of a goal that stands beside the heading of all goals. */
  readonly onlyGoal: string;
  /** The field that holds the tracked months. */
  readonly period?: string;
  /** Columns of points: which field of the total each adds up to. */
  readonly totals?: Readonly<Record<string, string>>;
}

/** A heading of which any of the words, written as alternatives, is the whole. */
export const words = (alternatives: string): RegExp => new RegExp(`^(?:${alternatives})$`);

const MONEY_TOTAL = /总额|^(?:资金|预算)?(?:合计|总计)$|^总金额$|^资金总量$/;
const OTHER_MONEY = /^(?:其中:)?其[他它](?:资金|收入|来源)/;
const LAST_YEAR = /结转|结余/;

/** Rows of a money table in columns: 自评表 and 跟踪表. */
export const FUND_ROWS: readonly FundLabel[] = [
  { source: 'total', matches: MONEY_TOTAL },
  { source: 'carryover', matches: LAST_YEAR },
  { source: 'extra', matches: /专户|单位资金|上级|中央|省级|市级|区级|县级|政府性基金|国有资本|债券|性质分/ },
  { source: 'appropriation', matches: /拨款|财政(?:性)?资金|一般公共预算|^(?:其中:)?(?:本级|当年)财政/ },
  { source: 'other', matches: OTHER_MONEY },
];

/** Rows of a declaration, where the whole project's money stands beside the year's. */
export const DECLARED_ROWS: readonly FundLabel[] = [
  { source: 'total', scope: 'annual', matches: /^(?:年度|本年|当年).*总额|^年度资金(?:合计|总计)$/ },
  { source: 'total', scope: 'project', matches: /^(?:项目|实施期|中期|长期|总).*总额|^项目(?:总投资|资金合计)$/ },
  { source: 'total', matches: MONEY_TOTAL },
  { source: 'carryover', scope: 'annual', matches: LAST_YEAR },
  { source: 'appropriation', scope: 'annual', matches: /^(?:其中:)?(?:当年|本年|年度).*(?:拨款|财政)/ },
  { source: 'fiscal', matches: /财政(?:性)?(?:资金|拨款)|一般公共预算|^(?:其中:)?财政/ },
  { source: 'other', matches: OTHER_MONEY },
];

/** Name of the project and the units: what the heads of all forms share. */
export const HEAD_FIELDS: readonly FieldLabel[] = [
  { path: 'year', label: '年度', also: words('(?:预算|自评|评价|申报|所属|项目|绩效)年度|(?:预算)?年份') },
  {
    path: 'project',
    label: '项目名称',
    also: words('项目名|(?:专项|预算|支出)项目名称|专项(?:资金)?名称|政策(?:和项目)?名称'),
  },
  {
    path: 'department',
    label: '主管部门',
    also: words('(?:项目|预算|业务)?主管(?:预算)?(?:部门|单位)|主管部门及代码|一级预算(?:部门|单位)|预算主管部门'),
  },
  {
    path: 'implementer',
    label: '实施单位',
    also: words(
      '(?:项目|预算|资金)?(?:具体)?(?:实施|执行|承担|使用|申报|填报|责任)(?:部门|单位)|(?:县级|市级|区级|级|部门)?预算单位(?:名称)?|(?:部门|单位)[(]?(?:单位)?[)]?名称|部门[(]?单位[)]?',
    ),
  },
];

/** The columns of points that the tables of a self-evaluation have. */
export const WEIGHT = words('分值|分数|权重|标准分|分值权重|权重分|指标分值|满分|设定分值|权数|赋分|标准分值');
export const SCORE = words('(?:自评|实际|评价|考核)?得分|自评分|自评分数|自评分值|自评打分|评分|得分情况');

/** The columns of every indicator table before its values. */
export const LEVEL_COLUMNS: readonly FieldLabel[] = [
  { path: 'level1', label: '一级指标', also: words('指标类型|一级|一级绩效指标') },
  { path: 'level2', label: '二级指标', also: words('指标类别|二级|二级绩效指标') },
  {
    path: 'name',
    label: '三级指标',
    also: words('(?:绩效|具体)?指标名称|(?:具体|绩效)?指标内容|三级|具体指标|三级绩效指标|三级指标名称|四级指标'),
  },
];

/** The target as the forms of all kinds head it. */
export const TARGET_VALUE = words(
  '(?:年度|年初|全年|绩效|预期|计划|设定|本年|当年|目标|项目)*(?:指标|目标)(?:目标)?值(?:及单位)?|年度(?:绩效)?(?:指标|目标)|(?:年度|预期|计划)值|预期完成值|计划完成值|预期目标|目标内容',
);

/** Headings that no field of the record stands for and that are known all the same: their values go to `extra`. */
export const OTHER_LABELS = words(
  [
    '项目(?:类别|类型|属性|性质|编码|代码|编号|状态|级次|起止时间|期限|周期|负责人(?:及(?:联系)?电话)?|联系人|概况|简介)',
    '(?:是否)?为?(?:部门|单位)(?:职能|职责).*',
    '(?:联系|办公)?电话|联系方式|联系人|负责人|填(?:表|报|制)(?:人|日期|时间|单位|部门)|财务负责人|单位负责人|审核人|经办人|日期',
    '(?:自评|评价|总体)?(?:结论|结果|总结)|评价结论|存在(?:的)?问题|(?:下一步)?改进(?:措施|建议|意见)|(?:整改|相关)(?:建议|措施|意见)(?:或举措)?',
    '(?:其[他它])?(?:需要)?说明(?:的)?(?:事项|问题)?|其[他它]需要说明(?:的)?(?:事项|问题)|备注|说明|注',
    '.*原因(?:分析|说明)?(?:[及和与].*)?|.*(?:有关|相关)建议.*|.*项目(?:年度目标完成情况|实施内容及过程概述)|报表编号|表号|部门|单位|编号',
  ].join('|'),
);
