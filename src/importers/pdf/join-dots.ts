import type { Line } from './page-content.ts';

/** A filled spot too small for a line of its own: dotted and dashed lines are drawn with many of them. */
export interface Dot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 5; // points between the dots of one line
const LEAST = 4; // fewer dots than these are marks

function chain(
  dots: readonly Dot[],
  place: (dot: Dot) => number,
  from: (dot: Dot) => number,
  to: (dot: Dot) => number,
): Line[] {
  const rows = new Map<number, Dot[]>();
  for (const dot of dots) {
    const row = Math.round(place(dot) * 2);
    rows.set(row, [...(rows.get(row) ?? []), dot]);
  }
  return [...rows.values()].flatMap((row) => {
    const lines: { at: number; from: number; to: number; count: number }[] = [];
    for (const dot of row.sort((a, b) => from(a) - from(b))) {
      const line = lines.at(-1);
      if (line && from(dot) - line.to <= GAP) {
        line.to = Math.max(line.to, to(dot));
        line.count++;
      } else lines.push({ at: place(dot), from: from(dot), to: to(dot), count: 1 });
    }
    return lines
      .filter(({ count }) => count >= LEAST)
      .map(({ at, from: start, to: end }) => ({ at, from: start, to: end }));
  });
}

/** The lines that rows of dots draw. */
export const joinDots = (dots: readonly Dot[]): { lying: Line[]; standing: Line[] } => ({
  lying: chain(
    dots,
    (dot) => (dot.top + dot.bottom) / 2,
    (dot) => dot.left,
    (dot) => dot.right,
  ),
  standing: chain(
    dots,
    (dot) => (dot.left + dot.right) / 2,
    (dot) => dot.top,
    (dot) => dot.bottom,
  ),
});
