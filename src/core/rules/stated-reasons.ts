import { missingText } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { listPrintedTexts } from './printed-texts.ts';
import type { ReadForm } from './rule.ts';

const NOTHING_TO_SAY = /^(?:无|没有|暂无|无偏差|无原因|不适用)[。.]?$/;

/** Whether a cell for reasons or measures says anything: not blank, not a dash, not 无. */
export const saysSomething = (text: string | undefined): boolean =>
  !missingText(text) && !NOTHING_TO_SAY.test(text!.trim());

/** Cells that hold reasons: 偏差原因分析, 纠偏措施, and rows the format has no field for (未完成原因分析, 情况说明). */
const REASON_CELL = /\.deviation$|^corrective$|(?:^|\.)extra\.[^.]*(?:原因|偏差|说明|备注)[^.]*$/;
/** Those of them that belong to one row of a table. */
const ROW_CELL = /^(?:indicators|funds)\./;

const isReason = ({ path, text }: { path: string; text: string }): boolean =>
  REASON_CELL.test(path) && saysSomething(text);

/** Prose that says why: 主要原因是…, 受疫情影响, 因招标推迟; not 因此, 因地制宜 and 基因. */
const SAYS_WHY = /原因|由于|因为|导致|受[^，。；]{1,20}影响|(?<![原基])因(?![此素地材人势])/;

/** Whether the form states a reason anywhere, in a cell for reasons or in its account of results. */
export const statesReason = ({ record }: ReadForm): boolean =>
  listPrintedTexts(record).some((cell) => isReason(cell) || (cell.path === 'goal.actual' && SAYS_WHY.test(cell.text)));

/** Whether the rows of a form have a place for reasons, filled in or not. */
export const hasPlaceForReasons = ({ record }: Pick<ReadForm, 'record'>): boolean =>
  listPrintedTexts(record).some(({ path }) => path.startsWith('indicators.') && REASON_CELL.test(path));

/**
 * Whether a deviation of this indicator is explained: in its own row, or, on a form whose rows have no place for reasons,
 * anywhere on the form.
 */
export function isExplained({ path }: IndicatorLine, { record }: ReadForm): boolean {
  const texts = listPrintedTexts(record);
  const own = `${path}.`;
  if (texts.some((text) => text.path.startsWith(own) && isReason(text))) return true;
  return !hasPlaceForReasons({ record }) && texts.some((text) => !ROW_CELL.test(text.path) && isReason(text));
}
