import { isMissing } from '../figures/missing.ts';
import type { FundLine, Reading } from '../forms/reading.ts';
import { readableMoney } from './money.ts';
import { bold, type Piece } from './sentence.ts';

const WORDS = { income: '钱的来源', spending: '钱的用途' } as const;

/** The budget of a row, adjusted where the form adjusts it, with its place. */
function budgetOf({ path, label, adjusted, initial }: FundLine, isPlan: boolean): Piece[] {
  const [key, amount] = isMissing(adjusted)
    ? ([isPlan ? 'amount' : 'initial', initial] as const)
    : (['adjusted', adjusted] as const);
  const name = label.replace(/^其中[:：]|[:：]$/g, '');
  return isMissing(amount) ? [] : [name, bold(readableMoney(amount), { path: `${path}.${key}` })];
}

/** `钱的用途：基本支出860.00万元，项目支出440.00万元。` for each way a whole department's money is broken down; mostly none. */
export function explainBreakdowns({ funds }: Reading, isPlan: boolean): Piece[] {
  return (['income', 'spending'] as const).flatMap((breakdown): Piece[] => {
    const rows = funds.filter((line) => line.breakdown === breakdown).map((line) => budgetOf(line, isPlan));
    const stated = rows.filter((pieces) => pieces.length > 0);
    if (stated.length === 0) return [];
    const list = stated.flatMap((pieces, i): Piece[] => [...(i === 0 ? [] : ['，']), ...pieces]);
    return [`${WORDS[breakdown]}：`, ...list, '。'];
  });
}
