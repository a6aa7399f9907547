import { explainGrade } from '../explain/answer.ts';
import { explainChange, readableMoney } from '../explain/money.ts';
import type { Amount } from '../figures/amount.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import { isTable, type FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';

/** One figure large on the page: `172.00 万元`, with the printed text and what it is beside. */
export interface Fact {
  readonly label: string;
  readonly figure: string;
  readonly unit: string;
  readonly note: string;
}

const ROLES = ['initial', 'adjusted', 'executed'] as const;

function moneyFact(label: string, amount: Amount | Missing, note: string): Fact {
  if (isMissing(amount)) return { label, figure: explainMissing(amount), unit: '', note: amount.text };
  const [, figure = '', unit = ''] = /^([\d.-]+)(.*)$/.exec(readableMoney(amount)) ?? [];
  const printed = amount.unit === '元' && unit !== '元' ? `表中：${amount.text.replace(/元\s*$/, '')}元` : '';
  return { label, figure, unit, note: [printed, note].filter(Boolean).join('；') };
}

function listMoney(total: Reading['total'], kind: FormKind): Fact[] {
  if (!total) return [];
  const columns = kind.fundColumns.filter(({ sort }) => sort === 'amount');
  return columns.map(({ key, label }) => {
    const role = ROLES.find((name) => name === key) ?? 'initial';
    return moneyFact(key === 'amount' ? '年度资金申请总额' : label, total[role], noteFor(role, total));
  });
}

/** The money row as facts, one for each column of money the form has, then the score. */
export function listFacts({ total, score, fullScore, grade }: Reading, kind: FormKind): Fact[] {
  const facts = listMoney(total, kind);
  if (isMissing(score)) return facts;
  const full = isMissing(fullScore) ? '' : `满分${fullScore.text}`;
  return [
    ...facts,
    {
      label: isTable(kind) ? '自评得分' : '评价得分',
      figure: score.value.toFixed(score.decimals),
      unit: '分',
      note: [full, grade === undefined && !isTable(kind) ? '' : explainGrade(grade)].filter(Boolean).join('；'),
    },
  ];
}

function noteFor(role: (typeof ROLES)[number], total: NonNullable<Reading['total']>): string {
  const { initial, adjusted, rate } = total;
  if (role === 'adjusted' && !isMissing(initial) && !isMissing(adjusted)) {
    const change = explainChange(initial, adjusted);
    return change && `比年初${change}`;
  }
  if (role === 'executed' && !isMissing(rate)) return `执行率${rate.value.toFixed(rate.decimals)}%`;
  return '';
}
