import type { Amount } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { FundLine, Reading } from '../forms/reading.ts';
import type { FormRecord } from '../forms/registry.ts';
import { explainBreakdowns } from './breakdown.ts';
import { explainChange, readableMoney } from './money.ts';
import { explainNothing } from './nothing.ts';
import { bold, type Ground, type Piece } from './sentence.ts';

type Role = 'initial' | 'adjusted' | 'executed' | 'rate';
/** Where each figure of the year's total is printed; none where the form has no such column. */
type Places = Readonly<Record<Role, readonly Ground[]>>;

function placesOf(line: FundLine): Places {
  const place = (role: Role): Ground[] => {
    const figure = line[role];
    return isMissing(figure) && figure.missing === 'absent' ? [] : [{ path: `${line.path}.${role}` }];
  };
  return { initial: place('initial'), adjusted: place('adjusted'), executed: place('executed'), rate: place('rate') };
}

/** The heading of a column of money, as the official form prints it. */
const headingOf = ({ fundColumns }: FormKind, role: Role): string =>
  fundColumns.find(({ key }) => key === role)?.label ?? '金额';

function explainAdjustment(initial: Amount, adjusted: Amount, midway: boolean, at: Places): Piece[] {
  const budget = bold(readableMoney(adjusted), ...at.adjusted);
  if (initial.yuan.isZero())
    return adjusted.yuan.isZero()
      ? [bold('没有安排预算', ...at.initial, ...at.adjusted)]
      : [bold('年初没有安排预算', ...at.initial), '，后来安排', budget];
  const start = ['年初安排', bold(readableMoney(initial), ...at.initial)];
  if (initial.yuan.eq(adjusted.yuan)) return [...start, midway ? '，跟踪期预算没有变' : '，全年没有调整'];
  const way = adjusted.yuan.lt(initial.yuan) ? '调减' : '增加';
  const change = explainChange(initial, adjusted);
  return [...start, `，后来${way}到`, budget, change && `（${change}）`];
}

function explainBudget({ initial, adjusted }: FundLine, kind: FormKind, at: Places): Piece[] {
  if (!isMissing(initial) && !isMissing(adjusted))
    return explainAdjustment(initial, adjusted, kind.stage === 'midway', at);
  const piece = (role: 'initial' | 'adjusted', words: string, amount: FundLine['initial']): Piece[] =>
    isMissing(amount)
      ? [bold(explainNothing(headingOf(kind, role), amount), ...at[role])]
      : [words, bold(readableMoney(amount), ...at[role])];
  return [...piece('initial', '年初安排', initial), '，', ...piece('adjusted', headingOf(kind, 'adjusted'), adjusted)];
}

/** What was used, and the rate that the form prints, whether or not it is the right one. */
function explainUse({ adjusted, executed, rate }: FundLine, kind: FormKind, period: string, at: Places): Piece[] {
  if (isMissing(executed)) return ['，', bold(explainNothing(headingOf(kind, 'executed'), executed), ...at.executed)];
  const when = kind.stage === 'midway' ? `跟踪期（${period}）` : '';
  const usedUp = !isMissing(adjusted) && adjusted.yuan.eq(executed.yuan) && !adjusted.yuan.isZero();
  return [
    ...(usedUp
      ? [`，${when}`, bold('全部用完', ...at.adjusted, ...at.executed)]
      : [`，${when || '实际'}用了`, bold(readableMoney(executed), ...at.executed)]),
    ...(isMissing(rate)
      ? ['，', bold(explainNothing('执行率', rate), ...at.rate)]
      : ['，执行率', bold(`${rate.value.toFixed(rate.decimals)}%`, ...at.rate)]),
  ];
}

/** What was planned and spent, from the row of the year's total. */
export function explainSpending(reading: Reading, kind: FormKind, record: FormRecord): Piece[] {
  const { total } = reading;
  if (!total) return [bold('表中没有年度资金总额', { path: 'funds' }), '。'];
  const at = placesOf(total);
  if (kind.stage !== 'plan')
    return [
      ...[...explainBudget(total, kind, at), ...explainUse(total, kind, kind.period(record), at), '。'],
      ...explainBreakdowns(reading, false),
    ];
  const { initial } = total;
  const place = isMissing(initial) && initial.missing === 'absent' ? [] : [{ path: `${total.path}.amount` }];
  return isMissing(initial)
    ? [bold(explainNothing('年度资金申请总额', initial), ...place), '。']
    : ['这一年申请资金', bold(readableMoney(initial), ...place), '。', ...explainBreakdowns(reading, true)];
}
