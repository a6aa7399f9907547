import { departmentFields } from '../../forms/intake.ts';
import type { FormKind } from '../../forms/kind.ts';
import { assemble } from '../assemble.ts';
import { DraftBuilder } from '../draft-builder.ts';
import { hasIndicators, namesProject } from '../find/form-signs.ts';
import { findCurrency } from '../head/find-missing.ts';
import { readIndicators } from '../indicators/indicators.ts';
import type { Line } from '../lines.ts';
import type { RaisedDraft } from '../model.ts';
import { readLines } from '../read-form.ts';
import { headsFunds, vocabularyOf } from '../vocabulary.ts';
import type { Piece } from './body.ts';

/** What the tables of a report give for its record. */
export interface ReportFigures {
  /** Of indicators and, where a table states it, the money of the whole. */
  readonly drafts: readonly RaisedDraft[];
  /** Tables whose every cell is in the record: they need not stand in the body as well. */
  readonly taken: ReadonlySet<Piece>;
  /** Tables of indicators that could not be read without a rest, and stay in the body alone. */
  readonly left: readonly Piece[];
}

/** The kind with the names of a whole department at its head, where the report is about one. */
export const withSubject = (kind: FormKind, isWhole: boolean): FormKind =>
  isWhole ? { ...kind, intake: { ...kind.intake, fields: departmentFields(kind.intake.fields) } } : kind;

const readTables = (lines: readonly Line[], kind: FormKind, likelyYear: string | undefined): RaisedDraft => {
  const builder = new DraftBuilder();
  const vocabulary = vocabularyOf(kind);
  const context = { kind, builder, vocabulary, lines, likelyYear, scopeColumns: new Map() };
  const table = readLines(context);
  readIndicators(context, table, []);
  if (builder.funds.length > 0) findCurrency(context);
  builder.leaveUnread(lines.flatMap(({ cells }) => cells));
  return builder.draft(assemble(context));
};

/** A table of indicators, or one laid out as a form is; other tables belong to the text they stand in. */
const isForm = (lines: readonly Line[]): boolean => hasIndicators(lines) || lines.some(namesProject);

type Fund = { readonly source?: string };
const statesTotal = ({ record }: RaisedDraft): boolean =>
  (record['funds'] as readonly Fund[]).some(({ source }) => source === 'total');

/**
 * Reads the tables of figures. One of indicators goes into the record, and out of the body, only if every cell of it found a
 * place; money is read out of tables that stay in the body.
 */
export function readFigures(pieces: readonly Piece[], kind: FormKind, likelyYear: string | undefined): ReportFigures {
  const vocabulary = vocabularyOf(kind);
  const tables = pieces.flatMap((piece) => ('table' in piece ? [{ piece, lines: piece.table }] : []));
  const forms = tables
    .filter(({ lines }) => isForm(lines))
    .map((table) => ({ ...table, draft: readTables(table.lines, kind, likelyYear) }));
  const whole = forms.filter(({ draft }) => draft.unread.length === 0);
  const money = tables
    .filter(({ lines }) => !isForm(lines) && lines.some(({ cells }) => headsFunds(cells, vocabulary)))
    .map(({ lines }) => readTables(lines, kind, likelyYear))
    .filter(statesTotal);
  const isStated = whole.some(({ draft }) => statesTotal(draft));
  // of several tables of money none is sure to be that of the whole
  const own = money.length === 1 && !isStated ? money.map((draft) => ({ ...draft, unread: [] })) : [];
  return {
    drafts: [...whole.map(({ draft }) => draft), ...own],
    taken: new Set(whole.map(({ piece }) => piece)),
    left: forms.filter(({ draft }) => draft.unread.length > 0).map(({ piece }) => piece),
  };
}
