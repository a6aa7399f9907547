import { parseAmount, type Amount } from '../../figures/amount.ts';
import { sum } from '../../figures/decimal.ts';
import { isMissing } from '../../figures/missing.ts';
import { halfWidth } from '../../figures/width.ts';
import { heading } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import type { RowFields } from '../draft-builder.ts';

interface Part {
  readonly label: string;
  readonly amount: string;
}

/** `项目支出：2985.5万元`; an amount left out behind its colon is blank. */
function readPart(part: string): Part | undefined {
  const [, label] = /^([^:\d]{2,24}):\s*(?:[-−]?[\d,.]+\s*(?:万元|亿元|元)?)?[。.]?$/.exec(halfWidth(part)) ?? [];
  if (label === undefined) return undefined;
  return {
    label: part.slice(0, label.length).trim(),
    amount: part
      .slice(label.length + 1)
      .replace(/。$/, '')
      .trim(),
  };
}

/** The parts of a total that one cell states: `其中:基本支出:1768.16万元;项目支出:`; undefined where it says anything else. */
function partsIn(text: string): Part[] | undefined {
  const parts = text
    .replace(/^\s*其中[:：]/, '')
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readPart);
  return parts.length > 1 && parts.every((part) => part !== undefined) ? parts : undefined;
}

const COLUMNS = ['adjusted', 'initial', 'executed'] as const;

/** The column of the total that the parts add up to; such a cell does not say which it is about. */
function columnOf(parts: readonly Part[], total: RowFields, currency: '元' | '万元'): string | undefined {
  const read = (text: string | undefined): Amount | undefined => {
    const amount = parseAmount(text, currency);
    return isMissing(amount) ? undefined : amount;
  };
  const whole = sum(parts.flatMap(({ amount }) => read(amount)?.yuan ?? []));
  return COLUMNS.find((key) => read(total.fields.get(key))?.yuan.eq(whole));
}

/**
 * A whole department's breakdown that is printed in one cell, as the rows it stands for: where its parts are exactly the total of
 * one column. All else stays under the label it was printed with.
 */
export function spreadBreakdowns({ builder, kind, vocabulary }: FormContext): void {
  const total = builder.funds.find(({ fields }) => fields.get('source') === 'total');
  const currency = builder.fields.get('currency') === '元' ? '元' : '万元';
  if (!total) return;
  for (const [label, text] of [...builder.extra]) {
    const known = kind.intake.breakdowns?.find(({ matches }) => matches.test(heading(label)));
    const parts = known && partsIn(text);
    const column = parts && columnOf(parts, total, currency);
    if (!known || !column) continue;
    const rows = parts.map((part): RowFields => {
      const source = vocabulary.fundRow(heading(part.label))?.source ?? 'extra';
      const fields = { source, breakdown: known.breakdown, label: part.label, [column]: part.amount };
      return { fields: new Map(Object.entries(fields)), extra: new Map() };
    });
    builder.spreadExtra(label, rows);
    if (label !== known.label) builder.labels.set(`funds.${known.breakdown}`, label);
  }
}
