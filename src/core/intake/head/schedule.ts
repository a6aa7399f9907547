import { OTHER_LABELS } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import { isBrief } from './group-headings.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { headsFunds, headsIndicators } from '../vocabulary.ts';

/** What is to be done, as the heading of a column: 项目实施进度内容, 工作任务, 阶段. */
const STEP = /^.{0,8}(?:内容|任务|工作|阶段|步骤|事项|环节|节点|进度|计划)$/;
const BEGIN = /^.{0,6}(?:开始|起始|开工|启动)(?:日期|时间|年月|月份)$/;
const END = /^.{0,6}(?:完成|结束|终止|截止|完工|竣工)(?:日期|时间|年月|月份)$/;
const SPAN = /^.{0,6}起止(?:日期|时间|年月)$|^(?:时间|进度)(?:安排|节点|要求)?$/;
/** What a list of steps is called, left of it. */
const LIST = /进度|计划|安排|步骤/;

interface Columns {
  readonly group: Cell | undefined;
  readonly columns: readonly Cell[];
}

/**
 * The headings of a list of steps: 项目实施进度 | 实施内容 | 开始时间 | 完成时间. Where 计划开始日期 has its date beside it, it is the
 * project's, so that the headings must follow one another.
 */
function columnsIn(line: Line): Columns | undefined {
  const cells = filled(line);
  const dated = cells.findIndex(({ head }) => [BEGIN, END, SPAN].some((words) => words.test(head)));
  if (line.paragraph || dated < 1 || !STEP.test(cells[dated - 1]!.head)) return undefined;
  const [before, columns] = [cells.slice(0, dated - 1), cells.slice(dated - 1)];
  const [group] = before;
  const heads = columns.map(({ head }) => head);
  const both = heads.some((head) => BEGIN.test(head)) && heads.some((head) => END.test(head));
  const told = both || (group !== undefined && LIST.test(group.head));
  return told && before.length < 2 && columns.every(isBrief) ? { group, columns } : undefined;
}

/** The cell of a row under a heading. */
const under = (line: Line, { column }: Cell): Cell | undefined =>
  line.covering?.(line.row, column) ?? line.cells.find((cell) => cell.column === column);

/** Whether a line is a row of the list: beside its heading, or in its columns, and no label of the form. */
function isRow(line: Line, { group, columns }: Columns, { vocabulary }: FormContext): boolean {
  const cells = filled(line);
  if (line.paragraph || headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary)) return false;
  if (group && line.covering) return line.covering(line.row, group.column) === group;
  const inside = cells.every((cell) => columns.some(({ column }) => column === cell.column));
  if (cells.length === 0 || !inside) return false;
  // a list without a heading of its own ends where a label of the form stands under that of its steps
  const label = ({ head }: Cell): boolean => OTHER_LABELS.test(head) || vocabulary.field(head) !== undefined;
  return group !== undefined || (cells.length > 1 && !label(cells[0]!));
}

/** The label of a column, and of which list it is where the form may have the same label elsewhere: 备注. */
function labelOf(heading: Cell, { group }: Columns, { builder }: FormContext): string {
  const label = printedLabel(heading);
  const shared = OTHER_LABELS.test(heading.head) || builder.extra.has(label);
  return shared && group ? `${squash(group.raw)}(${label})` : label;
}

/**
 * Reads a list of steps with their dates, which the format has no place for: `extra` has it column by column, a paragraph for
 * each step. The dates are those of the steps, not of the project. Gives the line after it, or nothing where line `at` begins
 * none.
 */
export function readSchedule(context: FormContext, at: number): number | undefined {
  const { builder, lines } = context;
  const found = columnsIn(lines[at]!);
  if (!found) return undefined;
  let end = at + 1;
  while (lines[end] && isRow(lines[end]!, found, context)) end += 1;
  const rows = lines.slice(at + 1, end);
  if (rows.length === 0) return undefined;
  if (found.group) builder.label(found.group);
  for (const heading of found.columns) {
    const label = labelOf(heading, found, context);
    const texts = rows.map((row) => {
      const cell = under(row, heading);
      return cell && !builder.used.has(cell) ? builder.take(`extra.${label}`, cell, 'prose') : '';
    });
    builder.label(heading);
    // a step without a date keeps its empty line, so that those after it stay at theirs
    builder.extra.set(label, texts.join('\n').trimEnd());
    if (rows.length > 1) builder.doubt('steps-joined', `extra.${label}`, heading.at);
  }
  return end;
}
