import { OTHER_LABELS } from '../forms/intake.ts';
import { heading, squash } from './clean-text.ts';
import type { FormContext } from './context.ts';
import type { Cell } from './lines.ts';
import { currencyIn } from './money.ts';
import { place } from './waiting.ts';
import { yearLine } from './year-and-period.ts';

const PAIR = /^\s*([^:：]{1,30})[:：](?!\/\/)([\s\S]*)$/;
const UNIT = /^(?:金额|资金|计量|货币)?单位$/;
/** Where the next label may begin in a text of several: after white space, before its colon. */
const NEXT_LABEL = /[\s\u3000]+(?=[\p{Script=Han}（）()]{2,14}[:：])/u;

/** One `label：value`; false where the label is none or has no value. */
function readPair(piece: string, cell: Cell, context: FormContext): boolean {
  const { builder, vocabulary } = context;
  const [, label = '', value = ''] = PAIR.exec(piece) ?? [];
  const head = heading(label);
  const field = vocabulary.field(head);
  if (UNIT.test(head) && currencyIn(piece)) {
    builder.fields.set('currency', builder.take('currency', cell, 'name', currencyIn(piece)!));
    return true;
  }
  if (squash(value) === '' || (!field && !OTHER_LABELS.test(head))) return false;
  if (field) return place({ cell, field, blank: undefined, filled: false }, cell, context, value);
  builder.putExtra(squash(label), cell, value);
  return true;
}

const isPair = (piece: string, { vocabulary }: FormContext): boolean => {
  const head = heading(PAIR.exec(piece)?.[1] ?? '');
  return head !== '' && (vocabulary.field(head) !== undefined || OTHER_LABELS.test(head));
};

/** `项目名称：社区党建`, `单位：万元`, or several of the kind in one cell or line. */
export function readInline(cell: Cell, context: FormContext): boolean {
  if (!/[:：]/.test(cell.raw) || cell.raw.length > 2000) return false;
  const pieces = cell.raw.split(NEXT_LABEL);
  if (pieces.length === 1 || !pieces.every((piece) => isPair(piece, context))) return readPair(cell.raw, cell, context);
  return pieces.map((piece) => readPair(piece, cell, context)).some((read) => read);
}

/** The line under a title: its year. */
export function readStandalone(cell: Cell, { builder }: FormContext): boolean {
  const year = yearLine(cell.raw);
  if (!year || (builder.fields.has('year') && builder.labels.has('year'))) return false;
  builder.fields.set('year', year);
  builder.labels.set('year', builder.take('year', cell, 'figure'));
  return true;
}
