import { OTHER_LABELS } from '../forms/intake.ts';
import type { FormContext } from './context.ts';
import { isCollapsedList } from './find/collapsed-list.ts';
import { leaveOutside } from './find/around-forms.ts';
import { assemble } from './assemble.ts';
import { squash } from './clean-text.ts';
import { DraftBuilder } from './draft-builder.ts';
import { guessYear, findCurrency, findPeriod, findSubject, findYear } from './head/find-missing.ts';
import type { FoundForm } from './find/find-forms.ts';
import { readTitle, repeatsTitle } from './find/titles.ts';
import { readMoneyTable } from './funds/money-table.ts';
import { collectRow, endsIndicators, type IndicatorTable } from './indicators/indicator-table.ts';
import { beginsHeading, readHeading } from './indicators/read-heading.ts';
import { readGoalsByYear } from './head/goals-by-year.ts';
import { readIndicators } from './indicators/indicators.ts';
import { readMatrix } from './head/matrix.ts';
import { readPairs } from './head/pairs.ts';
import { readLevelRow } from './indicators/level-rows.ts';
import { readPointsRow } from './indicators/points-rows.ts';
import { readSchedule } from './head/schedule.ts';
import type { Sibling } from './siblings.ts';
import { readTotal, readTotalBelow } from './funds/totals.ts';
import { spreadBreakdowns } from './funds/stated-breakdowns.ts';
import { readBreakdownHeads } from './funds/breakdown-heads.ts';
import { readTasks } from './tasks.ts';
import { readTwinFunds } from './funds/twin-funds.ts';
import { unflow } from './flow/unflow.ts';
import { filled, makeCell, type Line } from './lines.ts';
import { headsFunds, headsTasks, vocabularyOf } from './vocabulary.ts';
import type { RaisedDraft } from './model.ts';

/** Walks over the lines of a form: heading rows begin tables, the rest are labels with values. */
export function readLines(context: FormContext): IndicatorTable {
  const { lines } = context;
  const table: IndicatorTable = { columns: [], rows: [], above: {} };
  let inside = false;
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!;
    if (repeatsTitle(line)) i += 1;
    else if (headsTasks(line.cells)) {
      const end = afterTasks(context, i);
      if (context.kind.taskColumns) readTasks(context, i, end);
      i = end;
    } else if (readBreakdownHeads(line, context)) i += 1;
    else if (beginsHeading(context, i)) {
      i = readHeading(context, table, i);
      inside = true;
    } else if (inside && !endsIndicators(line, context, table)) {
      if (!readPointsRow(line, table, context) && !readLevelRow(line, table, context)) collectRow(line, table);
      i += 1;
    } else {
      if (!line.paragraph) inside = false;
      const end = readMoneyTable(context, i);
      if (end !== undefined) {
        readBehind(context, i);
        i = end;
      } else if (readTotalBelow(context, i)) i += 2;
      else if (readTotal(line, table.columns, context)) i += 1;
      else
        i =
          readTwinFunds(context, i) ??
          readSchedule(context, i) ??
          readGoalsByYear(context, i) ??
          readMatrix(context, i) ??
          readPairs(context, i);
    }
  }
  return table;
}

/** A label of the form behind the headings of a table of money reaches down beside it: 财政拨款 | 其他资金 | 项目起止时间 | 2024年. */
function readBehind(context: FormContext, at: number): void {
  const { builder, lines, vocabulary } = context;
  const rest = filled(lines[at]!).filter((cell) => !builder.used.has(cell));
  if (rest[0] && (vocabulary.field(rest[0].head) ?? OTHER_LABELS.test(rest[0].head))) readPairs(context, at);
}

/** The line after a list of tasks; a form that has no place for them leaves its rows unread. */
function afterTasks(context: FormContext, at: number): number {
  const { lines, vocabulary } = context;
  const first = filled(lines[at]!)[0]!;
  if (lines[at]!.covering && first.rowSpan > 1) {
    const below = lines.findIndex((line, i) => i > at && (line.paragraph || line.row >= first.row + first.rowSpan));
    return below === -1 ? lines.length : below;
  }
  const columns = filled(lines[at]!).length;
  const ends = (line: Line, i: number): boolean =>
    line.paragraph ||
    headsFunds(line.cells, vocabulary) ||
    beginsHeading(context, i) ||
    (filled(line).length < columns && filled(line).some(({ head }) => vocabulary.field(head)?.path.startsWith('goal')));
  const end = lines.findIndex((line, i) => i > at && ends(line, i));
  return end === -1 ? lines.length : end;
}

/** A form with tables as a draft. */
export function readForm(
  found: FoundForm,
  siblingsOf: (project: string, year: string | undefined) => readonly Sibling[],
): RaisedDraft {
  const { kind, fileName } = found;
  const builder = new DraftBuilder();
  const vocabulary = vocabularyOf(kind);
  const { lines, doubts, groups = [] } = unflow(found.lines, vocabulary);
  builder.doubts.push(...doubts);
  for (const { text, at } of groups) builder.label(makeCell(text, at));
  const likelyYear = guessYear(found);
  const { isOwn } = found;
  const context: FormContext = { kind, builder, vocabulary, lines, likelyYear, isOwn, scopeColumns: new Map() };
  for (const cell of found.repeated ?? []) builder.label(cell);
  if (found.byColumns) builder.doubt('kind-by-columns', 'kind', found.lines[0]?.cells[0]?.at ?? '', kind.name);
  for (const { mended, at, raw } of lines.flatMap(({ cells }) => cells))
    if (mended !== undefined) builder.doubt('heading-mended', 'labels', at, squash(raw), mended);
  if (isCollapsedList(lines, vocabulary))
    for (const path of ['project', 'department', 'implementer', 'goal', 'funds', 'indicators'])
      builder.doubt('list-collapsed', path, lines[0]!.cells[0]?.at ?? '');
  const title = readTitle(context, found.title, fileName);
  const table = readLines(context);
  findYear(context, title, found);
  findPeriod(context, title);
  findCurrency(context);
  findSubject(context, title);
  spreadBreakdowns(context);
  const project = builder.fields.get('project') ?? '';
  readIndicators(context, table, siblingsOf(project, builder.fields.get('year')));
  leaveOutside(found.outside, builder);
  builder.leaveUnread(context.lines.flatMap(({ cells }) => cells));
  return builder.draft(assemble(context));
}
