import { LEVEL_COLUMNS } from '../../forms/column-words.ts';
import { squash } from '../clean-text.ts';
import { isCollapsedList } from './collapsed-list.ts';
import type { FoundForm } from './find-forms.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isAmount } from '../money.ts';
import { headsIndicators, vocabularyOf, type Vocabulary } from '../vocabulary.ts';

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

/** The rows under a heading, back at their places where a page says how many cells they print: they lack their first. */
const inPlace = (lines: readonly Line[], { width = 0 }: Line): Line[] =>
  lines.map((line) => {
    const lost = width - (line.width ?? width);
    if (lost <= 0 || line.width === 1) return line;
    const own = line.cells.slice(0, line.width);
    return { ...line, width, cells: own.map((cell) => ({ ...cell, column: cell.column + lost })) };
  });

/** The heading with what stands beside it in the row above: as merged down to it, or over a blank where merges are lost. */
function withAbove(lines: readonly Line[], at: number): readonly Cell[] {
  const [own, above] = [filled(lines[at]!), lines[at - 1]];
  const reaches = ({ row, rowSpan, column }: Cell): boolean =>
    above?.covering ? row + rowSpan > lines[at]!.row : own.every((cell) => cell.column !== column);
  const beside = above && !above.paragraph ? filled(above).filter(reaches) : [];
  return [...beside, ...own].sort((a, b) => a.column - b.column);
}

function findListing(lines: readonly Line[], vocabulary: Vocabulary): Listing | undefined {
  const at = lines.findIndex((line) => !line.paragraph && headsIndicators(line.cells, vocabulary));
  const cells = at === -1 ? [] : withAbove(lines, at);
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

/** What stands in the column of a label in a row. */
type Over = (line: Line, label: Cell) => Cell | undefined;

const coveredBy =
  (head: Line): Over =>
  (line, { column }) =>
    head.covering!(line.row, column);

const cellAt = (line: Line, column: number): Cell | undefined => line.cells.find((cell) => cell.column === column);

/**
 * Where merges are lost, blank cells up to the project's stand for the text above them, as long as a row has texts under the
 * levels and none beside them. Rows are asked from top to bottom.
 */
function keptAbove(project: Cell, first: number): Over {
  const last = new Map<number, Cell>();
  return (line, { column }) => {
    const own = cellAt(line, column);
    const rest = filled(line);
    if (column > project.column) return own;
    if (own && !own.blank) last.set(column, own);
    else if (column === project.column && (rest.length === 0 || rest[0]!.column < first)) return undefined;
    return last.get(column);
  };
}

/** The numbers of the columns under their headings: 1 | 2 | 3. */
const numbersColumns = (line: Line): boolean => {
  const cells = filled(line);
  return cells.length > 2 && cells.every(({ head }, i) => head === String(i + 1));
};

/** Whether a row under the heading is of no project: a name over the projects of a unit, or what they add up to. */
const isNoProject = (lines: readonly Line[], first: number): boolean => {
  const texts = lines.flatMap(filled);
  const indicators = texts.some(({ column }) => column >= first);
  return !indicators && (texts.length === 1 || texts.some(({ head }) => /^(?:合计|总计|小计)$/.test(head)));
};

/** Whether a row of no project is what a unit's projects add up to: nothing under the levels, and an amount beside its name. */
const isSum = (line: Line, first: number, between: boolean): boolean =>
  !line.paragraph &&
  filled(line).length > 0 &&
  filled(line).every(({ column }) => column < first) &&
  (between || filled(line).some(({ raw }) => isAmount(raw)));

/** What belongs to no project, each text in a line of its own, where it is no row of any. */
const linesApart = (lines: readonly Line[]): Line[] =>
  lines.flatMap(filled).map((cell): Line => ({ cells: [cell], row: cell.row, paragraph: true }));

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
  const all = [...form.lines.slice(0, at + 1), ...inPlace(form.lines.slice(at + 1), head)];
  if (isCollapsedList(all, vocabulary)) return [form];
  const header: Line = { ...head, cells: head.cells.filter(({ column }) => column >= first) };
  const over = head.covering ? coveredBy(head) : keptAbove(project, first);
  const groups = new Map<Cell, Line[]>();
  const rest: Line[] = [];
  // each page, or each project, may print the heading again
  const heads = new Set(filled(head).map(({ raw }) => raw));
  const repeats = (line: Line): boolean =>
    headsIndicators(line.cells, vocabulary) && filled(line).every(({ raw }) => heads.has(raw));
  const lineAbove = (line: Line): Line => all[all.indexOf(line) - 1]!;
  const body = all.slice(at + 1);
  const again = body.filter((line) => repeats(line) || numbersColumns(line));
  for (const line of body.filter((own) => !again.includes(own))) {
    const cell = line.covering === head.covering && !line.paragraph ? over(line, project) : undefined;
    if (!cell || cell.blank || cell.columnSpan > project.columnSpan + 1) {
      rest.push(line);
      continue;
    }
    // where each row prints the name again, as systems export it, the rows are those of one project
    const [key, own] = [...groups].at(-1) ?? [];
    const same = key && own!.includes(lineAbove(line)) && squash(key.raw) === squash(cell.raw) ? key : cell;
    groups.set(same, [...(groups.get(same) ?? []), line]);
  }
  // what belongs to no project is told with every form, where it stays unread
  const strange = [...groups].filter(([, lines]) => isNoProject(lines, first));
  for (const [cell] of strange) groups.delete(cell);
  if (groups.size === 0) return [form];
  const last = all.indexOf([...groups.values()].at(-1)!.at(-1)!);
  const between = rest.filter((line) => isSum(line, first, all.indexOf(line) < last));
  const above = new Set(beside.filter(({ row }) => row < head.row));
  const headsAbove = (line: Line): boolean => line.cells.some((cell) => above.has(cell));
  const opening = [
    ...all.slice(0, at).filter((line) => !headsAbove(line)),
    ...linesApart(all.slice(0, at).filter(headsAbove)).filter(({ cells }) => !above.has(cells[0]!)),
    ...linesApart([...strange.flatMap(([, lines]) => lines), ...between]),
  ];

  const below = rest.filter((line) => !between.includes(line));
  return [...groups.values()].map((lines, i): FoundForm => {
    const values = beside.flatMap((label) => {
      const value = over(lines[0]!, label);
      return value ? [pairLine(label, value)] : [];
    });
    const rows = lines.map((line) => ({ ...line, cells: line.cells.filter(({ column }) => column >= first) }));
    const said = new Set(values.map(({ cells }) => squash(cells[1]!.raw)));
    const left = lines.slice(1).flatMap((line) => filled(line).filter(({ column }) => column < first));
    const others = left.filter((cell) => !said.has(squash(cell.raw)));
    return {
      ...form,
      repeated: [...(i === 0 ? again.flatMap(filled) : []), ...left.filter((cell) => !others.includes(cell))],
      outside: i === 0 ? form.outside : [],
      lines: [
        ...[...opening, ...values, header, ...rows],
        ...others.map((cell): Line => ({ cells: [cell], row: cell.row, paragraph: true })),
        ...(i === groups.size - 1 ? below : []),
      ],
    };
  });
}
