import { move, type Matrix, type Point } from './matrix.ts';

/** How many numbers follow each step of a path: move, line, curve, curve of second degree, close. */
const LENGTHS = [2, 2, 6, 4, 0];

/** The corners of each part of a path, on the page. A part with a curve has no straight corners and is left out. */
export function cornersOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  let curved = false;
  const end = (): void => {
    if (!curved && part.length > 1) parts.push(part);
    part = [];
    curved = false;
  };
  for (let i = 0; i < path.length;) {
    const step = path[i]!;
    if (step === 0) end();
    if (step <= 1) part.push(move(matrix, path[i + 1]!, path[i + 2]!));
    else if (step === 4) {
      if (part[0]) part.push(part[0]);
    } else curved = true;
    i += 1 + (LENGTHS[step] ?? 0);
  }
  end();
  return parts;
}
