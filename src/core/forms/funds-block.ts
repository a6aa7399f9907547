import { shownColumns, textIn } from './columns.ts';
import { BREAKDOWN_LABELS, labelOf, namePair, pairRow, unitsRow, type Heading, type Labels } from './headings.ts';
import type { Column } from './kind.ts';
import type { Breakdown } from './record.ts';
import { columnHead, empty, figure, fillRow, printed, prose, rowHead, shares, splitSpan } from './sheet.ts';
import type { SheetBlock, SheetCell, Size } from './sheet.ts';

interface FundRow {
  readonly label: string;
  readonly breakdown?: Breakdown | undefined;
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

/** The heading over the rows of one breakdown of a whole department's money. */
export const breakdownHead = (labels: Labels, breakdown: Breakdown, size: Size = {}): SheetCell =>
  rowHead(labelOf(labels, `funds.${breakdown}`, BREAKDOWN_LABELS[breakdown]), size);

function moneyRows({ funds, labels, currency }: Opening, shown: readonly Column[], heading: string): SheetCell[][] {
  if (funds.length === 0) return [];
  const rows = funds.flatMap((row, i) => [
    ...(row.breakdown && row.breakdown !== funds[i - 1]?.breakdown ? [[breakdownHead(labels, row.breakdown)]] : []),
    [
      { ...rowHead(row.label), path: `funds.${i}.label` },
      ...shown.map((column) => {
        const draw = column.sort === 'measure' ? printed : figure;
        return draw(textIn(row, column), `funds.${i}.${column.key}`);
      }),
    ],
  ]);
  const head = [
    rowHead(labelOf(labels, 'currency', `${heading}(${currency})`), { rows: rows.length + 1 }),
    empty(),
    ...shown.map(({ key, label }) => columnHead(labelOf(labels, key, label))),
  ];
  return [head, ...rows];
}

function goalRows({ goal, labels }: Pick<Opening, 'goal' | 'labels'>, wording: Wording, span: number): SheetCell[][] {
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
    caption: record.project === undefined ? '部门与资金' : '项目、资金与目标',
    widths: shares(12, 20, ...shown.map((column) => column.width), ...spare),
    body: [
      ...pairRow([namePair(record)], span),
      ...unitsRow(record, span),
      ...money.map((row, i) => fillRow(row, i === 0 ? span : span - 1)),
      ...goalRows(record, wording, span),
    ],
  };
}

/** The two goals as a block of their own, where other tables stand between them and the money. */
export function goalBlock(record: Pick<Opening, 'goal' | 'labels'>, wording: Wording): SheetBlock[] {
  const widths = shares(12, 44, 44);
  const body = goalRows(record, wording, widths.length);
  return body.length ? [{ caption: '年度总体目标', widths, body }] : [];
}
