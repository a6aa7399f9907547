import { shownColumns, textIn } from './columns.ts';
import { labelOf, type Labels } from './headings.ts';
import type { Column } from './kind.ts';
import type { IndicatorRow } from './record.ts';
import { columnHead, figure, printed, prose, rowHead, shares, type SheetBlock, type SheetCell } from './sheet.ts';

/** How many rows from `at` on stand under the same label: the height of a merged cell. 0 where the row above has begun it. */
function runLength(rows: readonly IndicatorRow[], at: number, same: (a: IndicatorRow, b: IndicatorRow) => boolean) {
  const first = rows[at]!;
  const above = rows[at - 1];
  if (above && same(above, first)) return 0;
  const end = rows.findIndex((row, i) => i > at && !same(first, row));
  return (end === -1 ? rows.length : end) - at;
}

const sameGroup = (a: IndicatorRow, b: IndicatorRow): boolean => a.level1 === b.level1;
const samePart = (a: IndicatorRow, b: IndicatorRow): boolean => sameGroup(a, b) && a.level2 === b.level2;

const LEVELS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['name', '三级指标'],
] as const;

const DRAW = { prose, points: figure, measure: printed, amount: figure, rate: figure };

/** The heading a form prints over a column. Undotted labels of points belong to the money table (分数 there, 分值 here). */
const headingOf = ({ key, label, sort }: Column, labels: Labels): string =>
  labels?.[`indicators.${key}`] ?? (sort === 'points' ? label : labelOf(labels, key, label));

/** The grid under an indicator table, for the rows that close it. */
export interface IndicatorGrid {
  /** How many columns it has: the three levels, then `columns`. */
  readonly span: number;
  readonly columns: readonly Column[];
}

/**
 * The indicator table: level 1 and 2 as merged cells over the rows that share them, then the columns of the form that any
 * row or the closing row (`kept`) has.
 */
export function indicatorBlock(
  { indicators: rows, labels }: { indicators: readonly IndicatorRow[]; labels?: Labels },
  official: readonly Column[],
  close: (grid: IndicatorGrid) => SheetCell[][] = () => [],
  kept: readonly string[] = [],
): SheetBlock {
  const columns = shownColumns(rows, official, kept);
  const body = rows.map((row, i) => {
    const at = `indicators.${i}`;
    const tall = runLength(rows, i, sameGroup);
    const low = runLength(rows, i, samePart);
    return [
      ...(tall ? [{ ...rowHead(row.level1, { rows: tall }), path: `${at}.level1` }] : []),
      ...(low ? [{ ...rowHead(row.level2, { rows: low }), path: `${at}.level2` }] : []),
      prose(row.name, `${at}.name`),
      ...columns.map((column) => DRAW[column.sort](textIn(row, column), `${at}.${column.key}`)),
    ];
  });
  const headings = [
    ...LEVELS.map(([key, label]) => labelOf(labels, key, label)),
    ...columns.map((column) => headingOf(column, labels)),
  ];
  return {
    caption: '绩效指标',
    widths: shares(8, 9, 22, ...columns.map((column) => column.width)),
    head: [headings.map((label) => columnHead(label))],
    body: [...body, ...close({ span: LEVELS.length + columns.length, columns })],
  };
}
