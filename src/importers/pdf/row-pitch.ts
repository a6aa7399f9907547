import type { TextLine } from './join-text.ts';

const FIGURE = /^[≥≤><＝=]?[-—－]?[¥￥]?\d[\d,]*(?:\.\d+)?%?$/;

/** A number by itself, which is never wrapped: two of them over each other are two cells. */
export const isFigure = (text: string): boolean => FIGURE.test(text.trim());

/** How far lines of one text may differ in their distance. */
const SLACK = 1.06;

/** Characters: lines nearer than this are not of one text, but of cells beside each other that are centred by themselves. */
export const LEAST = 0.95;

/** The least distance of two figures over each other: as near as rows ever stand. */
function figureStep(rows: readonly (readonly TextLine[])[]): number {
  const above = new Map<number, number>();
  let least = Infinity;
  for (const row of rows)
    for (const { text, left, right, baseline, size } of row) {
      if (!isFigure(text)) continue;
      const column = Math.round((left + right) / (size * 4));
      const before = above.get(column);
      if (before !== undefined) least = Math.min(least, baseline - before);
      above.set(column, baseline);
    }
  return least;
}

/** The step that most lines take, where at least two take it. */
function usualStep(steps: readonly number[]): number {
  const near = (step: number): number => steps.filter((other) => Math.abs(other - step) < step * (SLACK - 1)).length;
  const usual = [...steps].sort((a, b) => near(b) - near(a) || a - b)[0];
  return usual !== undefined && near(usual) > 1 ? usual : 0;
}

/** Lines that stand no further apart are of one row; 0 where all lines may be rows. */
export function wrapPitch(rows: readonly (readonly TextLine[])[]): number {
  const figures = figureStep(rows);
  const steps = rows.slice(1).map((row, i) => row[0]!.baseline - rows[i]![0]!.baseline);
  // without figures over each other nobody can tell lines from rows
  return figures === Infinity ? 0 : usualStep(steps.filter((step) => step * SLACK < figures)) * SLACK;
}
