import { printed, prose, rowHead, splitSpan, type SheetCell } from './sheet.ts';

/** Record field → the heading this form prints for it, where it differs from the official one. */
export type Labels = Readonly<Record<string, string>> | undefined;

/** The heading this form prints over a field, or the official one. */
export const labelOf = (labels: Labels, field: string, official: string): string => labels?.[field] ?? official;

/** `2023年度`: what a form of a whole year covers. */
export const fiscalYear = ({ year }: { year: string }): string => `${year}年度`;

/** The line under the title as printed, or `（2023 年度）` where the record does not say how it is printed. */
export const yearLine = (record: { year: string; labels?: Labels }): string =>
  labelOf(record.labels, 'year', `（${record.year} 年度）`);

/** The heading over the rows of one breakdown of a whole department's money. */
export const BREAKDOWN_LABELS = { income: '按收入性质分', spending: '按支出性质分' } as const;

/** A value of the record that may be absent, beside its heading. */
export interface Labelled {
  readonly label: string;
  readonly text: string | undefined;
  readonly path: string;
}

/** Label, value, label, value over `span` columns; values the form does not have are left out, and a row of none is no row. */
export function pairRow(pairs: readonly Labelled[], span: number): SheetCell[][] {
  const present = pairs.filter(({ text }) => text !== undefined);
  if (present.length === 0) return [];
  const cols = splitSpan(span - present.length, present.length);
  return [present.flatMap(({ label, text, path }, i) => [rowHead(label), printed(text, path, { cols: cols[i]! })])];
}

/** Rows the format has no field for, under the labels the form prints. */
export const extraRows = (extra: Readonly<Record<string, string>> | undefined, span: number): SheetCell[][] =>
  Object.entries(extra ?? {}).map(([label, text]) => [
    rowHead(label),
    prose(text, `extra.${label}`, { cols: span - 1 }),
  ]);

/** The names at the head of a form; without a project it is about the department, which then stands first. */
export interface Heading {
  readonly project?: string | undefined;
  readonly department?: string | undefined;
  readonly implementer?: string | undefined;
  readonly labels?: Labels;
}

const pairOf = (record: Heading, path: 'project' | 'department' | 'implementer', official: string): Labelled => ({
  label: labelOf(record.labels, path, official),
  text: record[path],
  path,
});

/** 项目名称, or 部门名称 of a form about a whole department. */
export const namePair = (record: Heading): Labelled =>
  record.project === undefined ? pairOf(record, 'department', '部门名称') : pairOf(record, 'project', '项目名称');

/** 主管部门 and 实施单位 side by side. */
export const unitsRow = (record: Heading, span: number): SheetCell[][] =>
  pairRow(
    [
      ...(record.project === undefined ? [] : [pairOf(record, 'department', '主管部门')]),
      pairOf(record, 'implementer', '实施单位'),
    ],
    span,
  );
