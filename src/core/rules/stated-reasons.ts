import { missingText } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import type { FormRecord } from '../forms/registry.ts';
import { listPrintedTexts } from './printed-texts.ts';
import type { ReadForm } from './rule.ts';

const NOTHING_TO_SAY = /^(?:无|没有|暂无|无偏差|无原因|不适用)[。.]?$/;

/** Whether a cell for reasons or measures says anything: not blank, not a dash, not 无. */
export const saysSomething = (text: string | undefined): boolean =>
  !missingText(text) && !NOTHING_TO_SAY.test(text!.trim());

/** Rows the format has no field for (未完成原因分析, 情况说明). */
const NAMES_REASONS = /原因|偏差|说明|备注/;
/** Cells that hold reasons, beside those of the tables' rows. */
const REASON_CELL = /^corrective$|^(?!indicators\.|funds\.)(?:.*\.)?extra\.[^.]*(?:原因|偏差|说明|备注)[^.]*$/;

/** Prose that says why: 主要原因是…, 受疫情影响, 因招标推迟; not 因此, 因地制宜 and 基因. */
const SAYS_WHY = /原因|由于|因为|导致|受[^，。；]{1,20}影响|(?<![原基])因(?![此素地材人势])/;

interface Row {
  readonly deviation?: string | undefined;
  readonly extra?: Readonly<Record<string, string>> | undefined;
}

/** The cells of a row that are there for reasons: 偏差原因分析, and what the form names so. */
const reasonsOf = ({ deviation, extra = {} }: Row): string[] => [
  ...(deviation === undefined ? [] : [deviation]),
  ...Object.entries(extra).flatMap(([label, text]) => (NAMES_REASONS.test(label) ? text : [])),
];
const rowsOf = (record: object): Row[] =>
  (['indicators', 'funds'] as const).flatMap((table) => (record as Partial<Record<typeof table, Row[]>>)[table] ?? []);

/** Whether a form states a reason beside its tables. */
const statesBeside = (record: FormRecord): boolean =>
  listPrintedTexts(record).some(({ path, text }) => REASON_CELL.test(path) && saysSomething(text));

/** Whether the form states a reason anywhere, in a cell for reasons or in its account of results. */
export const statesReason = ({ record }: ReadForm): boolean =>
  rowsOf(record).some((row) => reasonsOf(row).some(saysSomething)) ||
  statesBeside(record) ||
  SAYS_WHY.test(('goal' in record && record.goal && 'actual' in record.goal && record.goal.actual) || '');

/** Whether the rows of a form have a place for reasons, filled in or not. */
export const hasPlaceForReasons = ({ record }: Pick<ReadForm, 'record'>): boolean =>
  ('indicators' in record ? (record.indicators as readonly Row[]) : []).some((row) => reasonsOf(row).length > 0);

/**
 * Whether a deviation of this indicator is explained: in its own row, or, on a form whose rows have no place for reasons,
 * anywhere on the form.
 */
export const isExplained = ({ row }: IndicatorLine, { record }: ReadForm): boolean =>
  reasonsOf(row).some(saysSomething) || (!hasPlaceForReasons({ record }) && statesBeside(record));
