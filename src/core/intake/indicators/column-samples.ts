import { squash } from '../clean-text.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isFigure } from '../money.ts';
import { isTarget } from './leading-labels.ts';
import { isLevelLabel, mayBeLevel1, mayBeLevel2 } from './level-labels.ts';

/** How many rows under a heading say what its columns are. */
const MOST_ROWS = 40;

/** What the texts of a column are, as shares of them from 0 to 1. */
export interface Sample {
  /** Different texts. */
  readonly texts: number;
  /** Of the rows, those with a text of their own, none that is merged over several. */
  readonly own: number;
  readonly level1: number;
  readonly level2: number;
  readonly label: number;
  readonly figure: number;
  readonly target: number;
  /** ≥, =, 定性: what says how a value is meant and is none. */
  readonly sign: number;
}

/** The rows that a heading in row `at` stands over, as far as its columns can be told in them. */
export function rowsUnder(lines: readonly Line[], from: number, last: number): readonly Line[] {
  const end = lines.findIndex((line, i) => i >= from && line.paragraph);
  const below = lines.slice(from, Math.min(end === -1 ? lines.length : end, from + MOST_ROWS));
  // where merges are lost, a row that reaches as far as its heading is one that nothing was left out of
  return below.filter(
    (line) => filled(line).length > 1 && (line.covering !== undefined || line.cells.at(-1)?.column === last),
  );
}

const cellIn = (line: Line, column: number): Cell | undefined =>
  line.covering ? line.covering(line.row, column) : line.cells.find((cell) => cell.column === column);

const SIGN = /^(?:[≥≤=<>＞＜≧≦═]+|定性|定量|正向|反向|正指标|反指标|大于|小于|等于|(?:大于|小于)?等于|是|否)$/;

/** What stands under a place of the heading. */
export function sampleOf(rows: readonly Line[], column: number): Sample {
  const cells = [...new Set(rows.flatMap((line) => cellIn(line, column) ?? []))].filter(({ blank }) => !blank);
  const share = (is: (text: string, cell: Cell) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter((cell) => is(squash(cell.raw), cell)).length / cells.length;
  const alone = cells.filter(({ rowSpan }) => rowSpan === 1).length;
  return {
    texts: new Set(cells.map(({ head }) => head)).size,
    own: rows.length === 0 ? 1 : alone / rows.length,
    level1: share((text) => mayBeLevel1(text)),
    level2: share((text) => mayBeLevel2(text)),
    label: share((text) => isLevelLabel(text)),
    figure: share((text) => isFigure(text)),
    target: share((text) => isTarget(text)),
    sign: share((text) => SIGN.test(text)),
  };
}
