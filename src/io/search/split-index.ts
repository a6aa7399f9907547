/** A run of neighbouring words of an index. */
export interface Run {
  /** Its first and its last word. */
  readonly from: string;
  readonly to: string;
  /** How often its words stand in documents. */
  readonly count: number;
}

const UNIT = 16;

/** How many bits two texts have in common at their beginnings. */
function commonBits(a: string, b: string): number {
  const end = Math.max(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const [x, y] = [a.charCodeAt(i) | 0, b.charCodeAt(i) | 0];
    if (x !== y) return i * UNIT + Math.clz32(x ^ y) - (32 - UNIT);
  }
  return end * UNIT;
}

/** How many of the first runs are one part. @param before the last word of the part before */
function countPart(runs: readonly Run[], before: string | undefined, most: number): number {
  const { from, count } = runs[0]!;
  const least = before === undefined ? 0 : commonBits(before, from) + 1;
  let [size, end] = [count, 1];
  while (end < runs.length) {
    const level = commonBits(from, runs[end]!.from);
    let [grown, next] = [size, end];
    while (next < runs.length && commonBits(from, runs[next]!.from) === level) grown += runs[next++]!.count;
    if (level < least || grown > most) return end;
    [size, end] = [grown, next];
  }
  return end;
}

/**
 * Cuts an index into parts of at most so many occurrences, a word with more of them by itself. Words are numbers in binary: the
 * range of all of them is halved, and the halves again, until what stands in each is little enough. So a part's limits depend
 * on nothing outside its range, and a change moves only those beside it.
 * @param runs in ascending order; one of several words is a part of such a division whose range nothing was added to
 */
export function* splitIndex<R extends Run>(runs: Iterable<R>, most: number): Generator<R[]> {
  let open: R[] = [];
  let size = 0;
  let before: string | undefined;
  const take = (): R[] => {
    const part = open.slice(0, countPart(open, before, most));
    open = open.slice(part.length);
    for (const { count } of part) size -= count;
    before = part.at(-1)!.to;
    return part;
  };
  for (const run of runs) {
    open.push(run);
    size += run.count;
    while (size > most && open.length > 1) yield take();
  }
  while (open.length) yield take();
}
