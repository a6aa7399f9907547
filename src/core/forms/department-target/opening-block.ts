import { breakdownHead } from '../funds-block.ts';
import { labelOf, namePair, pairRow, unitsRow } from '../headings.ts';
import { fillRow, prose, rowHead, type SheetBlock, type SheetCell } from '../sheet.ts';
import { goalRows, padSide, sideOf, SPAN, WIDTHS } from '../target/opening-block.ts';
import type { DepartmentTarget } from './schema.ts';

/** What the money comes from stands left, what it is spent on right; nothing where the form breaks nothing down. */
function breakdownRows({ funds, labels }: DepartmentTarget): SheetCell[][] {
  const sides = (['income', 'spending'] as const).map((breakdown) => ({
    head: breakdownHead(labels, breakdown, { cols: 2 }),
    rows: sideOf(funds, (row) => row.breakdown === breakdown),
  }));
  const height = Math.max(...sides.map(({ rows }) => rows.length));
  if (height === 0) return [];
  const [left, right] = sides.map(({ rows }) => padSide(rows, height));
  return [sides.map(({ head }) => head), ...left!.map((cells, i) => [...cells, ...right![i]!])];
}

/** The total, and rows that belong to no breakdown, over the width of both sides. */
function fundRows(record: DepartmentTarget): SheetCell[][] {
  const { funds, labels, currency } = record;
  const whole = sideOf(funds, ({ breakdown }) => breakdown === undefined).map((cells) => fillRow(cells, SPAN - 1));
  const rows = [...whole, ...breakdownRows(record)];
  const head = rowHead(labelOf(labels, 'currency', `年度预算(${currency})`), { rows: rows.length });
  return rows.map((cells, i) => (i === 0 ? [head, ...cells] : cells));
}

/** The department and its money. */
export const openingBlock = (record: DepartmentTarget): SheetBlock => ({
  caption: '部门与资金',
  widths: WIDTHS,
  body: [...pairRow([namePair(record)], SPAN), ...unitsRow(record, SPAN), ...fundRows(record)],
});

const GOAL = '年度总体目标';

/** A form with the year's goal alone has it beside its heading. */
function listGoals({ goal = {}, labels }: DepartmentTarget): SheetCell[][] {
  const { project, projectPeriod, annual } = goal;
  if (project !== undefined || projectPeriod !== undefined)
    return goalRows({
      goal,
      labels: { goal: '部门绩效目标', 'goal.project': '中长期目标', 'goal.annual': GOAL, ...labels },
    });
  if (annual === undefined) return [];
  const heading = rowHead(labelOf(labels, 'goal', labelOf(labels, 'goal.annual', GOAL)));
  return [[heading, prose(annual, 'goal.annual', { cols: SPAN - 1 })]];
}

export function goalBlock(record: DepartmentTarget): SheetBlock[] {
  const body = listGoals(record);
  return body.length ? [{ caption: '年度总体目标', widths: WIDTHS, body }] : [];
}
