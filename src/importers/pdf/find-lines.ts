import { joinDots, type Dot } from './join-dots.ts';
import type { Line } from './page-content.ts';

type Matrix = readonly [number, number, number, number, number, number];

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const move = (m: Matrix, x: number, y: number): Point => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

type Point = readonly [number, number];

/** How many numbers follow each step of a path: move, line, curve, curve of second degree, close. */
const LENGTHS = [2, 2, 6, 4, 0];

/** The corners of each part of a path, on the page. A part with a curve has no straight corners and is left out. */
function cornersOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
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

const THIN = 3; // points: a filled box thinner than this is a drawn line
const STRAIGHT = 1;

export interface Lines {
  readonly lying: Line[];
  readonly standing: Line[];
  readonly dots: Dot[];
  pictures: number;
}

function addSegment(lines: Lines, [x1, y1]: Point, [x2, y2]: Point): void {
  if (Math.abs(y1 - y2) <= STRAIGHT && Math.abs(x1 - x2) > THIN)
    lines.lying.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (Math.abs(x1 - x2) <= STRAIGHT && Math.abs(y1 - y2) > THIN)
    lines.standing.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

/** A filled box is a line where it is thin; a cell's background is none. */
function addBox(lines: Lines, corners: readonly Point[]): void {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN && right - left > THIN) lines.lying.push({ at: (top + bottom) / 2, from: left, to: right });
  else if (right - left <= THIN && bottom - top > THIN)
    lines.standing.push({ at: (left + right) / 2, from: top, to: bottom });
  else if (bottom - top <= THIN && right - left <= THIN) lines.dots.push({ left, right, top, bottom });
}

/** Names of the operators as pdf.js numbers them. */
export type OperatorNames = Readonly<Record<string, number>>;

const isPath = (value: unknown): value is ArrayLike<number> =>
  typeof value === 'object' &&
  value !== null &&
  'length' in value &&
  typeof (value as ArrayLike<unknown>)[0] === 'number';

function addPath(lines: Lines, args: unknown, matrix: Matrix, ops: OperatorNames): void {
  const [paint, data] = args as [number, unknown[]];
  const path = data[0];
  if (!isPath(path)) return;
  const strokes = [
    ops['stroke'],
    ops['closeStroke'],
    ops['fillStroke'],
    ops['eoFillStroke'],
    ops['closeFillStroke'],
    ops['closeEOFillStroke'],
  ];
  const fills = [ops['fill'], ops['eoFill']];
  const parts = cornersOf(path, matrix);
  if (strokes.includes(paint))
    for (const part of parts) part.slice(1).forEach((point, i) => addSegment(lines, part[i]!, point));
  else if (fills.includes(paint)) for (const part of parts) addBox(lines, part);
}

/** The straight lines that a page draws, from its list of drawing steps; `start` turns its space into points from above. */
export function findLines({ fnArray, argsArray }: Operators, ops: OperatorNames, start: Matrix): Lines {
  const lines: Lines = { lying: [], standing: [], dots: [], pictures: 0 };
  const saved: Matrix[] = [];
  let matrix = start;
  fnArray.forEach((fn, i) => {
    const args = argsArray[i];
    if (fn === ops['save']) saved.push(matrix);
    else if (fn === ops['restore']) matrix = saved.pop() ?? matrix;
    else if (fn === ops['transform']) matrix = multiply(matrix, args as unknown as Matrix);
    else if (fn === ops['paintFormXObjectBegin']) {
      saved.push(matrix);
      const own = (args as [Matrix | null])[0];
      if (own) matrix = multiply(matrix, own);
    } else if (fn === ops['paintFormXObjectEnd']) matrix = saved.pop() ?? matrix;
    else if (fn === ops['constructPath']) addPath(lines, args, matrix, ops);
    else if (fn === ops['paintImageXObject'] || fn === ops['paintInlineImageXObject']) {
      const [width, height] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])];
      if (width * height > 40_000) lines.pictures++;
    }
  });
  const dotted = joinDots(lines.dots);
  lines.lying.push(...dotted.lying);
  lines.standing.push(...dotted.standing);
  return lines;
}
