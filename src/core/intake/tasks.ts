import type { Column } from '../forms/kind.ts';
import type { FormContext } from './context.ts';
import { printedLabel, type RowFields } from './draft-builder.ts';
import { filled, type Cell, type Line } from './lines.ts';
import { currencyIn, isAmount } from './money.ts';

/** A column of 年度主要任务: the field it is kept in, or the label it goes to `extra` under. */
interface TaskColumn {
  readonly cell: Cell;
  readonly key: string;
  readonly sort: Column['sort'];
}

const IS_TASK = /^(?:年度)?(?:主要|重点|工作)*任务(?:名称)?$/;
/** Headings of several columns of money that are not the year's budget. */
const IS_OTHER_MONEY = /执行|支出|决算|上年/;

/** The headings below a line, where it is one of groups: 总额 | 财政拨款 | 其他资金 under 预算金额. */
function findSubHeads({ lines, kind }: FormContext, at: number): readonly Cell[] {
  const below = lines[at + 1] ? filled(lines[at + 1]!) : [];
  const known = below.filter(({ head }) =>
    kind.taskColumns!.some(({ label, also }) => label === head || also?.test(head)),
  );
  return known.length > 0 && !below.some(({ raw }) => isAmount(raw)) ? below : [];
}

/** Parts of a group of headings: those that stand under it. */
const partsOf = ({ column, columnSpan }: Cell, subs: readonly Cell[], isOnly: boolean): readonly Cell[] =>
  isOnly ? subs : subs.filter((sub) => sub.column >= column && sub.column < column + columnSpan);

/** The columns right of the name. Of two groups of money the year's budget has the fields, the other goes to `extra`. */
function readColumns(context: FormContext, heads: readonly Cell[], subs: readonly Cell[]): TaskColumn[] {
  const { builder, kind } = context;
  const groups = heads.filter((head) => subs.length > 0 && namesAmounts(head));
  const taken = new Set<string>();
  const claim = (cell: Cell, group: Cell | undefined): TaskColumn => {
    const known = kind.taskColumns!.find(({ label, also }) => label === cell.head || also?.test(cell.head));
    const isOwn = known && !taken.has(known.key) && !(group && IS_OTHER_MONEY.test(group.head));
    if (!isOwn) {
      const label = [...(group ? [printedLabel(group)] : []), printedLabel(cell)].join(' › ');
      return { cell, key: `extra.${label}`, sort: known?.sort ?? 'prose' };
    }
    taken.add(known.key);
    builder.heading(`tasks.${known.key}`, known.label, cell);
    return { cell, key: known.key, sort: known.sort };
  };
  return heads.flatMap((head) => {
    const parts = groups.includes(head) ? partsOf(head, subs, groups.length === 1) : [];
    if (parts.length === 0) return [claim(head, undefined)];
    noteGroup(head, context);
    // where covered cells were left out, they slid to the left of what they stand under
    const slid = Math.max(0, head.column - parts[0]!.column);
    return parts.map((part) => claim({ ...part, column: part.column + slid }, head));
  });
}

const namesAmounts = ({ head }: Cell): boolean => /预算|金额|资金|经费|执行|支出|决算/.test(head);

/** The heading of the amounts states their unit. */
function noteGroup(cell: Cell, { builder }: FormContext): void {
  const currency = currencyIn(cell.raw);
  builder.label(cell);
  if (currency && !builder.fields.has('currency')) builder.state('currency', currency, cell);
  if (IS_OTHER_MONEY.test(cell.head)) return;
  builder.heading('tasks.currency', `预算金额(${currency ?? builder.fields.get('currency') ?? ''})`, cell);
}

const isSlid = (line: Line, hasSide: boolean): boolean =>
  !line.covering && hasSide && line.cells[0]?.blank === false && line.cells[0].column === 0;

/** The cells of a row under its headings; where merges are lost, in their order behind the blank that the side heading left. */
function cellsUnder(line: Line, heads: readonly Cell[], hasSide: boolean): (Cell | undefined)[] {
  if (line.covering) return heads.map(({ column }) => line.covering!(line.row, column));
  // the place under the side heading was left out
  const slid = isSlid(line, hasSide) ? 1 : 0;
  if (slid) return heads.map(({ column }) => line.cells.find((cell) => cell.column === column - slid));
  const own = hasSide && line.cells[0]?.blank && line.cells.length > heads.length ? line.cells.slice(1) : line.cells;
  return own.length === heads.length ? [...own] : heads.map(({ column }) => own.find((cell) => cell.column === column));
}

function readTask(
  line: Line,
  name: Cell,
  columns: readonly TaskColumn[],
  hasSide: boolean,
  context: FormContext,
): void {
  const { builder } = context;
  const [named, ...cells] = cellsUnder(line, [name, ...columns.map(({ cell }) => cell)], hasSide);
  if (!named || (named.blank && cells.every((cell) => !cell || cell.blank)) || builder.used.has(named)) return;
  const path = `tasks.${builder.tasks.length}`;
  const row: RowFields = { fields: new Map(), extra: new Map() };
  if (isSlid(line, hasSide)) builder.doubt('row-shifted', path, named.at);
  row.fields.set('name', builder.take(`${path}.name`, named, 'name'));
  columns.forEach(({ key, sort }, i) => {
    const cell = cells[i];
    if (!cell || builder.used.has(cell)) return;
    const text = builder.take(`${path}.${key}`, cell, sort === 'amount' ? 'figure' : 'prose');
    if (key.startsWith('extra.')) row.extra.set(key.slice('extra.'.length), text);
    else row.fields.set(key, text);
  });
  builder.tasks.push(row);
}

/** Reads 年度主要任务, whose heading is line `at`, up to line `end`. */
export function readTasks(context: FormContext, at: number, end: number): void {
  const { builder, lines } = context;
  const heads = filled(lines[at]!);
  const names = heads.filter(({ head }) => IS_TASK.test(head));
  const name = names.at(-1)!;
  const side = names.length > 1 ? names[0] : heads.find(({ column }) => column < name.column);
  if (side) {
    builder.label(side);
    builder.heading('tasks', '年度主要任务', side);
  }
  builder.label(name);
  builder.heading('tasks.name', '任务名称', name);
  const subs = findSubHeads(context, at);
  const columns = readColumns(
    context,
    heads.filter(({ column }) => column > name.column),
    subs,
  );
  for (const cell of [...heads, ...subs]) builder.label(cell);
  for (const line of lines.slice(at + (subs.length ? 2 : 1), end))
    readTask(line, name, columns, side !== undefined, context);
}
