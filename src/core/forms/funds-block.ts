import { shownColumns, textIn } from './columns.ts';
import { labelOf, projectPair, pairRow, unitsRow, type Heading } from './headings.ts';
import type { Column } from './kind.ts';
import { columnHead, empty, figure, fillRow, printed, prose, rowHead, shares, splitSpan } from './sheet.ts';
import type { SheetBlock, SheetCell } from './sheet.ts';

interface FundRow {
  readonly label: string;
  readonly extra?: Readonly<Record<string, string>> | undefined;
}

interface Opening extends Heading {
  readonly currency: string;
  readonly funds: readonly FundRow[];
  readonly goal?: { readonly expected?: string | undefined; readonly actual?: string | undefined } | undefined;
}

/** The words of the official form that differ between 自评表 and 跟踪表. */
interface Wording {
  /** Heading of the money table, without its unit. */
  readonly money: string;
  readonly expected: string;
  readonly actual: string;
}

/** The narrowest grid on which 主管部门 and 实施单位 stand side by side. */
const NARROWEST = 4;

function moneyRows({ funds, labels, currency }: Opening, shown: readonly Column[], heading: string): SheetCell[][] {
  if (funds.length === 0) return [];
  const head = [
    rowHead(labelOf(labels, 'currency', `${heading}(${currency})`), { rows: funds.length + 1 }),
    empty(),
    ...shown.map(({ key, label }) => columnHead(labelOf(labels, key, label))),
  ];
  const rows = funds.map((row, i) => [
    { ...rowHead(row.label), path: `funds.${i}.label` },
    ...shown.map((column) => {
      const draw = column.sort === 'measure' ? printed : figure;
      return draw(textIn(row, column), `funds.${i}.${column.key}`);
    }),
  ]);
  return [head, ...rows];
}

function goalRows({ goal, labels }: Opening, wording: Wording, span: number): SheetCell[][] {
  const sides = (['expected', 'actual'] as const).filter((side) => goal?.[side] !== undefined);
  if (sides.length === 0) return [];
  const cols = splitSpan(span - 1, sides.length).reverse();
  return [
    [
      rowHead(labelOf(labels, 'goal', '年度总体目标'), { rows: 2 }),
      ...sides.map((side, i) => columnHead(labelOf(labels, `goal.${side}`, wording[side]), { cols: cols[i]! })),
    ],
    sides.map((side, i) => prose(goal![side], `goal.${side}`, { cols: cols[i]! })),
  ];
}

/** Name, units, the money table and the two goals side by side, as in 自评表 and 跟踪表. */
export function openingBlock(record: Opening, columns: readonly Column[], wording: Wording): SheetBlock {
  const shown = shownColumns(record.funds, columns);
  const span = Math.max(shown.length + 2, NARROWEST);
  const spare = Array.from({ length: span - shown.length - 2 }, () => 16);
  const money = moneyRows(record, shown, wording.money);
  return {
    widths: shares(12, 20, ...shown.map((column) => column.width), ...spare),
    body: [
      ...pairRow([projectPair(record)], span),
      ...unitsRow(record, span),
      ...money.map((row, i) => fillRow(row, i === 0 ? span : span - 1)),
      ...goalRows(record, wording, span),
    ],
  };
}
