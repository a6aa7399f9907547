type Row = Readonly<Record<string, unknown>>;

/** A row of one version beside the same row of the other; a number is missing where the row was added or taken out. */
export interface RowPair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Longer tables than any form has are compared by their order: the table of lengths grows with the square. */
const MOST_CELLS = 250_000;

const rowName = (row: unknown): string => {
  if (typeof row !== 'object' || row === null) return String(row);
  const { name, label, scope, breakdown } = row as Row;
  return JSON.stringify([scope, breakdown, name ?? label]);
};

/** Lengths of the longest common subsequences of all ends of two lists. */
function measure(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i]![j] =
        one[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}

const inOrder = (before: number, after: number): RowPair[] =>
  Array.from({ length: Math.max(before, after) }, (_, i) => ({
    before: i < before ? i : undefined,
    after: i < after ? i : undefined,
  }));

/** Rows between two that are the same: as many as both sides have were renamed, the rest added or taken out. */
function pairGap(from: number, to: number, start: number, end: number): RowPair[] {
  return inOrder(to - from, end - start).map(({ before, after }) => ({
    before: before === undefined ? undefined : from + before,
    after: after === undefined ? undefined : start + after,
  }));
}

/** Sets the rows of two versions of a table side by side, by their names and in their order. */
export function alignRows(before: readonly unknown[], after: readonly unknown[]): RowPair[] {
  const [one, other] = [before.map(rowName), after.map(rowName)];
  if (one.length * other.length > MOST_CELLS) return inOrder(one.length, other.length);
  const lengths = measure(one, other);
  const pairs: RowPair[] = [];
  let [i, j, from, start] = [0, 0, 0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      pairs.push(...pairGap(from, i, start, j), { before: i++, after: j++ });
      [from, start] = [i, j];
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return [...pairs, ...pairGap(from, one.length, start, other.length)];
}
