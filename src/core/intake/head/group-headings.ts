import { OTHER_LABELS } from '../../forms/intake.ts';
import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { isLevelLabel } from '../indicators/level-labels.ts';
import type { Cell, Line } from '../lines.ts';
import { currencyIn, isAmount } from '../money.ts';

const MONEY_HEADING = /资金|预算|经费/;
/** A heading over the labels beside it: 项目基本情况 before 1.项目年度目标完成情况, or 部门总体目标 over several rows. */
export const headsLabels = (cell: Cell, line: Line, { vocabulary }: FormContext): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  return (
    after !== undefined &&
    cell.head.length <= 12 &&
    (/(?:情况|信息|概况)$/.test(cell.head) || (/目标$/.test(cell.head) && after.rowSpan < cell.rowSpan)) &&
    (OTHER_LABELS.test(after.head) || vocabulary.field(after.head) !== undefined)
  );
};

/** A heading of goals over those of each level, in words: 年度绩效目标 before 产出指标 | 巡查8次，修缮3处。 */
export const headsLevels = (cell: Cell, line: Line): boolean => {
  const [after, text] = line.cells.slice(line.cells.indexOf(cell) + 1).filter(({ blank }) => !blank);
  return after !== undefined && text !== undefined && isLevelLabel(after.raw) && !isLevelLabel(text.raw);
};

/** A text that reads as a label does: short and no sentence. */
export const isBrief = ({ head, raw, blank }: Cell): boolean =>
  !blank && head.length >= 2 && head.length <= 14 && /^[^\d,。；]+$/.test(head) && squash(raw).length <= 20;

/** How headings of several labels end. No value may pass for one, since it would be lost. */
const GROUP = /^.{0,12}(?:情况|信息|概况|内容|计划|安排|管理|依据|说明|构成|要求|措施|意见|背景)$/;

/**
 * A heading that reaches down over labels with their values: 项目立项情况 before 立项依据 | … and, in the next row, 立项必要性 | ….
 * Where merges are lost, the place under the heading is empty.
 */
export function reachesOver(cell: Cell, line: Line, { lines }: FormContext): boolean {
  const next = lines[lines.indexOf(line) + 1];
  const [after, ...values] = line.cells.slice(line.cells.indexOf(cell) + 1).filter(({ blank }) => !blank);
  if (!GROUP.test(cell.head) || !next || next.paragraph || !after || values.length === 0 || !isBrief(after))
    return false;
  if (line.covering && !(cell.rowSpan > 1 && after.rowSpan < cell.rowSpan)) return false;
  if (!line.covering && next.cells.some(({ column, blank }) => column <= cell.column && !blank)) return false;
  const below = next.cells.find(({ column }) => column === after.column);
  return below !== undefined && isBrief(below);
}

/** The heading of a table on the right, though it reads as that of a goal: 年度绩效目标 before 内容 | 标准 | 目标值. */
export const headsTable = (cell: Cell, line: Line, { vocabulary }: FormContext): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).filter(({ blank }) => !blank);
  const known = after.some(({ head }) => vocabulary.field(head) !== undefined);
  return cell.rowSpan > 2 && after.length > 2 && !known && after.every((own) => own.rowSpan === 1 && isBrief(own));
};

/** A heading that states the unit of a money table: 项目资金（万元）, and not 年度预算（万元） before its amount. */
export const statesMoney = (cell: Cell, line: Line): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  const heads = currencyIn(cell.raw) !== undefined && MONEY_HEADING.test(cell.head) && cell.head.length < 15;
  return heads && !(after && isAmount(after.raw));
};

/** A heading over rows of a declaration's money: 项目资金 before 年度资金总额. */
export const headsMoney = (cell: Cell, line: Line, { vocabulary, kind }: FormContext): boolean => {
  const after = line.cells.slice(line.cells.indexOf(cell) + 1).find(({ blank }) => !blank);
  return (
    kind.intake.fundPairs &&
    MONEY_HEADING.test(cell.head) &&
    !OTHER_LABELS.test(cell.head) &&
    cell.head.length < 15 &&
    after !== undefined &&
    vocabulary.fundRow(after.head) !== undefined
  );
};
