import { LEVEL_COLUMNS } from '../forms/intake.ts';
import type { FoundForm } from './find-forms.ts';
import { filled, type Cell, type Line } from './lines.ts';
import { headsIndicators, vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** The heading of a table that lists the indicators of several projects, the project in a column of its own. */
interface Listing {
  readonly at: number;
  /** Columns left of the levels: unit, project, budget, goal. */
  readonly beside: readonly Cell[];
  readonly project: Cell;
  /** Where the levels begin. */
  readonly first: number;
}

const isLevel = (key: string | undefined): boolean => LEVEL_COLUMNS.some(({ path }) => path === key);

function findListing(lines: readonly Line[], vocabulary: Vocabulary): Listing | undefined {
  const at = lines.findIndex((line) => line.covering && headsIndicators(line.cells, vocabulary));
  const cells = at === -1 ? [] : filled(lines[at]!);
  const first = Math.min(
    ...cells.filter(({ head }) => isLevel(vocabulary.indicatorColumn(head)?.key)).map(({ column }) => column),
  );
  const beside = cells.filter(({ column }) => column < first);
  const project = beside.find(({ head }) => vocabulary.field(head)?.path === 'project');
  return project && { at, beside, project, first };
}

/** What a column left of the levels says of a project, as a row of label and value. */
const pairLine = (label: Cell, value: Cell): Line => ({
  cells: [label, { ...value, column: label.column + 1 }],
  row: value.row,
  paragraph: false,
});

/**
 * A table that lists several projects as one form for each: what stands left of the levels becomes labels with values, the
 * rows stay where they are. Lines above and below are part of the first and the last. Other forms are given back alone.
 */
export function splitListing(form: FoundForm): FoundForm[] {
  const vocabulary = vocabularyOf(form.kind);
  const listing = findListing(form.lines, vocabulary);
  if (!listing) return [form];
  const { at, beside, project, first } = listing;
  const head = form.lines[at]!;
  const header: Line = { ...head, cells: head.cells.filter(({ column }) => column >= first) };
  const groups = new Map<Cell, Line[]>();
  const rest: Line[] = [];
  for (const line of form.lines.slice(at + 1)) {
    const cell = line.covering === head.covering ? head.covering!(line.row, project.column) : undefined;
    if (!cell || cell.blank || cell.columnSpan > project.columnSpan + 1) rest.push(line);
    else groups.set(cell, [...(groups.get(cell) ?? []), line]);
  }
  if (groups.size === 0) return [form];
  const opening = form.lines.slice(0, at);
  return [...groups.values()].map((lines, i): FoundForm => {
    const values = beside.flatMap((label) => {
      const value = head.covering!(lines[0]!.row, label.column);
      return value ? [pairLine(label, value)] : [];
    });
    const rows = lines.map((line) => ({ ...line, cells: line.cells.filter(({ column }) => column >= first) }));
    return { ...form, lines: [...opening, ...values, header, ...rows, ...(i === groups.size - 1 ? rest : [])] };
  });
}
