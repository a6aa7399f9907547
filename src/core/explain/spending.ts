import type { Amount } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { FundLine, Reading } from '../forms/reading.ts';
import type { FormRecord } from '../forms/registry.ts';
import { explainChange, readableMoney } from './money.ts';
import { explainNothing } from './nothing.ts';
import { bold, type Piece } from './sentence.ts';

type Role = 'initial' | 'adjusted' | 'executed' | 'rate';

/** The heading of a column of money, as the official form prints it. */
const headingOf = ({ fundColumns }: FormKind, role: Role): string =>
  fundColumns.find(({ key }) => key === role)?.label ?? '金额';

function explainAdjustment(initial: Amount, adjusted: Amount, midway: boolean): Piece[] {
  if (initial.yuan.isZero())
    return adjusted.yuan.isZero() ? ['没有安排预算'] : ['年初没有安排预算，后来安排', bold(readableMoney(adjusted))];
  const start = ['年初安排', bold(readableMoney(initial))];
  if (initial.yuan.eq(adjusted.yuan)) return [...start, midway ? '，跟踪期预算没有变' : '，全年没有调整'];
  const way = adjusted.yuan.lt(initial.yuan) ? '调减' : '增加';
  const change = explainChange(initial, adjusted);
  return [...start, `，后来${way}到`, bold(readableMoney(adjusted)), change && `（${change}）`];
}

function explainBudget({ initial, adjusted }: FundLine, kind: FormKind): Piece[] {
  if (!isMissing(initial) && !isMissing(adjusted)) return explainAdjustment(initial, adjusted, kind.stage === 'midway');
  const piece = (role: 'initial' | 'adjusted', words: string, amount: FundLine['initial']): Piece[] =>
    isMissing(amount) ? [explainNothing(headingOf(kind, role), amount)] : [words, bold(readableMoney(amount))];
  return [...piece('initial', '年初安排', initial), '，', ...piece('adjusted', headingOf(kind, 'adjusted'), adjusted)];
}

/** What was used, and the rate that the form prints, whether or not it is the right one. */
function explainUse({ adjusted, executed, rate }: FundLine, kind: FormKind, period: string): Piece[] {
  if (isMissing(executed)) return [`，${explainNothing(headingOf(kind, 'executed'), executed)}`];
  const when = kind.stage === 'midway' ? `跟踪期（${period}）` : '';
  const usedUp = !isMissing(adjusted) && adjusted.yuan.eq(executed.yuan) && !adjusted.yuan.isZero();
  return [
    ...(usedUp ? [`，${when}全部用完`] : [`，${when || '实际'}用了`, bold(readableMoney(executed))]),
    isMissing(rate) ? `，${explainNothing('执行率', rate)}` : `，执行率${rate.value.toFixed(rate.decimals)}%`,
  ];
}

/** What was planned and spent, from the row of the year's total. */
export function explainSpending({ total }: Reading, kind: FormKind, record: FormRecord): Piece[] {
  if (!total) return ['表中没有年度资金总额。'];
  if (kind.stage !== 'plan')
    return [...explainBudget(total, kind), ...explainUse(total, kind, kind.period(record)), '。'];
  const { initial } = total;
  return isMissing(initial)
    ? [`${explainNothing('年度资金申请总额', initial)}。`]
    : ['这一年申请资金', bold(readableMoney(initial)), '。'];
}
