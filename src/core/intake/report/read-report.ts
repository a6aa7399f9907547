import { RECORD_ORDER } from '../../forms/record-order.ts';
import { squash } from '../clean-text.ts';
import { DraftBuilder } from '../draft-builder.ts';
import { leaveOutside } from '../find/around-forms.ts';
import type { FoundForm } from '../find/find-forms.ts';
import { guessYear } from '../head/find-missing.ts';
import { filled, type Line } from '../lines.ts';
import type { RaisedDraft } from '../model.ts';
import { drawBody, piecesOf, type Piece, type Text } from './body.ts';
import { takeContents } from './contents.ts';
import { readFigures, withSubject, type ReportFigures } from './report-figures.ts';
import { isAboutWhole, readNames } from './report-names.ts';
import { findAmounts, findGrade, findScore, type Stated } from './stated.ts';
import { readTextTitle } from './title-lines.ts';

/** A score or a grade that the report states once, or always alike; a table says it before the text does. */
function takeStated(path: 'score' | 'grade', stated: Stated | 'several' | undefined, builder: DraftBuilder): void {
  if (stated === 'several') builder.doubt(`several-${path}s`, path, '');
  else if (stated) {
    builder.state(path, stated.text, stated);
    builder.doubt('stated-in-text', path, stated.at);
  }
}

/** The one row of money that sentences state, where no table does. */
function takeAmounts(texts: readonly Text[], builder: DraftBuilder): Record<string, unknown> {
  const stated = findAmounts(texts, builder.fields.get('year'));
  if (!stated) return {};
  const { currency, values } = stated;
  const row = Object.fromEntries([...values].map(([key, { text }]) => [key, text]));
  for (const [key, found] of values) builder.state(`funds.0.${key}`, found.text, found);
  for (const key of values.keys()) builder.fields.delete(`funds.0.${key}`);
  builder.doubt('amounts-in-text', 'funds.0', [...values.values()][0]!.at);
  return { currency, funds: [{ source: 'total', label: '年度资金总额', ...row }] };
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The figures of all tables as one record; the first that states something holds. */
const joinRecords = ({ drafts }: ReportFigures): Record<string, unknown> =>
  Object.assign(
    {},
    ...drafts
      .map(({ record }) => Object.entries(record).filter(([key, value]) => key !== 'kind' && !isEmpty(value)))
      .map((entries) => Object.fromEntries(entries) as object)
      .reverse(),
  ) as Record<string, unknown>;

/** What is left of the lines once title and contents are taken out. */
function bodyLines(found: FoundForm, title: string, builder: DraftBuilder): Line[] {
  const isTitle = ({ cells }: Line): boolean =>
    cells.some((cell) => builder.used.has(cell)) ||
    (title !== '' && squash(cells.map(({ raw }) => raw).join('')) === title);
  const [repeated, rest] = [found.lines.filter(isTitle), found.lines.filter((line) => !isTitle(line))];
  for (const cell of repeated.flatMap(filled)) builder.label(cell);
  return takeContents(rest, builder);
}

const isLeft =
  ({ taken }: ReportFigures) =>
  (piece: Piece): boolean =>
    !taken.has(piece);

/**
 * An evaluation report as a draft: front matter with what it states of itself, score and money, its table of indicators, and
 * `body`, its text in Markdown. What is said in sentences is a doubt: a person looks whether it is of the whole.
 */
export function readReport(found: FoundForm): RaisedDraft {
  const builder = new DraftBuilder();
  const { fields } = builder;
  const title = readTextTitle(found, builder);
  const printed = fields.get('title') ?? '';
  const lines = bodyLines(found, squash(printed), builder);
  const kind = withSubject(found.kind, isAboutWhole(printed));
  readNames(found, lines, title, builder);
  const pieces = piecesOf(lines);
  const figures = readFigures(pieces, kind, fields.get('year') ?? guessYear(found));
  for (const piece of figures.left)
    if ('table' in piece) builder.doubt('table-in-text', 'indicators', filled(piece.table[0]!)[0]?.at ?? '');
  const { body, texts } = drawBody(pieces.filter(isLeft(figures)), builder);
  const known = joinRecords(figures);
  if (known['score'] === undefined) takeStated('score', findScore(texts), builder);
  if (known['grade'] === undefined) takeStated('grade', findGrade(texts), builder);
  const money = known['funds'] === undefined ? takeAmounts(texts, builder) : {};
  const all: Record<string, unknown> = { title: '', ...known, ...Object.fromEntries(fields), ...money, kind: kind.id };
  leaveOutside(found.outside, builder);
  builder.leaveUnread(found.lines.filter((line) => !lines.includes(line)).flatMap(({ cells }) => cells));
  const own = builder.draft({
    ...Object.fromEntries(RECORD_ORDER.filter((key) => key in all).map((key) => [key, all[key]])),
    body,
  });
  return {
    ...own,
    cells: Object.assign({}, ...figures.drafts.map(({ cells }) => cells), own.cells) as RaisedDraft['cells'],
    basis: [...own.basis, ...figures.drafts.flatMap(({ basis }) => basis)],
    doubts: [...own.doubts, ...figures.drafts.flatMap(({ doubts }) => doubts)],
  };
}
