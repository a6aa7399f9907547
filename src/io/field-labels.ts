import type { Column, FormKind } from '../core/forms/kind.ts';

/** The words for a field by its path without row numbers (`funds.executed`), for messages. */
export type FieldLabels = Readonly<Record<string, string>>;

const RECORD: FieldLabels = {
  kind: '表的种类',
  title: '标题',
  year: '年度',
  project: '项目名称',
  department: '主管部门',
  implementer: '实施单位',
  currency: '金额单位',
  category: '项目类别',
  start: '计划开始日期',
  end: '计划完成日期',
  period: '跟踪时段',
  funds: '资金',
  'funds.source': '资金来源',
  'funds.scope': '资金范围',
  'funds.label': '资金名称',
  'period.from': '跟踪起始月份',
  'period.to': '跟踪截止月份',
  'period.label': '跟踪时段的写法',
  'funds.breakdown': '资金分法',
  tasks: '年度主要任务',
  'tasks.name': '任务名称',
  score: '评价得分',
  goal: '年度总体目标',
  'goal.expected': '预期目标',
  'goal.actual': '实际完成情况',
  'goal.project': '项目总目标',
  'goal.projectPeriod': '项目总目标的期间',
  'goal.annual': '年度总目标',
  body: '正文',
  indicators: '绩效指标',
  'indicators.level1': '一级指标',
  'indicators.level2': '二级指标',
  'indicators.name': '三级指标',
  'indicators.extra': '指标的其他栏目',
  'funds.extra': '资金的其他栏目',
  total: '总分',
  'total.weight': '总分的分值',
  'total.score': '总分的得分',
  grade: '评分等级',
  outlook: '绩效跟踪总体判断',
  'outlook.budget': '年度项目预算完成可能性',
  'outlook.targets': '年度绩效目标完成可能性',
  corrective: '纠偏措施',
  extra: '表中其他栏目',
  labels: '栏目名称',
  source: '来源',
  'source.file': '来源文件',
  'source.sha256': '来源文件的校验码',
  publication: '发布信息',
  'publication.status': '发布状态',
  'publication.date': '发布日期',
  'publication.index': '索引号',
  'publication.publisher': '发布机构',
  'publication.approved': '审核',
  'publication.approved.by': '审核人',
  'publication.approved.date': '审核日期',
  'publication.scheduled': '定期公布的日期',
  'publication.withdrawn': '撤回',
  'publication.withdrawn.date': '撤回日期',
  'publication.withdrawn.reason': '撤回的理由',
  waivers: '豁免',
  'waivers.rule': '豁免的规则',
  'waivers.path': '豁免的栏目',
  'waivers.reason': '豁免的理由',
  'waivers.by': '豁免的决定人',
  'waivers.date': '豁免的日期',
};

export const UNIT_LABELS: FieldLabels = {
  name: '单位名称',
  aliases: '其他名称',
  parent: '上级单位',
  district: '区',
  contact: '联系方式',
  publisher: '发布机构',
};

export const PROJECT_LABELS: FieldLabels = {
  name: '项目名称',
  aliases: '其他名称',
  parent: '上级项目',
  predecessor: '前身项目',
  indicatorAliases: '指标的其他名称',
};

export const CORRECTION_LABELS: FieldLabels = {
  record: '记录',
  path: '栏目',
  old: '原来的内容',
  new: '更正后的内容',
  hidden: '不再公开的部分',
  reason: '更正的理由',
  by: '更正人',
  date: '更正日期',
  former: '上一条更正的校验码',
};

export const SITE_LABELS: FieldLabels = {
  format: '记录格式的版本',
  siteName: '网站名称',
  siteDomain: '网站域名',
  siteIDCode: '网站标识码',
  columnName: '栏目名称',
  base: '栏目路径',
  url: '网站地址',
  footer: '页脚',
  grades: '等级',
  'grades.from': '等级的起点分数',
  'grades.aliases': '等级的其他名称',
  thresholds: '界限',
  publication: '发布要求',
  'publication.required': '发布前必填的栏目',
  'publication.publisher': '发布机构',
  'publication.deadlines': '公开的期限',
  findings: '公众看到的核对结果',
  originals: '公众看到的原件信息',
  theme: '门户的样子',
  'theme.portal': '门户',
  'theme.portal.name': '门户名称',
  'theme.portal.url': '门户网址',
  'theme.logo': '徽标',
  'theme.colours': '颜色',
  'theme.head': '门户的头部',
  'theme.nav': '门户的导航',
  'theme.foot': '门户的页脚',
  'theme.style': '门户的样式表',
  'theme.analytics': '统计脚本',
  'theme.frame': '网页的框架',
};

const ofColumns = (list: string, columns: readonly Column[]): FieldLabels =>
  Object.fromEntries(columns.map(({ key, label }) => [`${list}.${key}`, label]));

const OF_KINDS = new WeakMap<FormKind, FieldLabels>();

/** The labels of a kind's records: asked for with every place of a form, put together once. */
export function recordLabels(kind: FormKind): FieldLabels {
  const known = OF_KINDS.get(kind);
  if (known) return known;
  const { fundColumns, indicatorColumns, taskColumns = [] } = kind;
  const labels = {
    ...RECORD,
    ...ofColumns('tasks', taskColumns),
    ...ofColumns('funds', fundColumns),
    ...ofColumns('indicators', indicatorColumns),
  };
  OF_KINDS.set(kind, labels);
  return labels;
}
