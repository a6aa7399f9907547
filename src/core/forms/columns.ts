import type { PrintedParts } from '../figures/measure.ts';
import type { Column } from './kind.ts';

/** What a row of a table may carry: printed text under the format's fields, the rest under printed labels. */
interface Row {
  readonly extra?: Readonly<Record<string, string>> | undefined;
}

/** Sichuan and Yunnan print operator and unit in columns of their own, before and after the value they belong to. */
const OPERATOR_LABELS = ['指标性质'];
const UNIT_LABELS = ['度量单位', '计量单位'];

/** Labels under which any row keeps a column that the format has no field for, in printed order. */
const extraLabels = (rows: readonly Row[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row.extra ?? {}))),
];

/** What a row keeps under a printed label; a label such as `constructor` must not find what every object has. */
const extraText = ({ extra = {} }: Row, label: string): string | undefined =>
  Object.hasOwn(extra, label) ? extra[label] : undefined;

/** Whether a column holds what another column's value lacks: a row whose value is whole has no text there, not a blank one. */
export const holdsPart = (label: string): boolean => [...OPERATOR_LABELS, ...UNIT_LABELS].includes(label);

/** Operator and unit of a row as they stand in columns of their own; 指标性质 may also hold 定量 or 正向. */
export function splitParts(row: Row): PrintedParts {
  const first = (labels: string[]) => labels.map((label) => extraText(row, label)).find((text) => text);
  return { operator: first(OPERATOR_LABELS), unit: first(UNIT_LABELS) };
}

const EXTRA = 'extra.';
const extraColumn = (label: string): Column => ({ key: `${EXTRA}${label}`, label, sort: 'measure', width: 8 });

/** The printed text of a row in a column, be it a field of the format or under `extra`. */
export const textIn = (row: Row, { key }: Column): string | undefined =>
  key.startsWith(EXTRA)
    ? extraText(row, key.slice(EXTRA.length))
    : (row as Readonly<Record<string, string | undefined>>)[key];

/**
 * The columns a table prints: those of the official form that any row has (all of them where there are no rows), in its
 * order, and what the form adds: operator and unit beside the target, the rest at the end. `kept` are shown in any case.
 */
export function shownColumns(
  rows: readonly Row[],
  official: readonly Column[],
  kept: readonly string[] = [],
): readonly Column[] {
  const has = (column: Column): boolean => rows.some((row) => textIn(row, column) !== undefined);
  const shown = rows.length === 0 ? official : official.filter((column) => kept.includes(column.key) || has(column));
  const extras = extraLabels(rows).map(extraColumn);
  const beside = (labels: string[]): Column[] => extras.filter(({ label }) => labels.includes(label));
  const split = shown.flatMap((column) =>
    column.key === 'target' ? [...beside(OPERATOR_LABELS), column, ...beside(UNIT_LABELS)] : [column],
  );
  return [...split, ...extras.filter((column) => !split.includes(column))];
}
