import { missingText } from '../../figures/missing.ts';
import { heading } from '../clean-text.ts';
import type { Line } from '../lines.ts';
import { isFigure } from '../money.ts';
import { makeLine, type Token, type Unflowed } from './tokens.ts';
import type { Vocabulary } from '../vocabulary.ts';

const isColumn = ({ text }: Token, vocabulary: Vocabulary): boolean =>
  vocabulary.fundColumn(heading(text)) !== undefined;

/** Which lines are the money table: its heading, and the rows until another label. */
export function findFundLines(
  lines: readonly (readonly Token[])[],
  vocabulary: Vocabulary,
): { from: number; to: number } | undefined {
  const from = lines.findIndex((tokens) => tokens.filter((token) => isColumn(token, vocabulary)).length >= 3);
  if (from === -1) return undefined;
  const rest = lines.slice(from + 1);
  const end = rest.findIndex(
    ([first]) => !first || vocabulary.field(heading(first.text)) !== undefined || isColumn(first, vocabulary),
  );
  return { from, to: end === -1 ? lines.length : from + 1 + end };
}

/** Tokens before the first figure or column as one text, each of the others in a column of its own. */
function makeRow(tokens: readonly Token[], begins: (token: Token) => boolean, columnOf: (i: number) => number): Line {
  const first = tokens.findIndex(begins);
  const count = first === -1 ? tokens.length : first;
  const label = tokens
    .slice(0, count)
    .map(({ text }) => text)
    .join('');
  const at = tokens[0]?.at ?? '';
  const values = tokens.slice(count).map((token, i) => ({ text: token.text, at: token.at, column: columnOf(i) }));
  return makeLine([{ text: label, at, column: 0, pieces: tokens.slice(0, count) }, ...values]);
}

/**
 * The money table of running text as rows. Blank cells leave no trace there: in a row with fewer figures than columns the
 * dashes at its end are taken for points, and all of it is a doubt.
 */
export function unflowFunds(lines: readonly (readonly Token[])[], vocabulary: Vocabulary): Unflowed {
  const [header = [], ...rows] = lines;
  const columns = header
    .filter((token) => isColumn(token, vocabulary))
    .map(({ text }) => vocabulary.fundColumn(heading(text))!);
  const points = columns.findIndex(({ sort }) => sort === 'points') + 1;
  const doubts: Unflowed['doubts'][number][] = [];
  const made = rows.map((tokens, i) => {
    const values = tokens.filter(({ text }) => isFigure(text));
    const short = values.length < columns.length;
    if (short)
      doubts.push({
        id: 'blanks-lost',
        path: `funds.${i}`,
        at: tokens[0]!.at,
      });
    const dashes = values.findIndex(({ text }) => missingText(text) !== undefined);
    const slides = short && dashes >= 0 && points > 0 && dashes + 1 < points;
    return makeRow(
      tokens,
      ({ text }) => isFigure(text),
      (k) => (slides && k >= dashes ? points + k - dashes : k + 1),
    );
  });
  return {
    lines: [
      makeRow(
        header,
        (token) => isColumn(token, vocabulary),
        (i) => i + 1,
      ),
      ...made,
    ],
    doubts,
  };
}
