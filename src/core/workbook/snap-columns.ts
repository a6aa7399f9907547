/** Where columns begin, and where the last ends, from their widths. */
const edgesOf = (widths: readonly number[]): number[] =>
  widths.reduce<number[]>((edges, width) => [...edges, edges.at(-1)! + width], [0]);

/**
 * Puts a block's columns on a grid of at least as many: each edge goes to an edge of the grid, so that all together lie as near as
 * they can and every column keeps at least one of the grid's. Both widths are shares of the same whole.
 * @returns the grid's edge of every edge of the block: `[0, 2, 5]`
 */
export function snapColumns(widths: readonly number[], grid: readonly number[]): number[] {
  const [own, all] = [edgesOf(widths), edgesOf(grid)];
  const [last, end] = [widths.length, grid.length];
  // costs[i][j]: the least that edges 0…i cost with edge i at j; from[i][j] is where edge i - 1 lies then
  const costs = [[0, ...Array<number>(end).fill(Infinity)]];
  const from: number[][] = [[]];
  for (let i = 1; i <= last; i++) {
    const before = costs[i - 1]!;
    let best = 0;
    costs.push(Array<number>(end + 1).fill(Infinity));
    from.push([]);
    for (let j = i; j <= end - (last - i); j++) {
      if (before[j - 1]! < before[best]!) best = j - 1;
      costs[i]![j] = before[best]! + Math.abs(own[i]! - all[j]!);
      from[i]![j] = best;
    }
  }
  const edges = [end];
  for (let i = last; i > 0; i--) edges.unshift(from[i]![edges[0]!]!);
  return edges;
}
