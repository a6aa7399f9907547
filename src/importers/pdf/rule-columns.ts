import { cluster, middleOf, type Line, type TextRun } from './page-content.ts';

const NEAR = 5; // points by which the ends of lines of one table differ
const FEWEST = 4; // lines: fewer are underlines
const APART = 0.4; // characters between texts of two cells

/** Stretches of a row that have text, from left to right. */
function stretchesOf(runs: readonly TextRun[]): { left: number; right: number }[] {
  const found: { left: number; right: number }[] = [];
  for (const { left, right, size } of [...runs].sort((a, b) => a.left - b.left)) {
    const last = found.at(-1);
    if (last && left - last.right < size * APART) last.right = Math.max(last.right, right);
    else found.push({ left, right });
  }
  return found;
}

/** The fewest places, with those known, that touch every gap: a column ends where in some row one text ends before another begins. */
export function placesIn(known: readonly number[], gaps: readonly (readonly [number, number])[]): number[] {
  const places = [...known];
  for (const [from, to] of [...gaps].sort((a, b) => a[1] - b[1]))
    if (!places.some((place) => place > from && place < to)) places.push(to - Math.min(1, (to - from) / 2));
  return places;
}

/** Lines over each other that reach from the same left to the same right, or begin or end in a merged cell between. */
function stacksOf(lying: readonly Line[]): Line[][] {
  const stacks: Line[][] = [];
  for (const line of [...lying].sort((a, b) => a.at - b.at)) {
    const stack = stacks.find((lines) => {
      const [left, right] = [Math.min(...lines.map(({ from }) => from)), Math.max(...lines.map(({ to }) => to))];
      const inside = line.from >= left - NEAR && line.to <= right + NEAR;
      return inside && (line.to - line.from > (right - left) * 0.5 || lines.at(-1)!.at > line.at - NEAR);
    });
    if (stack) stack.push(line);
    else stacks.push([line]);
  }
  return stacks;
}

interface Ruled {
  readonly lying: Line[];
  readonly standing: Line[];
  /** Whether lines stop where cells are merged over rows. */
  readonly spans: boolean;
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly texts: readonly { readonly left: number; readonly right: number }[];
}

/** The line at a place in every row where no text lies over it; rows without a line between them are one cell there. */
function standAt(place: number, rows: readonly Row[], lying: readonly Line[]): Line[] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const parted = lying.some(
      ({ at, from, to }) => Math.abs(at - row.from) < NEAR && from < place - NEAR && to > place + NEAR,
    );
    if (blocks.length > 0 && !parted) blocks.at(-1)!.push(row);
    else blocks.push([row]);
  }
  const isFree = ({ texts }: Row): boolean => !texts.some(({ left, right }) => left < place && right > place);
  return blocks
    .filter((block) => block.every(isFree))
    .flatMap((block) => block.map(({ from, to }): Line => ({ at: place, from, to })));
}

function rule(lying: Line[], runs: readonly TextRun[]): Ruled[] {
  const ys = cluster(
    lying.map(({ at }) => at),
    NEAR,
  );
  if (ys.length < FEWEST) return [];
  const [left, right] = [Math.min(...lying.map(({ from }) => from)), Math.max(...lying.map(({ to }) => to))];
  const inside = runs.filter((run) => run.text.trim() !== '' && run.left > left - NEAR && run.right < right + NEAR);
  const rows = ys.slice(1).map((to, i) => {
    const own = inside.filter((run) => middleOf(run) > ys[i]! && middleOf(run) < to);
    return { from: ys[i]!, to, texts: stretchesOf(own) };
  });
  const parted = rows.filter(({ texts }) => texts.length > 1).length;
  if (parted < 2 || rows.filter(({ texts }) => texts.length > 0).length < rows.length * 0.6) return [];
  const ends = lying.flatMap(({ from, to }) => [from, to]).filter((end) => end > left + NEAR && end < right - NEAR);
  const gaps = rows.flatMap(({ texts }) => texts.slice(1).map(({ left: to }, i) => [texts[i]!.right, to] as const));
  const places = placesIn(cluster(ends, NEAR), gaps);
  const standing = places.flatMap((place) => standAt(place, rows, lying));
  const outer = [left, right].map((at): Line => ({ at, from: ys[0]!, to: ys.at(-1)! }));
  return [{ lying, standing: [...standing, ...outer], spans: ends.length > 0 }];
}

/** Tables whose lines all lie, as some offices print them: where their columns stand is seen from the texts between. */
export const ruleColumns = (lying: readonly Line[], runs: readonly TextRun[]): Ruled[] =>
  stacksOf(lying).flatMap((lines) => rule(lines, runs));
