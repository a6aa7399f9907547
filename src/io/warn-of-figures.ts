import { parseAmount, type Currency } from '../core/figures/amount.ts';
import { isMissing } from '../core/figures/missing.ts';
import { parsePoints } from '../core/figures/number.ts';
import { parseRate } from '../core/figures/rate.ts';
import type { Column, FormKind } from '../core/forms/kind.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import type { ReadFile } from './file-reader.ts';

type Row = Readonly<Record<string, string | undefined>>;
/** The parts of any kind's record that hold figures. */
interface Figures {
  readonly currency?: Currency;
  readonly funds?: readonly Row[];
  readonly indicators?: readonly Row[];
  readonly tasks?: readonly Row[];
  readonly total?: Row;
}

/** Most figures by far: read by every parser, so not worth the making of a Decimal. */
const PLAIN = /^\d+(?:\.\d+)?$/;

const PARSERS: Partial<Record<Column['sort'], (text: string, currency: Currency) => object>> = {
  amount: parseAmount,
  rate: parseRate,
  points: parsePoints,
};

function isUnreadable(text: string, sort: Column['sort'], currency: Currency): boolean {
  const parsed = PARSERS[sort]!(text, currency);
  return isMissing(parsed) && parsed.missing === 'unreadable';
}

/** Figures that cannot be read are warned of: they are published as printed, but can be neither drawn nor checked. */
export function warnOfFigures(read: ReadFile<FormRecord>, kind: FormKind): void {
  const { fundColumns, indicatorColumns, taskColumns = [] } = kind;
  const { currency = '元', funds = [], indicators = [], tasks = [], total = {} } = read.value as unknown as Figures;
  const test = (row: Row, at: readonly PropertyKey[], columns: readonly Column[]): void => {
    for (const { key, label, sort } of columns) {
      const text = row[key];
      if (!(sort in PARSERS) || text === undefined || PLAIN.test(text) || !isUnreadable(text, sort, currency)) continue;
      read.complain(
        [...at, key],
        `${label}“${text}”不是能读的数`,
        '对照原表：录错了就改正；原表就是这样，则照印，但不能画图和核对。',
        'warning',
      );
    }
  };
  funds.forEach((row, i) => test(row, ['funds', i], fundColumns));
  indicators.forEach((row, i) => test(row, ['indicators', i], indicatorColumns));
  tasks.forEach((row, i) => test(row, ['tasks', i], taskColumns));
  test(total, ['total'], indicatorColumns);
}
