import { OTHER_LABELS } from '../../forms/intake.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { isFigure } from '../money.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';
import { isBrief } from './group-headings.ts';

/** A table that the format knows nothing of: headings, rows under them, and what stands left of it all. */
interface Matrix {
  readonly group: Cell | undefined;
  readonly heads: readonly Cell[];
  readonly rows: readonly Line[];
}

/** Headings of columns rather than labels with values beside them end so. */
const NOUN =
  /(?:名称|内容|情况|说明|金额|数量?|标准|措施|问题|时间|日期|年月|依据|类别|类型|来源|单位|比例|率|[分数]?值|得分|等级|备注|行次|序号)$/;

/** The cells of a line right of a column, without the empty ones at its end. */
const behind = (line: Line, edge: number): readonly Cell[] =>
  line.cells.slice(0, line.cells.findLastIndex(({ blank }) => !blank) + 1).filter(({ column }) => column > edge);

/** The cells of a row under headings; nothing where it has texts elsewhere. */
function under(row: Line, heads: readonly Cell[], edge: number): readonly Cell[] {
  const own = row.cells.filter(({ column }) => column > edge && column <= heads.at(-1)!.column);
  return behind(row, edge).every((cell) => own.includes(cell)) ? own : [];
}

/** Whether two rows of cells have the same edges. */
const sameTiling = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, i) => cell.column === b[i]!.column && cell.columnSpan === b[i]!.columnSpan);

/** What speaks for headings over values, and what for labels beside them. */
function weigh(
  heads: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  tall: boolean,
  context: FormContext,
): number {
  const { vocabulary } = context;
  const isLabel = ({ head }: Cell): boolean => OTHER_LABELS.test(head) || vocabulary.field(head) !== undefined;
  const inValues = (cells: readonly Cell[]): number => cells.filter((cell, i) => i % 2 === 1 && isLabel(cell)).length;
  const inLabels = (cells: readonly Cell[]): number =>
    cells.filter((cell, i) => i % 2 === 0 && isLabel(cell) && cells[i + 1] && !isLabel(cells[i + 1]!)).length;
  const noLabel = (cells: readonly Cell[]): number => cells.filter((cell, i) => i % 2 === 0 && !isBrief(cell)).length;
  const below = rows.flat().some(isLabel);
  return (
    (heads.length % 2) * 2 +
    inValues(heads) * 2 -
    inLabels(heads) * 2 +
    (rows.some((cells) => noLabel(cells) > 0) ? 3 : 0) +
    (heads.every(({ head, blank }, i) => NOUN.test(head) || (blank && i === 0)) ? 2 : 0) +
    (tall ? 2 : 0) -
    (below ? 4 : 0)
  );
}

/** The weight from which a table is one of headings over values. */
const ENOUGH = 4;

/** The matrix that begins at a line: at least two headings over rows of the same cells. */
function matrixAt(context: FormContext, at: number): Matrix | undefined {
  const { lines, vocabulary, builder } = context;
  const line = lines[at]!;
  const cells = filled(line);
  if (line.paragraph || cells.length < 2 || cells.some((cell) => builder.used.has(cell))) return undefined;
  if (headsFunds(line.cells, vocabulary) || headsIndicators(line.cells, vocabulary)) return undefined;
  const first = cells[0]!;
  const tall = line.covering !== undefined && first.rowSpan > 1 && isBrief(first) ? first : undefined;
  const next = lines[at + 1];
  const open =
    !line.covering && next && !next.paragraph && next.cells.find(({ column }) => column === first.column)?.blank;
  const group = tall ?? (open ? first : undefined);
  // a label of the form has its value beside it, however far it reaches down
  if (group && (vocabulary.field(group.head) ?? vocabulary.fundRow(group.head))) return undefined;
  const heads = behind(line, group?.column ?? -1);
  // what names the rows of a tall group often has no heading of its own
  const isHead = (cell: Cell, i: number): boolean => isBrief(cell) || (tall !== undefined && i === 0 && cell.blank);
  if (heads.filter(({ blank }) => !blank).length < 2 || !heads.every(isHead)) return undefined;
  if (
    heads.some(({ head }) =>
      /^(?:goal|total|grade|project|department|implementer)/.test(vocabulary.field(head)?.path ?? ''),
    )
  )
    return undefined;
  const rows: Line[] = [];
  for (const row of lines.slice(at + 1)) {
    if (row.paragraph || (tall && row.row >= tall.row + tall.rowSpan)) break;
    const own = under(row, heads, group?.column ?? -1);
    const beside = group && !tall && row.cells.some(({ column, blank }) => column === group.column && !blank);
    if (beside || !sameTiling(heads, own) || headsIndicators(row.cells, vocabulary)) break;
    const name = own.find(({ blank }) => !blank);
    if (name && (vocabulary.fundRow(name.head) ?? vocabulary.field(name.head))) break;
    rows.push(row);
  }
  const whole = tall ? rows.length === tall.rowSpan - 1 : rows.length > 0;
  const own = rows.map((row) => under(row, heads, group?.column ?? -1));
  return whole && rows.length > 0 && weigh(heads, own, group !== undefined, context) >= ENOUGH
    ? { group, heads, rows }
    : undefined;
}

/**
 * Reads a table that nobody knows: whole to `extra`, each text under its heading, and under what names its row where there
 * are several. Gives the line after it, or nothing where line `at` begins none.
 */
export function readMatrix(context: FormContext, at: number): number | undefined {
  const { builder } = context;
  const found = matrixAt(context, at);
  if (!found) return undefined;
  const { group, heads, rows } = found;
  // a heading that no text of `extra` is under stays unread
  if (group && NOUN.test(group.head)) builder.label(group);
  for (const row of rows) {
    const own = under(row, heads, group?.column ?? -1);
    const names = own.findIndex((cell) => !cell.blank && !isFigure(cell.raw));
    const name = rows.length > 1 ? own[names] : undefined;
    if (name) builder.label(name);
    own.forEach((cell, i) => {
      if (cell === name || (cell.blank && rows.length > 1)) return;
      const label = printedLabel(heads[i]!);
      builder.label(heads[i]!);
      builder.putExtra(name ? `${printedLabel(name)}(${label})` : label, cell);
    });
    if (!name) continue;
    // as that of the group: what heads the names and is no word for it is a text of its own
    if (NOUN.test(heads[names]!.head)) builder.label(heads[names]!);
    const corner = heads[names]!.blank && group ? group : heads[names]!;
    if (own.every((cell) => cell === name || cell.blank)) builder.putExtra(printedLabel(corner), name);
  }
  return at + 1 + rows.length;
}
