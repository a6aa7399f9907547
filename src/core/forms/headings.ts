import { printed, prose, rowHead, splitSpan, type SheetCell } from './sheet.ts';

/** Record field → the heading this form prints for it, where it differs from the official one. */
export type Labels = Readonly<Record<string, string>> | undefined;

/** The heading this form prints over a field, or the official one. */
export const labelOf = (labels: Labels, field: string, official: string): string => labels?.[field] ?? official;

/** `2023年度`: what a form of a whole year covers. */
export const fiscalYear = ({ year }: { year: string }): string => `${year}年度`;

/** The line under the title: `(2023 年度)` as printed. */
export const yearLine = (record: { year: string; labels?: Labels }): string =>
  labelOf(record.labels, 'year', `（${fiscalYear(record)}）`);

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

export interface Heading {
  readonly project: string;
  readonly department?: string | undefined;
  readonly implementer?: string | undefined;
  readonly labels?: Labels;
}

export const projectPair = ({ labels, project }: Heading): Labelled => ({
  label: labelOf(labels, 'project', '项目名称'),
  text: project,
  path: 'project',
});

/** 主管部门 and 实施单位 side by side. */
export const unitsRow = ({ labels, department, implementer }: Heading, span: number): SheetCell[][] =>
  pairRow(
    [
      { label: labelOf(labels, 'department', '主管部门'), text: department, path: 'department' },
      { label: labelOf(labels, 'implementer', '实施单位'), text: implementer, path: 'implementer' },
    ],
    span,
  );
