import { printAmount } from '../../figures/amount.ts';
import { isMissing } from '../../figures/missing.ts';
import { partsWithin, type Within } from '../arithmetic/fund-groups.ts';
import { boundsOf, type MoneyColumn } from '../arithmetic/printed-amounts.ts';
import type { Outcome, RuleContext } from '../rule.ts';

/** A row named 其中 below one of several sources is part of that source, so it cannot be more than it. */
function checkColumn({ part, whole }: Within, { key, label, of }: MoneyColumn): Outcome[] {
  const [inner, outer] = [of(part), of(whole)];
  if (isMissing(inner) || isMissing(outer) || outer.yuan.isNegative()) return [];
  if (boundsOf(inner).low.lte(boundsOf(outer).high)) return [];
  return [
    {
      at: `${part.path}.${key}`,
      because: [`${whole.path}.${key}`],
      severity: 'warning',
      message: `“${part.label.trim()}”的${label}是${printAmount(inner)}，比它所在的“${whole.label.trim()}”${printAmount(outer)}还多。`,
      printed: inner.text,
      advice: '核对这两行的数；这一行不是上面一行的一部分的，把名称里的“其中”去掉。',
    },
  ];
}

export const checkWithin = ({ reading }: RuleContext, columns: readonly MoneyColumn[]): Outcome[] =>
  partsWithin(reading.funds).flatMap((within) => columns.flatMap((column) => checkColumn(within, column)));
