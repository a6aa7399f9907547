import { printedLabel } from '../draft-builder.ts';
import { isOtherYear } from '../head/year-and-period.ts';
import type { Cell } from '../lines.ts';

/** A column under a heading: the field it is kept in, or nothing where the format has none for it. */
export interface Heading {
  readonly key: string | undefined;
  /** The official heading of the field. */
  readonly official: string;
  readonly cell: Cell;
  readonly column: number;
  readonly span: number;
}

/** What a heading means, if anything, on a form of a year. */
export interface Meaning {
  (head: string): { readonly key: string; readonly label: string } | undefined;
  readonly year?: string | undefined;
}

/** A heading of the form's own year means what it says without the year, and one of another year nothing: 2025年指标值. */
export const ofYear = (meaning: Meaning, year: string | undefined): Meaning => {
  const own = (head: string): string =>
    year !== undefined && head.startsWith(year) ? head.slice(year.length).replace(/^年度?/, '') : head;
  return Object.assign(
    (head: string) =>
      year !== undefined && isOtherYear(head, year) ? undefined : (meaning(head) ?? meaning(own(head))),
    { year },
  );
};

/** How deep a heading of levels is: 四级指标 stands below 三级指标. */
const depthOf = ({ head }: Cell): number => ' 一二三四五'.indexOf(/^([一二三四五])级/.exec(head)?.[1] ?? ' ');

/** Of headings that mean one field, the deepest level, the official one, else what holds after a change or speaks of a value, else the first. */
function bestOf(cells: readonly Cell[], label: string): Cell {
  const levels = cells.filter((cell) => depthOf(cell) > 0).sort((a, b) => depthOf(b) - depthOf(a));
  if (levels.length > 1) return levels[0]!;
  return (
    cells.find(({ head }) => head === label) ??
    cells.find(({ head }) => head.startsWith('调整后')) ??
    cells.find(({ head }) => head.endsWith('值')) ??
    cells[0]!
  );
}

/** The columns of a heading row from left to right. A field has one column; others that could mean it have none. */
export function columnsOf(cells: readonly Cell[], meaning: Meaning): Heading[] {
  const headed = cells.filter(({ blank }) => !blank);
  return headed.map((cell) => {
    const found = meaning(cell.head);
    const rivals = found ? headed.filter(({ head }) => meaning(head)?.key === found.key) : [];
    const known = found && bestOf(rivals, found.label) === cell ? found : undefined;
    const { column, columnSpan: span } = cell;
    return { key: known?.key, official: known?.label ?? '', cell, column, span };
  });
}

/**
 * The headings of a first block where a declaration prints two side by side: the indicators of all years, then those of the
 * year, which the record is about.
 */
export function firstOfTwo(cells: readonly Cell[], meaning: Meaning): readonly Cell[] {
  const headed = cells.filter(({ blank }) => !blank);
  const names = headed.filter(({ head }) => meaning(head)?.key === 'name');
  if (names.length !== 2 || names[0]!.head !== names[1]!.head) return [];
  const again = headed.findIndex(({ head }, i) => headed.slice(0, i).some((before) => before.head === head));
  // 指标值 of all years may stand beside 计划指标值 of the year: what counts is what a heading means
  const said = ({ head }: Cell): string => meaning(head)?.key ?? head;
  const repeated = new Set(headed.slice(again).map(said));
  return headed.slice(0, again).filter((cell) => repeated.has(said(cell)));
}

/** The label of a column that the format has no field for; two of one label are told apart by their order. */
export function extraLabels(columns: readonly Heading[]): Map<Heading, string> {
  const labels = new Map<Heading, string>();
  const taken = new Set<string>();
  for (const column of columns) {
    if (column.key !== undefined) continue;
    const printed = printedLabel(column.cell);
    let label = printed;
    for (let n = 2; taken.has(label); n++) label = `${printed}${n}`;
    taken.add(label);
    labels.set(column, label);
  }
  return labels;
}
