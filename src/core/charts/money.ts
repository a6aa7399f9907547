import { readableMoney } from '../explain/money.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import { pointAmounts } from './points.ts';
import type { ChartSpec } from './spec.ts';

const ROLES = ['initial', 'adjusted', 'executed'] as const;
const TONES = { initial: 'plan', adjusted: 'adjusted', executed: 'result' } as const;

/** Initial → adjusted → executed of one form; undefined where fewer than two of them are stated. */
export function moneyChart({ total }: Reading, kind: FormKind): ChartSpec | undefined {
  if (!total) return undefined;
  const amounts = kind.fundColumns.flatMap(({ key, label }) => {
    const role = ROLES.find((name) => name === key);
    return role ? [{ label, tone: TONES[role], amount: total[role] }] : [];
  });
  const stated = amounts.filter(({ amount }) => !isMissing(amount));
  if (stated.length < 2 || stated.every(({ amount }) => !isMissing(amount) && amount.yuan.isZero())) return undefined;
  return {
    id: 'money',
    type: 'bars',
    title: '资金：从预算到执行',
    sentence: `${amounts.map(({ label, amount }) => `${label}${isMissing(amount) ? explainMissing(amount) : readableMoney(amount)}`).join('，')}。`,
    unit: '元',
    categories: amounts.map(({ label }) => label),
    tones: amounts.map(({ tone }) => tone),
    series: [
      {
        name: '金额',
        tone: 'result',
        ...pointAmounts(amounts.map(({ amount }) => amount)),
      },
    ],
    interactive: false,
  };
}
