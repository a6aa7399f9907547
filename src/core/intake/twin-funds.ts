import type { FormContext } from './context.ts';
import type { RowFields } from './draft-builder.ts';
import type { Cell, Line } from './lines.ts';
import { currencyIn, isAmount, isFigure, noteMoney } from './money.ts';
import { headsFunds } from './vocabulary.ts';

/** A label with the figure beside it. */
interface Pair {
  readonly label: Cell;
  readonly value: Cell;
}

/** What a line says as labels with figures, and what stands left of them; nothing where it has other texts. */
function pairsOf(line: Line, isLabel: (cell: Cell) => boolean): { before: readonly Cell[]; pairs: Pair[] } | undefined {
  const pairs: Pair[] = [];
  const start = line.cells.findIndex((cell) => !cell.blank && isLabel(cell));
  if (line.paragraph || start === -1) return undefined;
  const rest = line.cells.slice(start);
  for (const [i, label] of rest.entries()) {
    if (label.blank || !isLabel(label)) continue;
    const own = rest.slice(i + 1);
    const end = own.findIndex((cell) => !cell.blank && isLabel(cell));
    const room = end === -1 ? own : own.slice(0, end);
    const value = room.find(({ blank }) => !blank) ?? room[0];
    if (!value || !isFigure(value.raw)) return undefined;
    pairs.push({ label, value });
  }
  const known = new Set(pairs.flatMap(({ label, value }) => [label, value]));
  if (rest.some((cell) => !cell.blank && !known.has(cell))) return undefined;
  return { before: line.cells.slice(0, start).filter(({ blank }) => !blank), pairs };
}

/**
 * Money without a table: 预算数 | 10.20 | 执行数 | 9.86, and under it, for each of the two, 其中：财政拨款 | 10.20 |
 * 其中：财政拨款 | 9.86. Gives the line after it, or nothing where line `at` begins none.
 */
export function readTwinFunds(context: FormContext, at: number): number | undefined {
  const { builder, kind, lines, vocabulary } = context;
  if (kind.intake.fundPairs || builder.funds.length > 0) return undefined;
  // a table further down has the rows; what its head states again goes to `extra`
  if (lines.slice(at).some(({ cells }) => headsFunds(cells, vocabulary))) return undefined;
  const keyOf = ({ head }: Cell): string | undefined => vocabulary.fundColumn(head)?.key;
  const first = pairsOf(lines[at]!, (cell) => keyOf(cell) !== undefined);
  const keys = (first?.pairs ?? []).map(({ label }) => keyOf(label)!);
  const budget = keys.includes('adjusted') || keys.includes('initial');
  if (!first || !budget || !keys.includes('executed') || new Set(keys).size < keys.length) return undefined;
  if (first.before.length > 1 || !first.pairs.some(({ value }) => isAmount(value.raw))) return undefined;

  const total: RowFields = { fields: new Map([['source', 'total']]), extra: new Map() };
  const name = first.before[0] ?? first.pairs[0]!.label;
  total.fields.set('label', builder.take('funds.0.label', name, 'name'));
  builder.doubt('funds.0.source', '这一行没有名称，按年度资金总额填写', name.at);
  if (first.before[0]) noteMoney(first.before[0], context);
  builder.funds.push(total);
  let next = at;
  for (let own: typeof first | undefined = first; own;) {
    for (const { label, value } of own.pairs) {
      const key = keyOf(label)!;
      total.fields.set(key, builder.take(`funds.0.${key}`, value, 'figure'));
      builder.label(label);
      builder.heading(key, vocabulary.fundColumn(label.head)!.label, label);
      const currency = currencyIn(label.raw);
      if (currency && !builder.fields.has('currency')) builder.state('currency', currency, label);
    }
    next += 1;
    own = lines[next] && pairsOf(lines[next]!, (cell) => keyOf(cell) !== undefined);
    const isNew = ({ label }: Pair): boolean => !total.fields.has(keyOf(label)!);
    if (!own || own.before.length > 0 || !own.pairs.every(isNew)) own = undefined;
  }
  while (lines[next] && readTwinRow(context, lines[next]!, keys)) next += 1;
  return next;
}

/** A source of the money with a figure for each of the keys. */
function readTwinRow({ builder, vocabulary }: FormContext, line: Line, keys: readonly string[]): boolean {
  const own = pairsOf(line, ({ head }) => vocabulary.fundRow(head) !== undefined);
  const label = own?.pairs[0]?.label;
  if (!own || !label || own.before.length > 0 || own.pairs.length !== keys.length) return false;
  if (own.pairs.some((pair) => pair.label.head !== label.head)) return false;
  const path = `funds.${builder.funds.length}`;
  const fields = new Map([['source', vocabulary.fundRow(label.head)!.source]]);
  fields.set('label', builder.take(`${path}.label`, label, 'name'));
  own.pairs.forEach((pair, i) => {
    builder.label(pair.label);
    fields.set(keys[i]!, builder.take(`${path}.${keys[i]!}`, pair.value, 'figure'));
  });
  builder.funds.push({ fields, extra: new Map() });
  return true;
}
