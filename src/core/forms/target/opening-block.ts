import { labelOf, namePair, pairRow, unitsRow } from '../headings.ts';
import { columnHead, empty, figure, prose, rowHead, shares, splitSpan } from '../sheet.ts';
import type { SheetBlock, SheetCell } from '../sheet.ts';
import type { Target } from './schema.ts';

export const WIDTHS = shares(14, 20, 17, 20, 17);
export const SPAN = WIDTHS.length;

/** One side of the money table, padded above its last row: 其他资金 stands at the foot of both sides. */
export function padSide(rows: readonly SheetCell[][], height: number): SheetCell[][] {
  const gap = Array.from({ length: height - rows.length }, () => [empty(), empty()]);
  return rows.length > 1 ? [...rows.slice(0, -1), ...gap, ...rows.slice(-1)] : [...rows, ...gap];
}

interface AmountRow {
  readonly label: string;
  readonly amount?: string | undefined;
}

/** Label and amount of the money rows that belong to a side. */
export const sideOf = <R extends AmountRow>(funds: readonly R[], belongs: (row: R) => boolean): SheetCell[][] =>
  funds.flatMap((row, i) =>
    belongs(row)
      ? [[{ ...rowHead(row.label), path: `funds.${i}.label` }, figure(row.amount, `funds.${i}.amount`)]]
      : [],
  );

/** The money of the whole project stands left and that of the year right. */
function fundRows({ funds, labels, currency }: Target): SheetCell[][] {
  const side = (scope: 'project' | 'annual'): SheetCell[][] => sideOf(funds, (row) => row.scope === scope);
  const [project, annual] = [side('project'), side('annual')];
  const height = Math.max(project.length, annual.length);
  const [left, right] = [padSide(project, height), padSide(annual, height)];
  const head = rowHead(labelOf(labels, 'currency', `项目资金(${currency})`), { rows: height });
  return left.map((cells, i) => [...(i === 0 ? [head] : []), ...cells, ...right[i]!]);
}

/** The goals under their headings; the period of the whole project stands in the heading of its goal. */
export function goalRows({ goal = {}, labels }: Pick<Target, 'goal' | 'labels'>): SheetCell[][] {
  const { project, projectPeriod, annual } = goal;
  const heads: SheetCell[] = [];
  const texts: SheetCell[] = [];
  if (project !== undefined || projectPeriod !== undefined) {
    const text = `${labelOf(labels, 'goal.project', '项目总目标')}${projectPeriod ?? ''}`;
    heads.push({ ...columnHead(text), path: 'goal.projectPeriod' });
    texts.push(prose(project, 'goal.project'));
  }
  if (annual !== undefined) {
    heads.push(columnHead(labelOf(labels, 'goal.annual', '年度总目标')));
    texts.push(prose(annual, 'goal.annual'));
  }
  if (heads.length === 0) return [];
  const widen = (cells: SheetCell[]): SheetCell[] => {
    const cols = splitSpan(SPAN - 1, cells.length);
    return cells.map((cell, i) => ({ ...cell, cols: cols[i]! }));
  };
  return [[rowHead(labelOf(labels, 'goal', '项目绩效目标'), { rows: 2 }), ...widen(heads)], widen(texts)];
}

/** Name and category, units, dates, money and goals. */
export function openingBlock(record: Target): SheetBlock {
  const { category, start, end, labels } = record;
  const pair = (path: string, official: string, text: string | undefined) => ({
    label: labelOf(labels, path, official),
    text,
    path,
  });
  return {
    caption: '项目、资金与目标',
    widths: WIDTHS,
    body: [
      ...pairRow([namePair(record), pair('category', '项目类别', category)], SPAN),
      ...unitsRow(record, SPAN),
      ...pairRow([pair('start', '计划开始日期', start), pair('end', '计划完成日期', end)], SPAN),
      ...fundRows(record),
      ...goalRows(record),
    ],
  };
}
