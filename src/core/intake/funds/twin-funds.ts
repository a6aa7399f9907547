import type { FormContext } from '../context.ts';
import { printedLabel, type RowFields } from '../draft-builder.ts';
import { pairsOf, type Pair, type Pairs } from './label-pairs.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn, isAmount, noteMoney, statedAmount } from '../money.ts';
import { beginRow, putCell } from './money-row.ts';
import { headsFunds } from '../vocabulary.ts';

/** Money that came in, which is neither budget nor spending. */
const ARRIVED = /^(?:资金)?(?:到位|下达|拨付)(?:数|金额|资金)?$/;

/** A column of the money by its label: its field, or nothing where the format has none for it. */
interface Column {
  readonly key: string | undefined;
  readonly label: Cell;
}

interface Opening {
  readonly own: Pairs;
  readonly columns: readonly Column[];
}

/** Whether points beside the money are those of the whole form, which has no row for them further down: 自评分数 | 96.7. */
function isScoreOf({ lines, vocabulary }: FormContext, at: number): (cell: Cell) => boolean {
  const isTotal = (cell: Cell | undefined): boolean => vocabulary.field(cell?.head ?? '')?.path === 'total';
  const below = lines.slice(at + 1).some((line) => isTotal(filled(line)[0]));
  return (cell) => !below && isTotal(cell);
}

/** The line that states the whole money: 预算数 | 10.20 | 执行数 | 9.86. */
function openingAt(at: number, context: FormContext): Opening | undefined {
  const { lines, vocabulary } = context;
  const keyOf = ({ head }: Cell): string | undefined => vocabulary.fundColumn(head)?.key;
  const isScore = isScoreOf(context, at);
  const own = pairsOf(lines[at], (cell) => keyOf(cell) !== undefined || ARRIVED.test(cell.head) || isScore(cell));
  const money = (own?.pairs ?? []).filter(({ label }) => !isScore(label));
  const columns = money.map(({ label }) => ({ key: keyOf(label), label }));
  const keys = columns.flatMap(({ key }) => key ?? []);
  const budget = keys.includes('adjusted') || keys.includes('initial');
  if (!own || !budget || !keys.includes('executed') || new Set(keys).size < keys.length) return undefined;
  if (own.before.length > 1 || !own.pairs.some(({ value }) => isAmount(value.raw))) return undefined;
  return { own, columns };
}

/** A row of headings over such a line: 预算安排情况 | 资金到位情况 | 资金执行情况 | 预算执行进度. */
const headsOpening = (line: Line, { vocabulary }: FormContext): boolean =>
  !line.paragraph &&
  filled(line).length > 1 &&
  filled(line).every(
    ({ head }) => /资金|预算/.test(head) && head.length < 14 && !/\d/.test(head) && !vocabulary.field(head),
  );

/**
 * Money without a table: 预算数 | 10.20 | 执行数 | 9.86, and under it, for each of the two, 其中：财政拨款 | 10.20 |
 * 其中：财政拨款 | 9.86, or a source before all of them again. A row of headings may stand over it. Gives the line after it, or
 * nothing where line `at` begins none.
 */
export function readTwinFunds(context: FormContext, at: number): number | undefined {
  const { builder, kind, lines, vocabulary } = context;
  if (kind.intake.fundPairs || builder.funds.length > 0) return undefined;
  // a table further down has the rows; what its head states again goes to `extra`
  if (lines.slice(at).some(({ cells }) => headsFunds(cells, vocabulary))) return undefined;
  const headed = openingAt(at, context) === undefined && headsOpening(lines[at]!, context);
  const start = headed ? at + 1 : at;
  const opening = openingAt(start, context);
  if (!opening) return undefined;
  const over = headed ? filled(lines[at]!) : [];
  over.forEach((cell) => builder.label(cell));

  const total: RowFields = { fields: new Map([['source', 'total']]), extra: new Map() };
  const name = opening.own.before[0] ?? opening.own.pairs[0]!.label;
  total.fields.set('label', builder.take('funds.0.label', name, 'name'));
  builder.doubt('total-without-name', 'funds.0.source', name.at);
  if (opening.own.before[0]) noteMoney(opening.own.before[0], context);
  builder.funds.push(total);
  const isScore = isScoreOf(context, start);
  let next = start;
  for (let own: Pairs | undefined = opening.own; own;) {
    for (const pair of own.pairs)
      if (isScore(pair.label)) putScore(pair, context);
      else putTotal(pair, total, context);
    if (own.last) putLast(own.last, over, total, context);
    next += 1;
    own = pairsOf(lines[next], (cell) => vocabulary.fundColumn(cell.head) !== undefined || isScore(cell));
    const money = (own?.pairs ?? []).filter(({ label }) => !isScore(label));
    const isNew = ({ label }: Pair): boolean => !total.fields.has(vocabulary.fundColumn(label.head)!.key);
    if (!own || own.before.length > 0 || own.last || money.length === 0 || !money.every(isNew)) own = undefined;
  }
  while (lines[next] && (readTwinRow(context, lines[next]!, opening.columns) || readNamedRow(context, lines[next]!)))
    next += 1;
  // what states its amount itself was read in two parts
  for (const cell of lines.slice(start, next).flatMap(filled)) if (statedAmount(cell.raw)) builder.label(cell);
  return next;
}

/** The points of the form beside its money. */
function putScore({ label, value }: Pair, { builder, kind, vocabulary }: FormContext): void {
  const path = kind.intake.totals?.['score'];
  if (!path || !builder.put(path, value, 'figure')) return;
  builder.label(label);
  builder.heading('total', vocabulary.field(label.head)!.label, label);
}

function putTotal({ label, value }: Pair, { fields, extra }: RowFields, { builder, vocabulary }: FormContext): void {
  const column = vocabulary.fundColumn(label.head);
  const path = column?.key ?? `extra.${printedLabel(label)}`;
  const text = builder.take(`funds.0.${path}`, value, 'figure');
  if (column) fields.set(column.key, text);
  else extra.set(printedLabel(label), text);
  builder.label(label);
  if (column) builder.heading(column.key, column.label, label);
  const currency = currencyIn(label.raw);
  if (currency && !builder.fields.has('currency')) builder.state('currency', currency, label);
}

/** A figure behind the pairs is what the heading over it says. */
function putLast(value: Cell, over: readonly Cell[], total: RowFields, { builder, vocabulary }: FormContext): void {
  const heading = over.find(({ column, columnSpan }) => column <= value.column && value.column < column + columnSpan);
  const column = heading && vocabulary.fundColumn(heading.head);
  if (!column || total.fields.has(column.key)) return;
  total.fields.set(column.key, builder.take(`funds.0.${column.key}`, value, 'figure'));
  builder.heading(column.key, column.label, heading);
}

/** A source before its own amounts with their labels: 其中：省级资金 | 年初预算 | 10.00 | 实际支出 | 9.60. */
function readNamedRow(context: FormContext, line: Line): boolean {
  const { vocabulary } = context;
  const own = pairsOf(line, ({ head }) => vocabulary.fundColumn(head) !== undefined);
  const [label, ...more] = own?.before ?? [];
  const meant = label && vocabulary.fundRow(label.head);
  if (!own || !meant || own.last || more.length > 0) return false;
  const row = beginRow(context, { label, meant });
  for (const pair of own.pairs) {
    putCell(context, row, vocabulary.fundColumn(pair.label.head)!.key, pair.value);
    context.builder.label(pair.label);
  }
  return true;
}

/** A source of the money with a figure for each of the columns. */
function readTwinRow({ builder, vocabulary }: FormContext, line: Line, columns: readonly Column[]): boolean {
  const own = pairsOf(line, ({ head }) => vocabulary.fundRow(head) !== undefined);
  const label = own?.pairs[0]?.label;
  if (!own || !label || own.before.length > 0 || own.last || own.pairs.length !== columns.length) return false;
  if (own.pairs.some((pair) => pair.label.head !== label.head)) return false;
  const path = `funds.${builder.funds.length}`;
  const row: RowFields = { fields: new Map([['source', vocabulary.fundRow(label.head)!.source]]), extra: new Map() };
  row.fields.set('label', builder.take(`${path}.label`, label, 'name'));
  own.pairs.forEach((pair, i) => {
    const { key, label: heading } = columns[i]!;
    builder.label(pair.label);
    const text = builder.take(`${path}.${key ?? `extra.${printedLabel(heading)}`}`, pair.value, 'figure');
    if (key) row.fields.set(key, text);
    else row.extra.set(printedLabel(heading), text);
  });
  builder.funds.push(row);
  return true;
}
