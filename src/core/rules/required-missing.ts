import { missingText, type Missing } from '../figures/missing.ts';
import { isMissing } from '../figures/missing.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const ADVICE = '对照原表补上；原表就空着，请填表单位补填后再发布。';
const NAMES = [
  ['project', '项目名称'],
  ['department', '主管部门'],
  ['implementer', '实施单位'],
] as const;

const blank = (at: string, what: string, parts: Partial<Outcome> = {}): Outcome => ({
  at,
  message: `${what}没有填。`,
  advice: ADVICE,
  ...parts,
});

/** A form of a whole department prints one of the two unit names only: then the other is no slip of the clerk's. */
function findBlankNames({ record }: RuleContext): Outcome[] {
  const hasUnit = [record.department, record.implementer].some((name) => !missingText(name));
  return NAMES.flatMap(([key, label]) => {
    const nothing = missingText(record[key]);
    if (!nothing) return [];
    return [blank(key, label, nothing.missing === 'absent' && hasUnit ? { severity: 'warning' } : {})];
  });
}

const isLeftOut = (value: object): value is Missing => isMissing(value) && value.missing !== 'unreadable';

function findBlankTotals({ kind, reading: { total } }: RuleContext): Outcome[] {
  const keys = kind.fundColumns.filter(({ sort }) => sort === 'amount').map(({ key }) => key);
  if (!total) return [blank('funds', '年度资金总额一行')];
  const budget = ['adjusted', 'amount', 'initial'].find((key) => keys.includes(key));
  const hasBudget = [total.adjusted, total.initial].some((amount) => !isLeftOut(amount));
  const outcomes = hasBudget || !budget ? [] : [blank(`${total.path}.${budget}`, '年度资金总额的预算数')];
  const lacksSpending = keys.includes('executed') && isLeftOut(total.executed);
  return lacksSpending ? [...outcomes, blank(`${total.path}.executed`, '年度资金总额的执行数')] : outcomes;
}

function check(context: RuleContext): Outcome[] {
  const { kind, record, reading } = context;
  // a narrative has no table and need not print its units
  if (!kind.sheet) return missingText(record.project) ? [blank('project', '项目名称')] : [];
  const indicators = reading.indicators.length > 0 ? [] : [blank('indicators', '绩效指标一条也')];
  return [...findBlankNames(context), ...findBlankTotals(context), ...indicators];
}

const total = (parts: object) => [{ source: 'total', label: '年度资金总额', ...parts }];

export const REQUIRED_MISSING: Rule = {
  id: 'required-missing',
  family: '填得全',
  title: '必填的内容没有填',
  why: '不写项目、单位、资金和指标，就不知道是谁用多少钱办什么事。',
  basis: '通行做法',
  severity: 'error',
  needs: [],
  check,
  examples: [
    { title: '项目、单位、资金、指标都填了', record: {}, finds: [] },
    { title: '主管部门空着', record: { department: '' }, finds: [{ at: 'department' }] },
    {
      title: '表上没有实施单位一栏',
      record: { implementer: undefined },
      finds: [{ at: 'implementer', severity: 'warning' }],
    },
    {
      title: '没有资金总额一行，也没有指标',
      record: { funds: [], indicators: [] },
      finds: [{ at: 'funds' }, { at: 'indicators' }],
    },
    {
      title: '资金总额只填了年初预算数',
      record: { funds: total({ initial: '200000.00', adjusted: '', executed: '' }) },
      finds: [{ at: 'funds.0.executed' }],
    },
  ],
};
