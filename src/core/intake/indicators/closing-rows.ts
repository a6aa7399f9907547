import { OTHER_LABELS } from '../../forms/intake.ts';
import type { Heading } from './columns-of.ts';
import { isGroupLabel, isLevelLabel } from './level-labels.ts';
import { filled, type Line } from '../lines.ts';
import { isFigure } from '../money.ts';

/** A text alone over the whole table that is no label of levels: 注：…, 填表人：… 联系电话：…. */
function isNote(line: Line, name: Heading): boolean {
  const cells = filled(line);
  const [only] = cells;
  if (cells.length !== 1 || isLevelLabel(only!.raw) || only!.column > name.column) return false;
  const whole = line.covering ? only!.column + only!.columnSpan > name.column + name.span : only!.column === 0;
  return whole && (/^\s*[一-龥（）()]{1,14}[:：]/.test(only!.raw) || /^\s*\d[.、．].{12,}/.test(only!.raw));
}

/** A text at the edge with a sentence beside it is no indicator with its target. */
function isProse(line: Line, name: Heading): boolean {
  const cells = filled(line);
  return (
    cells.length === 2 &&
    cells[0]!.column < name.column &&
    cells[1]!.column === cells[0]!.column + 1 &&
    !isLevelLabel(cells[0]!.raw) &&
    cells[1]!.raw.length > 30 &&
    /[，。；;]/.test(cells[1]!.raw)
  );
}

/** Longer texts are no targets. */
const LONGEST_TARGET = 12;

/** How labels of what a form says behind its indicators end. */
const SAYS = /(?:措施|结论|意见|建议|说明|问题|情况|原因|打算|计划|安排|备注|总结|评价|判断)$/;

/**
 * A label with its text, neither of them under the headings of the table: 下一步措施 | 增加招聘。 The text is wider than the
 * column of the names, or, where merges are lost and covered cells were kept, stands left of it.
 */
function isLabelled(line: Line, name: Heading, columns: readonly Heading[]): boolean {
  const [label, text, ...more] = filled(line);
  if (!label || !text || more.length > 0 || isLevelLabel(label.raw) || isGroupLabel(label.head)) return false;
  if (!SAYS.test(label.head) || text.column > name.column || label.column >= name.column) return false;
  if (line.covering) return text.column + text.columnSpan > name.column + name.span;
  const last = Math.max(...columns.map(({ column }) => column));
  // where covered cells were left out, the name of an indicator slides to the edge, its target beside it: 设备完好情况 | 完好
  const isTold = /[，。；;]/.test(text.raw) || text.raw.length > LONGEST_TARGET || OTHER_LABELS.test(label.head);
  return isTold && text.column < name.column && (line.cells.at(-1)?.column ?? 0) >= last;
}

/**
 * A label that begins left of the levels, where only the heading of all indicators stands, and is none: 最近年度绩效评价情况 |
 * 优秀□ 良好□. It reaches over the levels, or, where merges are lost, leaves their column blank.
 */
function isBesideLevels(line: Line, columns: readonly Heading[]): boolean {
  const [label, ...values] = filled(line);
  const first = columns.find(({ key }) => key);
  if (!label || !first || label.column >= first.column) return false;
  if (!SAYS.test(label.head) || isLevelLabel(label.raw) || isGroupLabel(label.head)) return false;
  // points of what is no indicator stand between the indicators: 资金使用情况 | 10 | 9.5
  if (values.length > 0 && values.every(({ raw }) => isFigure(raw))) return false;
  if (line.covering) return label.rowSpan === 1 && label.column + label.columnSpan > first.column;
  return line.cells.find(({ column }) => column === first.column)?.blank !== false;
}

/** Whether a line is none of the indicators' rows, though no field of the form stands for what it says. */
export const isClosing = (line: Line, name: Heading, columns: readonly Heading[]): boolean =>
  isNote(line, name) ||
  (!line.covering && isProse(line, name)) ||
  isLabelled(line, name, columns) ||
  isBesideLevels(line, columns);
