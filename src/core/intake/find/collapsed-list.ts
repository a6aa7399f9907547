import { LEVEL_COLUMNS } from '../../forms/column-words.ts';
import { isLevelLabel } from '../indicators/level-labels.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { headsIndicators, isProjectLabel, type Vocabulary } from '../vocabulary.ts';

/** How columns of a list of projects are called beside that of their names. */
const COLUMN = /(?:金额|预算数?|资金|目标|指标|单位|部门|序号|编码|类别)$/;

/** Whether a row has the heading of the projects' names among other headings; beside its value it is a label. */
function headsProjects(line: Line | undefined): boolean {
  const cells = line && !line.covering && !line.paragraph ? filled(line) : [];
  const at = cells.findIndex(({ head }) => isProjectLabel(head));
  const others = cells.filter(({ head }, i) => i !== at && COLUMN.test(head));
  return at !== -1 && others.length > 1 && COLUMN.test(cells[at + 1]?.head ?? '');
}

/**
 * Whether a list of several projects has lost its merges and the cells that they covered: then its rows begin in any column, and
 * nothing tells which project and heading a text belongs to.
 */
export function isCollapsedList(lines: readonly Line[], vocabulary: Vocabulary): boolean {
  const at = lines.findIndex((line) => !line.paragraph && headsIndicators(line.cells, vocabulary));
  const head = lines[at];
  if (!head || head.covering || !(head.cells.some((c) => isProjectLabel(c.head)) || headsProjects(lines[at - 1])))
    return false;
  const isLevel = ({ head: text }: Cell): boolean =>
    LEVEL_COLUMNS.some(({ path }) => path === vocabulary.indicatorColumn(text)?.key && path !== 'name');
  const first = Math.min(...head.cells.filter(isLevel).map(({ column }) => column));
  const labels = lines
    .slice(at + 1)
    .flatMap((line) => (line.paragraph ? [] : filled(line).filter((c) => isLevelLabel(c.raw))));
  return Number.isFinite(first) && labels.some(({ column }) => column < first);
}
