import { OTHER_LABELS } from '../../forms/intake.ts';
import { heading, squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { makeCell, type Cell } from '../lines.ts';
import { currencyIn } from '../money.ts';
import { place } from './waiting.ts';
import { periodLine, yearLine } from './year-and-period.ts';

const PAIR = /^\s*([^:：]{1,30})[:：](?!\/\/)([\s\S]*)$/;
/** What a form asks to be stamped or signed, and the points that can be got, are no value. */
const SEAL = /^\s*[(（](?:(?:单位)?(?:加?盖?公?章|盖章|签[字章名]|签字(?:盖章)?)|\d{1,3}分)[)）]\s*$/;
const UNIT = /^(?:金额|资金|计量|货币)?单位$/;
/**
 * Where the next label may begin in a text of several: after white space, before its colon; or the year of the form, in
 * brackets or between two labels.
 */
const NEXT_LABEL =
  /[\s\u3000]+(?=[\p{Script=Han}（）()]{2,14}[:：]|[(（]\s*(?:19|20)\d\d\s*年度?\s*[)）]|(?:19|20)\d\d\s*年度?\s+[\p{Script=Han}（）()]{2,14}[:：])|(?<=[)）])(?=[(（](?:金额)?单位[:：])/u;

/** A label and what is printed behind its colon. */
function partsOf(piece: string): { readonly label: string; readonly value: string } {
  const [, label = '', value = ''] = PAIR.exec(piece) ?? [];
  return { label, value: SEAL.test(value) ? '' : value };
}

/** One `label：value`; false where the label is none or has no value. */
function readPair(piece: string, cell: Cell, context: FormContext): boolean {
  const { builder, vocabulary } = context;
  const { label, value } = partsOf(piece);
  const head = heading(label);
  const field = vocabulary.field(head);
  if (UNIT.test(head) && currencyIn(piece)) {
    if (!builder.fields.has('currency'))
      builder.fields.set('currency', builder.take('currency', cell, 'name', currencyIn(piece)!));
    builder.label(cell);
    return true;
  }
  if (squash(value) === '' || (!field && !OTHER_LABELS.test(head))) return false;
  const own = makeCell(label, cell.at, cell);
  return place({ cell: own, field, blank: undefined, filled: false }, cell, context, value);
}

/** A pair of several in one text may be blank: 填表人： 联系电话：. The year of the form may stand among them. */
function readPiece(piece: string, cell: Cell, context: FormContext): boolean {
  const { builder } = context;
  const year = yearLine(piece);
  if (year) return noteYear(year, cell, context, piece);
  if (readPair(piece, cell, context)) return true;
  const { label, value } = partsOf(piece);
  if (squash(value) !== '' || context.vocabulary.field(heading(label))) return false;
  builder.putExtra(squash(label), cell, '');
  return true;
}

/** A label that nobody knows, with nothing behind it: no text before it may take it for its value. */
const BLANK = /^[\p{Script=Han}（）()]{2,14}[:：]\s*$/u;

const isPair = (piece: string, { vocabulary }: FormContext): boolean => {
  if (BLANK.test(piece)) return true;
  const head = heading(PAIR.exec(piece)?.[1] ?? '');
  if (head === '') return yearLine(piece) !== undefined;
  const unit = UNIT.test(head) && currencyIn(piece) !== undefined;
  return unit || vocabulary.field(head) !== undefined || OTHER_LABELS.test(head);
};

/** `项目名称：社区党建`, `单位：万元`, or several of the kind in one cell or line. */
export function readInline(cell: Cell, context: FormContext): boolean {
  if (!/[:：]/.test(cell.raw) || cell.raw.length > 2000) return false;
  const pieces = cell.raw
    .trim()
    .split(NEXT_LABEL)
    .map((piece) => piece.replace(/^[(（]([^()（）]*[:：][^()（）]*)[)）]$/, '$1'));
  if (pieces.length === 1) return readPair(pieces[0]!, cell, context);
  if (!pieces.every((piece) => isPair(piece, context))) return readPair(cell.raw, cell, context);
  return pieces.map((piece) => readPiece(piece, cell, context)).some((read) => read);
}

/** The year under the title, as it is printed there. */
function noteYear(year: string, cell: Cell, { builder }: FormContext, printed: string = cell.raw): boolean {
  if (builder.fields.has('year') && builder.labels.has('year')) return false;
  builder.fields.set('year', year);
  builder.labels.set('year', builder.take('year', cell, 'figure', printed));
  return true;
}

/** The line under a title: its year, or the months it is about. */
export function readStandalone(cell: Cell, context: FormContext): boolean {
  const { kind } = context;
  const year = yearLine(cell.raw);
  const months = kind.intake.period && !year ? periodLine(cell.raw) : undefined;
  const field = months && kind.intake.fields.find(({ path }) => path === kind.intake.period);
  if (field) return place({ cell, field, blank: undefined, filled: false }, cell, context, months);
  return year !== undefined && noteYear(year, cell, context);
}
