import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import type { Heading } from '../indicators/columns-of.ts';
import { GRADE } from '../head/place-values.ts';
import { isFigure } from '../money.ts';
import { filled, type Cell, type Line } from '../lines.ts';

/** The field of the total that a cell belongs to by the column it stands in; of several it is merged over, the last. */
function byColumn(
  cell: Cell,
  columns: readonly Heading[],
  totals: Readonly<Record<string, string>>,
): string | undefined {
  const right = cell.column + cell.columnSpan;
  const over = columns.filter(({ column, span }) => column < right && cell.column < column + span);
  return over.flatMap(({ key }) => (key && totals[key]) || []).at(-1);
}

/** Which field each figure of the row is: by its column where columns hold, else weight before score. */
function fieldsOf(
  values: readonly Cell[],
  line: Line,
  columns: readonly Heading[],
  totals: Readonly<Record<string, string>>,
) {
  const present = columns.flatMap(({ key }) => (key && totals[key] ? [totals[key]] : []));
  const placed = values.map((cell) => byColumn(cell, columns, totals));
  // a figure under a heading that the format has no field for is none of the two
  if (line.covering && present.length > 0 && present.every((path) => placed.includes(path)))
    return { paths: placed, guess: false };
  if (line.covering && placed.every((path) => path !== undefined)) return { paths: placed, guess: false };
  if (values.length === present.length) return { paths: present, guess: false };
  if (values.length === 1 && placed[0] && line.cells.length >= columns.length) return { paths: placed, guess: true };
  const paths = present.length > 0 ? present : Object.values(totals);
  // a lone full mark is the sum of what could be got, any other figure what was got
  if (values.length === 1 && !/^100(?:\.0+)?$/.test(values[0]!.head)) return { paths: paths.slice(-1), guess: true };
  return { paths, guess: values.length > 0 };
}

/** A lone figure beside what can only be the points got is that, under whatever heading it stands: 自评总分 | 98. */
function ofLabel({ head }: Cell, figures: readonly Cell[], { score }: Readonly<Record<string, string>>) {
  if (figures.length !== 1 || !score || !/自评|评价|得分|评分/.test(head) || /分值/.test(head)) return undefined;
  return { paths: [score], guess: false };
}

/** Running text may hold both points in one piece: 100 98.5. */
function partFigures(cell: Cell): Cell[] {
  const figures = cell.raw.trim().split(/[^\S\n]+/);
  return figures.length > 1 && figures.every(isFigure) ? figures.map((raw) => ({ ...cell, raw, head: raw })) : [cell];
}

/** Reads 总分: the points under their columns, a grade behind them. False where the line is no total. */
export function readTotal(line: Line, columns: readonly Heading[], context: FormContext): boolean {
  const { builder, kind, vocabulary } = context;
  const { totals } = kind.intake;
  const [label, ...rest] = filled(line);
  if (!label) return false;
  const field = vocabulary.field(label.head);
  // 合计 over the indicators is of the money
  if (columns.length === 0 && vocabulary.fundRow(label.head)) return false;
  if (!totals || field?.path !== 'total' || builder.fields.has('total.score') || builder.fields.has('total.weight'))
    return false;
  builder.label(label);
  builder.heading('total', field.label, label);
  const figures = rest.flatMap((cell) => {
    const parts = partFigures(cell);
    if (parts.length > 1) builder.label(cell);
    return parts.filter(({ raw }) => isFigure(raw));
  });
  const { paths, guess } = ofLabel(label, figures, totals) ?? fieldsOf(figures, line, columns, totals);
  figures.forEach((cell, i) => {
    const path = paths[i];
    const aside = path ? undefined : columns.find(({ column, key }) => column === cell.column && !key);
    if (aside) builder.putExtra(`${printedLabel(label)}(${printedLabel(aside.cell)})`, cell);
    if (!path || !builder.put(path, cell, 'figure')) return;
    if (guess) builder.doubt('total-in-order', path, cell.at);
  });
  for (const path of columns.flatMap(({ key }) => (key && totals[key]) || []))
    if (!builder.fields.has(path)) builder.fields.set(path, '');
  for (const cell of rest) if (vocabulary.field(cell.head)?.path === 'grade') builder.label(cell);
  const grade = rest.find((cell) => GRADE.test(cell.head) && !builder.used.has(cell));
  if (grade) builder.put('grade', grade, 'figure');
  return true;
}

/** Where 总分 is told apart in headings with the points under them, the field that a heading is of. */
function partOf({ head }: Cell, { vocabulary, kind }: FormContext): string | undefined {
  const path = vocabulary.field(head)?.path;
  if (path !== 'total') return path === 'grade' ? path : undefined;
  if (/(?:分值|满分)$/.test(head)) return kind.intake.totals?.['weight'];
  return /得分$/.test(head) ? kind.intake.totals?.['score'] : undefined;
}

/** Reads 总分值 | 总得分 | 自评等级 over 100 | 98 | 优. False where the lines are none. */
export function readTotalBelow(context: FormContext, at: number): boolean {
  const { builder, lines } = context;
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!next || next.paragraph) return false;
  const heads = filled(line);
  const parts = heads.flatMap((head) => {
    const path = partOf(head, context);
    const own = next.covering?.(next.row, head.column) ?? next.cells.find(({ column }) => column === head.column);
    return path && own ? [{ path, own }] : [];
  });
  if (parts.length < 2 || parts.length < heads.length - 1 || parts.some(({ path }) => builder.fields.has(path)))
    return false;
  if (!parts.every(({ path, own }) => own.row === next.row && (path === 'grade' || isFigure(own.raw)))) return false;
  heads.forEach((head) => builder.label(head));
  for (const { path, own } of parts) builder.put(path, own, 'figure');
  for (const cell of filled(next)) if (cell.head === heads[0]!.head) builder.label(cell);
  return true;
}
