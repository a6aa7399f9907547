import type { IndicatorCells } from './indicator-cells.ts';
import { isLeftBlank, onlyLabels } from './indicator-cells.ts';
import { blockEnds, type Mark } from './level-blocks.ts';
import { affinity, fits, isLevelLabel, levelText, mayBeLevel1, mayBeLevel2 } from './level-labels.ts';
import type { Raised } from '../doubts.ts';
import type { Cell } from '../lines.ts';

/** The labels that hold for a row. */
export interface Levels {
  level1: string;
  level2: string;
  cell1?: Cell | undefined;
  cell2?: Cell | undefined;
  /** Why the placement is a guess. */
  guess?: Pick<Raised, 'id' | 'about'> | undefined;
}

interface Printed {
  readonly one?: Cell | undefined;
  readonly two?: Cell | undefined;
  /** Two labels of level 2 in one row: which holds is a guess. */
  readonly rival?: Cell | undefined;
}

/** Which of the labels in a row is of which level. */
function sortLabels({ labels }: IndicatorCells, level1: string, first: boolean): Printed {
  const placed = labels.filter(({ level }) => level !== undefined);
  if (placed.length > 0)
    return { one: placed.find(({ level }) => level === 1)?.cell, two: placed.find(({ level }) => level === 2)?.cell };
  const [a, b] = labels.map(({ cell }) => cell);
  if (!a) return {};
  if (b)
    return mayBeLevel1(levelText(a.raw)) || !mayBeLevel2(levelText(a.raw)) ? { one: a, two: b } : { two: a, rival: b };
  const text = levelText(a.raw);
  if (!mayBeLevel1(text)) return { two: a };
  if (!mayBeLevel2(text)) return { one: a };
  const under = level1 !== '' && levelText(level1) !== text && fits(level1, text) && !/满意/.test(level1);
  return under && !(first && a.column === 0) ? { two: a } : { one: a };
}

/** Whether nothing but the words of the only label in a row tells its level, and they tell both. */
const mayBeEither = ({ labels, line }: IndicatorCells, { raw }: Cell): boolean =>
  labels.length === 1 &&
  labels[0]!.level === undefined &&
  !line.covering &&
  mayBeLevel1(levelText(raw)) &&
  mayBeLevel2(levelText(raw));

/** Where a form prints each label in the first row of its block, it holds until the next. */
function inherit(rows: readonly IndicatorCells[], printed: readonly Printed[]): Levels[] {
  const ones = printed.flatMap(({ one }) => (one ? [one] : []));
  let [cell1, cell2]: (Cell | undefined)[] = [];
  return rows.map((row, i): Levels => {
    const { one, two } = printed[i]!;
    if (one && one !== cell1)
      cell2 = row.labels.length > 1 || levelText(one.raw) !== levelText(cell1?.raw ?? '') ? undefined : cell2;
    cell1 = one ?? cell1;
    cell2 = two ?? cell2;
    const [level1, level2] = [levelText(cell1?.raw ?? ''), levelText(cell2?.raw ?? '')];
    // where rows lost their merged cells, a label that may be of either level stands under that of the rows above as well
    if (one && mayBeEither(row, one) && printed.some((other) => other.two))
      return { level1, level2, cell1, cell2, guess: { id: 'label-guessed' } };
    if (!two || one || fits(level1, level2)) return { level1, level2, cell1, cell2 };
    const fitting = ones.find((cell) => fits(levelText(cell.raw), level2) && mayBeLevel1(levelText(cell.raw)));
    // where columns hold and no label of the form fits better, the one above is the only one that can be meant
    const other = fitting ?? (row.labels.every(({ level }) => level !== undefined) ? cell1 : undefined);
    cell1 = other;
    return {
      level1: levelText(other?.raw ?? ''),
      level2,
      cell1,
      cell2,
      guess: { id: 'label-astray', about: [level2, level1] },
    };
  });
}

/** The level 1 label of a level 2: the one in its row, the nearest on the form that it fits under, else the one before. */
function ownerOf(mark: Mark, ones: readonly { cell: Cell; at: number }[]): Cell | undefined {
  const fitting = ones.filter(({ cell }) => fits(levelText(cell.raw), levelText(mark.cell.raw)));
  if (mark.one && fitting.some(({ cell }) => cell === mark.one)) return mark.one;
  const nearest = [...fitting].sort((a, b) => Math.abs(a.at - mark.at) - Math.abs(b.at - mark.at))[0];
  return nearest?.cell ?? mark.one ?? ones.filter(({ at }) => at <= mark.at).at(-1)?.cell;
}

/** Whether the label of level 1 that a level 2 goes under is beyond doubt: it stands in its row, or is the only one it fits under. */
const isSure = (mark: Mark, one: Cell | undefined, ones: readonly { readonly cell: Cell }[]): boolean =>
  one === mark.one ||
  ones.filter(({ cell }) => fits(levelText(cell.raw), levelText(mark.cell.raw))).every(({ cell }) => cell === one);

/** Where labels stand in the middle of their blocks, each row goes to the block that its name and place speak for. */
function spread(all: readonly IndicatorCells[], printed: readonly Printed[], names: readonly string[]): Levels[] {
  const places: number[] = [];
  let count = 0;
  for (const row of all) places.push(onlyLabels(row) ? count - 0.5 : count++);
  const ones = printed.flatMap(({ one }, i) => (one ? [{ cell: one, at: places[i]! }] : []));
  const marks = printed.flatMap(({ one, two, rival }, i): Mark[] => {
    const name = names[Math.ceil(places[i]!)] ?? '';
    const cell =
      two && rival && affinity(name, levelText(rival.raw)) > affinity(name, levelText(two.raw)) ? rival : two;
    return cell ? [{ cell, at: places[i]!, one }] : [];
  });
  const ends = blockEnds(marks, names);
  return all.flatMap((row, i): Levels[] => {
    if (onlyLabels(row)) return [];
    const at = places[i]!;
    const mark = marks[ends.findIndex((end) => at < end)];
    const cell1 = mark ? ownerOf(mark, ones) : ones.filter((one) => one.at <= at).at(-1)?.cell;
    const own = mark !== undefined && mark.at === at && isSure(mark, cell1, ones);
    const levels = {
      level1: levelText(cell1?.raw ?? ''),
      level2: levelText(mark?.cell.raw ?? ''),
      cell1,
      cell2: mark?.cell,
    };
    return [{ ...levels, guess: own ? undefined : { id: 'label-guessed' } }];
  });
}

/** The rows that are indicators with their levels, and whether labels were lost so that they had to be guessed. */
interface Resolved {
  readonly kept: readonly IndicatorCells[];
  readonly levels: Levels[];
  readonly lost: boolean;
}

/**
 * Tells the indicators among all rows, be they left blank, and their levels. `names` are those of the rows that say more than a
 * label; `astray` says that other headings of the form stand elsewhere than in the first of the rows they hold for.
 */
export function resolveLevels(all: readonly IndicatorCells[], names: readonly string[], astray: boolean): Resolved {
  let level1 = '';
  const printed = all.map((row, i) => {
    const sorted = sortLabels(row, level1, i === 0);
    level1 = sorted.one?.raw ?? level1;
    return sorted;
  });
  const first = all.findIndex((row) => !onlyLabels(row));
  const bare = first >= 0 && !printed[first]!.one && !all[first]!.line.covering;
  const late = bare && printed.some(({ one }) => one && isLevelLabel(one.raw) && !laterBlock(printed, first));
  const alone = all.some((row, i) => onlyLabels(row) && i >= 0 && isLost(row, all[i + 1]));
  const apart = all.some(({ line }, i) => !line.covering && isApart(printed, i));
  const lost =
    late ||
    alone ||
    apart ||
    (astray && all.some(({ line }) => !line.covering)) ||
    printed.some(({ rival }) => rival !== undefined);
  const isKept = (row: IndicatorCells): boolean => !onlyLabels(row) || (!lost && isLeftBlank(row));
  const levels = lost ? spread(all, printed, names) : inherit(all, printed).filter((_, i) => isKept(all[i]!));
  return { kept: all.filter(isKept), levels, lost };
}

/**
 * Whether labels stand elsewhere than in the first rows of their blocks: one of level 1 beside none of level 2 on a form that has
 * them, or one of level 2 that may not stand under that of level 1 above it.
 */
function isApart(printed: readonly Printed[], i: number): boolean {
  const { one, two } = printed[i]!;
  const above = one ? undefined : printed.slice(0, i).findLast((row) => row.one)?.one;
  if (two) return above !== undefined && !fits(levelText(above.raw), levelText(two.raw));
  if (!one || /满意/.test(one.raw)) return false;
  // the next label of its block says that the block has some
  const next = printed.slice(i + 1).find((row) => row.one ?? row.two);
  return (!next?.one && next?.two !== undefined) || printed.filter((row) => row.two).length * 2 >= printed.length;
}

/** Whether the first row has a level 2 whose block the first level 1 label on the form cannot own: then its own was not printed. */
function laterBlock(printed: readonly Printed[], first: number): boolean {
  const two = printed[first]?.two;
  const one = printed.find((row) => row.one)?.one;
  return two !== undefined && one !== undefined && !fits(levelText(one.raw), levelText(two.raw));
}

/** A row of labels alone that is no empty row of the form: its label belongs to rows around it. */
const isLost = (row: IndicatorCells, next: IndicatorCells | undefined): boolean =>
  !row.line.covering && row.labels.length > 0 && (next ? next.labels.length === 0 : row.labels.length < 2);
