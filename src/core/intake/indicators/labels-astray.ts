import type { FormContext } from '../context.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { currencyIn } from '../money.ts';
import { headsFunds, headsIndicators, type Vocabulary } from '../vocabulary.ts';
import { isGroupLabel } from './level-labels.ts';

/** Whether a row has the headings of goals side by side. */
const headsGoals = ({ cells }: Line, vocabulary: Vocabulary): boolean =>
  cells.filter(({ head }) => vocabulary.field(head)?.below).length > 1;

/** Whether a row has the headings of a block. */
const headsBlock = (line: Line, vocabulary: Vocabulary): boolean =>
  headsFunds(line.cells, vocabulary) || headsIndicators(line.cells, vocabulary) || headsGoals(line, vocabulary);

/** Whether a text is the heading of a block, which stands left of its headings and rows. */
const isOverBlock = ({ head, raw }: Cell, vocabulary: Vocabulary): boolean =>
  currencyIn(raw) !== undefined || isGroupLabel(head) || vocabulary.field(head)?.path === 'goal';

/**
 * Whether, where merges are lost, the heading of a block stands below the first of its rows: 项目资金 beside 上年结转资金. Then
 * texts were printed in the middle of what they hold for, labels of levels too.
 */
export const labelsAstray = ({ lines, vocabulary }: FormContext): boolean =>
  lines.some((line, i) => {
    const first = filled(line)[0];
    if (line.paragraph || line.covering || !first || first.column === 0 || !headsBlock(line, vocabulary)) return false;
    const end = lines.findIndex((other, k) => k > i && (other.paragraph || headsBlock(other, vocabulary)));
    // files that begin rows under the headings print the heading of a block there; goals have one row alone
    const from = headsGoals(line, vocabulary) ? i + 1 : i + 2;
    const below = lines.slice(from, end === -1 ? undefined : end).map((row) => filled(row)[0]);
    return below.some((cell) => cell && cell.column < first.column && isOverBlock(cell, vocabulary));
  });
