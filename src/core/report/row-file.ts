import type { ProjectRow } from './listing.ts';
import type { YearRows } from './year.ts';

/** More rows than that are no file for a phone: a list of so many is filtered by district. */
export const MOST_FILTERED = 20_000;

/** What a list that does not stand on its page is filtered and sorted from, in the browser. */
export interface RowFile {
  /** Segment of the address, and name. */
  readonly units: readonly (readonly [slug: string, name: string])[];
  readonly rows: readonly FiledRow[];
}

/** A row as short as it can be: a page loads thousands. Figures are texts as lists show them. */
export type FiledRow = readonly [
  unit: number,
  /** Segment of the project's address. */
  project: string,
  name: string,
  initial: string,
  adjusted: string,
  executed: string,
  rate: string,
  score: string,
  grade: string,
];

/** `/units/a/b/` is `['a', 'b']` */
const segmentsOf = (path: string): string[] => path.split('/').slice(2, -1);

export function fileRows(parts: readonly YearRows[]): RowFile {
  const own = parts.filter(({ rows, department }) => rows.length + department.length > 0);
  const file = (row: ProjectRow, unit: number): FiledRow => {
    const { project, initial, adjusted, executed, rate, score, grade } = row;
    const [, segment = ''] = segmentsOf(project.path);
    const figures = [initial, adjusted, executed, rate, score].map(({ text }) => text);
    return [unit, segment, project.text, ...(figures as [string, string, string, string, string]), grade];
  };
  return {
    units: own.map(({ unit }) => [segmentsOf(unit.path)[0]!, unit.text]),
    rows: own.flatMap(({ rows }, unit) => rows.map((row) => file(row, unit))),
  };
}
