import { missingText, type Missing } from '../figures/missing.ts';
import { parseAmount, type Currency } from '../figures/amount.ts';
import { isTable } from '../forms/kind.ts';
import { nameField, nameOf, type Subject } from '../forms/subject.ts';
import { isMissing } from '../figures/missing.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const ADVICE = '对照原表补上；原表就空着，请填表单位补填后再发布。';
interface Names {
  readonly project?: string | undefined;
  readonly department?: string | undefined;
  readonly implementer?: string | undefined;
}

const blank = (at: string, what: string, parts: Partial<Outcome> = {}): Outcome => ({
  at,
  message: `${what}没有填。`,
  advice: ADVICE,
  ...parts,
});

const SUBJECT_NAMES: Readonly<Record<Subject, Partial<Record<keyof Names, string>>>> = {
  project: { project: '项目名称', department: '主管部门', implementer: '实施单位' },
  department: { department: '部门名称' },
};

/** A name whose place is blank is missing; places that the form does not have are told together, and as less. */
function findBlankNames({ record, project: { subject } }: RuleContext): Outcome[] {
  const names: Names = record;
  const blanks = Object.entries(SUBJECT_NAMES[subject]).flatMap(([key, label]) => {
    const nothing = missingText(names[key as keyof Names]);
    return nothing ? [{ key, label, absent: nothing.missing === 'absent' }] : [];
  });
  const lacking = blanks.filter(({ absent }) => absent);
  return [
    ...blanks.filter(({ absent }) => !absent).map(({ key, label }) => blank(key, label)),
    ...lacking.slice(0, 1).map(({ key }): Outcome => ({
      at: key,
      because: lacking.slice(1).map((other) => other.key),
      message: `表上没有${lacking.map(({ label }) => `“${label}”`).join('、')}${lacking.length > 1 ? '这几栏' : '一栏'}。`,
      advice: '看原表有没有用别的名称印出来；确实没有的，不必处理。',
      severity: 'warning',
    })),
  ];
}

const isLeftOut = (value: object): value is Missing => isMissing(value) && value.missing !== 'unreadable';

const NAMES_MONEY = /资金|预算|金额|经费|支出|拨款|投资/;

/** Where the form prints its money under another label, that is named: the amount is not missing. */
function findOtherMoney({ record, reading, kind }: RuleContext): Outcome | undefined {
  const line = reading.funds.find(({ initial, adjusted }) => !isMissing(adjusted) || !isMissing(initial));
  const { extra = {}, currency } = record as { extra?: Record<string, string>; currency?: Currency };
  const stated = Object.entries(extra).find(
    ([label, text]) => NAMES_MONEY.test(label) && !isMissing(parseAmount(text, currency ?? '元')),
  );
  const found = line ? { at: line.path, label: line.label } : stated && { at: `extra.${stated[0]}`, label: stated[0] };
  return (
    found && {
      at: found.at,
      message: `表上没有“年度资金总额”一行，金额在“${found.label.trim()}”。`,
      advice: `是全年的总额的，录进资金表的总额一行，${kind.short}和别的表才比得起来；不是的，不必处理。`,
      severity: 'note',
    }
  );
}

function findBlankTotals(context: RuleContext): Outcome[] {
  const { kind, reading } = context;
  const { total } = reading;
  const keys = kind.fundColumns.filter(({ sort }) => sort === 'amount').map(({ key }) => key);
  if (!total)
    return [findOtherMoney(context) ?? blank('funds', '', { message: '表上没有年度资金总额一行，也没有别的金额。' })];
  const budget = ['adjusted', 'amount', 'initial'].find((key) => keys.includes(key));
  const hasBudget = [total.adjusted, total.initial].some((amount) => !isLeftOut(amount));
  const outcomes = hasBudget || !budget ? [] : [blank(`${total.path}.${budget}`, '年度资金总额的预算数')];
  const lacksSpending = keys.includes('executed') && isLeftOut(total.executed);
  return lacksSpending ? [...outcomes, blank(`${total.path}.executed`, '年度资金总额的执行数')] : outcomes;
}

function check(context: RuleContext): Outcome[] {
  const { kind, record, reading } = context;
  // a text has no table and need not print its units
  if (!isTable(kind)) return missingText(nameOf(record)) ? [blank(nameField(record), '名称')] : [];
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
      title: '金额印在别的名称下面',
      record: { funds: [{ source: 'extra', label: '申请资金', initial: '200000.00' }] },
      finds: [{ at: 'funds.0', severity: 'note' }],
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
