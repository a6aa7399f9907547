import { compareDecimals } from '../figures/compare-text.ts';
import type { FiledRow, RowFile } from './row-file.ts';

/** A row with its unit. */
export interface FoundRow {
  readonly unit: readonly [slug: string, name: string];
  readonly row: FiledRow;
}

/** How rows may be sorted: by which figure, and whether the greatest comes first. */
const ORDERS: Readonly<Record<string, { readonly at: 3 | 4 | 5 | 6 | 7; readonly isDown: boolean }>> = {
  initial: { at: 3, isDown: true },
  adjusted: { at: 4, isDown: true },
  executed: { at: 5, isDown: true },
  'rate-low': { at: 6, isDown: false },
  'score-low': { at: 7, isDown: false },
};

const SHIFTS: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/**
 * A figure of a list as a plain decimal, money in 元: `1.5万元` is `15000`. Only the point moves. Undefined where the text says
 * why there is none.
 */
export function decimalOf(text: string): string | undefined {
  const [, sign = '', whole = '', part = '', unit = ''] = /^(-?)(\d+)(?:\.(\d+))?(元|万元|亿元|%)?$/.exec(text) ?? [];
  if (!whole) return undefined;
  const shift = SHIFTS[unit] ?? 0;
  const moved = part.padEnd(shift, '0');
  const rest = moved.slice(shift);
  return `${sign}${whole}${moved.slice(0, shift)}${rest ? `.${rest}` : ''}`.replace(/^(-?)0+(?=\d)/, '$1');
}

/** Rows of files that have the words in the name of the project or its unit, sorted; without a figure last, in their order. */
export function filterRows(files: readonly RowFile[], words: string, order: string): FoundRow[] {
  const found = files.flatMap(({ units, rows }) =>
    rows.flatMap((row): FoundRow[] => {
      const unit = units[row[0]]!;
      return row[2].includes(words) || unit[1].includes(words) ? [{ unit, row }] : [];
    }),
  );
  const by = ORDERS[order];
  if (!by) return found;
  const keyed = found.map((one, i) => ({ one, i, key: decimalOf(one.row[by.at]) }));
  const sign = by.isDown ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined) || a.i - b.i;
    return sign * compareDecimals(a.key, b.key) || a.i - b.i;
  });
  return keyed.map(({ one }) => one);
}
