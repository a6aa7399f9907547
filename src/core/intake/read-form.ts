import type { FormContext } from './context.ts';
import { assemble } from './assemble.ts';
import { DraftBuilder } from './draft-builder.ts';
import { findCurrency, findPeriod, findProject, findYear } from './find-missing.ts';
import type { FoundForm } from './find-forms.ts';
import { readFunds } from './funds.ts';
import { collectRow, endsIndicators, readHeading, type IndicatorTable } from './indicator-table.ts';
import { readIndicators } from './indicators.ts';
import { readPairs } from './pairs.ts';
import type { Sibling } from './siblings.ts';
import { readTotal } from './totals.ts';
import { unflow } from './unflow.ts';
import { headsFunds, headsIndicators, vocabularyOf } from './vocabulary.ts';
import type { Draft } from './model.ts';

/** Walks over the lines of a form: heading rows begin tables, the rest are labels with values. */
function readLines(context: FormContext): IndicatorTable {
  const { lines, vocabulary } = context;
  const table: IndicatorTable = { columns: [], rows: [] };
  let inside = false;
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!;
    if (headsIndicators(line.cells, vocabulary)) {
      i = readHeading(context, table, i);
      inside = true;
    } else if (inside && !endsIndicators(line, context, table)) {
      collectRow(line, table);
      i += 1;
    } else {
      if (!line.paragraph) inside = false;
      if (headsFunds(line.cells, vocabulary)) i = readFunds(context, i);
      else if (readTotal(line, table.columns, context)) i += 1;
      else i = readPairs(context, i);
    }
  }
  return table;
}

/** A form with tables as a draft. */
export function readForm(
  found: FoundForm,
  siblingsOf: (project: string, year: string | undefined) => readonly Sibling[],
): Draft {
  const { kind, title } = found;
  const builder = new DraftBuilder();
  const vocabulary = vocabularyOf(kind);
  const { lines, doubts } = unflow(found.lines, vocabulary);
  builder.doubts.push(...doubts);
  const context: FormContext = { kind, builder, vocabulary, lines, scopeColumns: new Map() };
  if (title) builder.fields.set('title', builder.take('title', title, 'name'));
  else builder.fields.set('title', '');
  const table = readLines(context);
  if (!title) builder.doubt('title', '没有找到表的标题', '');
  findYear(context, title);
  findPeriod(context);
  findCurrency(context);
  findProject(context, title);
  const project = builder.fields.get('project') ?? '';
  readIndicators(context, table, siblingsOf(project, builder.fields.get('year')));
  builder.leaveUnread(context.lines.flatMap(({ cells }) => cells));
  return builder.draft(assemble(context));
}
