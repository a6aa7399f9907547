import { BREAKDOWN_LABELS } from './headings.ts';
import type { Breakdown } from './record.ts';

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
  /**
   * Headings that mean the field only where no stronger heading of the form does, the weakest first: 填报单位 beside 项目单位
   * beside 实施单位.
   */
  readonly weak?: readonly RegExp[];
}

/** What a row of the money table is, by its label. The first that matches holds. */
export interface FundLabel {
  readonly source: string;
  /** Which breakdown of a whole department's money the words belong to. */
  readonly breakdown?: Breakdown;
  readonly scope?: 'project' | 'annual';
  readonly matches: RegExp;
  /** Whether the words mean money only before an amount: 2024年 may be a date as well. */
  readonly needsAmount?: boolean;
  /** Whether the words are of the whole money only where the form states no other total: 项目申报金额. */
  readonly alone?: boolean;
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
  /** The headings over the rows of each breakdown of a whole department's money. */
  readonly breakdowns?: readonly { readonly breakdown: Breakdown; readonly label: string; readonly matches: RegExp }[];
  /** Of a kind in words: how a heading of its sections begins, and how many a text must have to be one. */
  readonly prose?: { readonly section: RegExp; readonly least: number };
  /** Columns of points: which field of the total each adds up to. */
  readonly totals?: Readonly<Record<string, string>>;
}

/** A heading of which any of the words, written as alternatives, is the whole. */
export const words = (alternatives: string): RegExp => new RegExp(`^(?:${alternatives})$`);

const MONEY_TOTAL =
  /总额|^(?:项目|资金|预算)*(?:合计|总计|小计)$|^(?:年度|全年|项目|资金|预算)*总金额$|^(?:年度)?(?:资金)?总量$/;
const OTHER_MONEY = /^(?:其中:)?(?:\d[.、])?其[他它].{0,2}(?:资金|收入|来源)|^其[他它]$/;
const LAST_YEAR = /结转|结余/;
/** The levels of the state that money may come from. */
const LEVELS_OF_STATE =
  '上级|中央|地方|自治区|兵团|省级|市级|区级|县级|州级|镇级|市县|区县|县区|盟市|旗县|师市|乡镇|镇街|街道';
/** What the unit brings itself or others lend it. */
const OWN_MONEY =
  '^(?:其中:)?(?:单位)?(?:自有|自筹)(?:资金)?|^(?:其中:)?(?:(?:事业|经营性?)收入|社会(?:投入)?资金|银行贷款)$';

/** Rows of a money table in columns: 自评表 and 跟踪表. */
export const FUND_ROWS: readonly FundLabel[] = [
  { source: 'total', matches: MONEY_TOTAL },
  { source: 'carryover', matches: LAST_YEAR },
  {
    source: 'extra',
    matches: new RegExp(`专户|单位资金|${LEVELS_OF_STATE}|政府性基金|国有资本|债券|非税|性质分|${OWN_MONEY}`),
  },
  {
    source: 'appropriation',
    matches: /拨款|财政(?:性|预算)?资金|财政投入|公共(?:财政)?预算|^(?:其中:)?(?:本级|当年)财政/,
  },
  { source: 'other', matches: OTHER_MONEY },
];

/** Rows of a declaration, where the whole project's money stands beside the year's. */
export const DECLARED_ROWS: readonly FundLabel[] = [
  {
    source: 'total',
    scope: 'annual',
    matches:
      /^(?:年度|本年|当年|申请当年).*(?:总额|总金额|申请数|申请金额)|^(?:[本当]?年度|[本当]年)(?:资金(?:合计|总计|金额)|金额)$|^(?:项目)?(?:(?:[本当]年度?|年度)(?:申请)?预算(?:申请)?(?:数|金额)?|预算(?:数|金额|额|资金))$/,
  },
  {
    source: 'total',
    scope: 'project',
    matches:
      /^(?:项目|实施期|中期|长期|三年|总).*(?:总额|总金额)|^(?:项目)?总投资$|^项目资金合计$|^(?:项目)?总预算(?:数|金额)?$/,
  },
  { source: 'total', matches: MONEY_TOTAL },
  {
    source: 'total',
    matches:
      /^(?:项目|资金)?(?:申报|申请|批复|下达|安排)(?:资金|预算)?(?:金额|额度|数额?)$|^(?:项目|资金)金额$|^(?:下达|安排)?(?:中央)?预算内投资(?:计划)?(?:金额|额度?)?$/,
    needsAmount: true,
    alone: true,
  },
  { source: 'carryover', scope: 'annual', matches: LAST_YEAR },
  {
    source: 'extra',
    matches: /^(?:其中:)?20\d\d年度?(?:安排|投入)?(?:预算|资金|财政资金|财政拨款)?(?:数|金额|安排)?$/,
    needsAmount: true,
  },
  {
    source: 'extra',
    matches: new RegExp(
      `^(?:其中:)?(?:省|市|县|区|州|${LEVELS_OF_STATE})(?:财政)?(?:资金|补助|拨款|配套|预算|转移支付)|^(?:其中:)?(?:财政专户|单位资金|政府性基金|国有资本|(?:政府|专项)?债券|非税)|${OWN_MONEY}`,
    ),
  },
  { source: 'appropriation', scope: 'annual', matches: /^(?:其中:)?(?:当年|本年|年度).*(?:拨款|财政)/ },
  {
    source: 'fiscal',
    matches: /财政(?:性)?(?:资金|拨款)|一般公共预算|^(?:其中:)?财政(?!.*(?:[部局厅所科处]|意见|主管))/,
  },
  { source: 'other', matches: OTHER_MONEY },
];

/** A unit may stand with the number that the budget has for it: 主管部门及其编码. */
const CODED = '(?:名称)?(?:及其?(?:部门|单位)?(?:预算)?(?:编码|代码))?';

/** Name of the project and the units: what the heads of all forms share. */
export const HEAD_FIELDS: readonly FieldLabel[] = [
  { path: 'year', label: '年度', also: words('(?:预算|自评|评价|申报|所属|项目|绩效)年度|(?:预算|项目)?年份') },
  {
    path: 'project',
    label: '项目名称',
    also: words(
      '项目名|单位名称、项目名称|项目(?:支出)?名称及(?:项目)?(?:编码|代码)|项目支出名称|(?:专项|预算|支出|一级|二级|子)项目名称|(?:专项|转移支付|补助)(?:资金)?(?:项目)?名称|政策(?:和项目)?名称|资金名称',
    ),
    weak: [words('一级项目名称|(?:专项|转移支付|补助|政策)?(?:资金)?名称')],
  },
  {
    path: 'department',
    label: '主管部门',
    also: words(
      `(?:项目|政策|预算|业务|行业|资金|地方|国家|中央|上级|省级|市级|州级|县级|区级|区县|市县|盟市|旗县|自治区|兵团)?主管(?:预算)?(?:部门|单位|局)${CODED}|一级预算(?:部门|单位)|预算(?:主管)?部门|归口(?:管理)?部门`,
    ),
    weak: [words('(?:中央|国家|上级|自治区|兵团).*|预算部门|归口.*')],
  },
  {
    path: 'implementer',
    label: '实施单位',
    also: words(
      `(?:项目|预算|资金)?(?:具体)?(?:实施|执行|承担|承办|使用|用款|申报|填报|责任|建设)(?:部门|单位|主体)${CODED}|项目单位${CODED}|(?:县级|市级|区级|省级|级|部门|基层|二级|三级)?预算单位(?:名称)?|(?:县级|市级|区级|省级|级)预算部门(?:名称)?|预算部门名称|(?:部门|单位)[(]?(?:单位)?[)]?名称|部门[(]?单位[)]?`,
    ),
    weak: [
      words('(?:项目)?(?:申报|填报|责任)(?:部门|单位)|.{0,2}预算(?:部门|单位)(?:名称)?|(?:部门|单位)(?:单位)?名称'),
      words('项目单位(?:名称)?'),
    ],
  },
];

/** `按收入性质分`, `按支出性质分`. */
export const BREAKDOWN_HEADS: NonNullable<FormIntake['breakdowns']> = [
  {
    ...{ breakdown: 'income', label: BREAKDOWN_LABELS.income },
    matches: /^(?:其中:)?按(?:资金)?(?:收入|来源)(?:性质|类型|来源|结构)?(?:划?分|分类)$/,
  },
  {
    ...{ breakdown: 'spending', label: BREAKDOWN_LABELS.spending },
    matches: /^(?:其中:)?按(?:资金)?(?:支出|用途)(?:性质|类型|用途|结构)?(?:划?分|分类)$/,
  },
];

/** Rows of a whole department's money: where it comes from, and what it is spent on. */
export const DEPARTMENT_ROWS: readonly FundLabel[] = [
  {
    source: 'total',
    breakdown: 'income',
    matches: /^(?:年度|[本当]年度?|部门|预算|总)*收入(?:预算)?(?:合计|总计|总额|总数)$/,
  },
  { source: 'total', breakdown: 'spending', matches: /^(?:年度|[本当]年度?|部门|预算|总)*支出(?:预算)?(?:合计|总计)$/ },
  {
    source: 'total',
    matches: new RegExp(`${MONEY_TOTAL.source}|^(?:年度)?(?:部门)?(?:整体)?(?:预算|支出)(?:总额|总计|合计)$`),
  },
  { source: 'basic', breakdown: 'spending', matches: /基本支出/ },
  { source: 'projects', breakdown: 'spending', matches: /项目支出/ },
  { source: 'other', breakdown: 'spending', matches: /^(?:其中:)?其[他它].{0,2}支出/ },
  { source: 'carryover', breakdown: 'income', matches: LAST_YEAR },
  {
    source: 'extra',
    breakdown: 'income',
    matches: new RegExp(`专户|单位资金|政府性基金|国有资本|债券|非税|${OWN_MONEY}`),
  },
  { source: 'appropriation', breakdown: 'income', matches: /拨款|(?:财政|政府)(?:性|预算)?资金|公共(?:财政)?预算/ },
  { source: 'other', breakdown: 'income', matches: OTHER_MONEY },
];

/** Headings that no field of the record stands for and that are known all the same: their values go to `extra`. */
export const OTHER_LABELS = words(
  [
    '项目(?:类别|类型|属性|性质|等级|分类|编码|代码|编号|状态|级次|级别|(?:起止|实施|建设)?(?:时间|日期|期限|周期|年限)|期|负责人(?:及(?:联系)?电话)?|联系人|概况|简介|内容|地点|来源)',
    '(?:是否)?为?(?:部门|单位)(?:职能|职责).*',
    '(?:联系|办公)?电话|联系方式|联系人|负责人|(?:填(?:表|报|制|写)|制表|编制)(?:人员?|日期|时间|单位|部门)(?:签[字章名])?|(?:财务|单位|部门|主管|分管)负责人(?:签[字章名])?|(?:审核|自评|评价)人|经办人|复核人|日期|(?:归口|财政|业务|主管)(?:科室|处室|科|处)|存续状态|资金性质|资金用途|支出功能科目',
    '(?:自评|评价|总体)?(?:结论|结果|总结)|自评分|存在(?:的)?问题|(?:下一步)?改进(?:措施|建议|意见)|(?:整改|相关)(?:建议|措施|意见)(?:或举措)?',
    '(?:其[他它])?(?:需要?)?说明(?:的)?(?:事项|问题)?|其[他它]需要?说明(?:的)?(?:事项|问题)|备注|说明|注',
    '.*原因(?:分析|说明)?(?:[及和与].*)?|(?:保障|保证).{0,14}措施|.*(?:有关|相关)建议.*|.*项目(?:年度目标完成情况|实施内容及过程概述)|报表编号|表号|部门|单位|编号',
  ].join('|'),
);

/** The goals as the form of a whole department heads them. */
const DEPARTMENT_GOALS: Readonly<Record<string, string>> = {
  'goal.project': '中长期目标',
  'goal.annual': '年度总体目标',
};

/** The fields of a form about a whole department, which stands where a project's form names the project and two units. */
export const departmentFields = (fields: readonly FieldLabel[]): FieldLabel[] => [
  ...fields.filter(({ path }) => path === 'year'),
  {
    path: 'department',
    label: '部门名称',
    also: words(
      '(?:预算)?(?:部门|单位)(?:[(]?(?:单位|部门)[)]?)?(?:名称)?|(?:.{0,2}级)?预算(?:部门|单位)(?:名称)?|(?:主管|填报|申报|一级预算)(?:部门|单位)(?:名称)?',
    ),
  },
  ...fields
    .filter(({ path }) => !['year', 'project', 'department', 'implementer'].includes(path))
    .map((field) => ({ ...field, label: DEPARTMENT_GOALS[field.path] ?? field.label })),
];
