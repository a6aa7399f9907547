import { outlineBoxes } from './find-boxes.ts';
import { joinDots, type Dot } from './join-dots.ts';
import type { Matrix, Point } from './matrix.ts';
import type { Line } from './page-content.ts';
import { cornersOf } from './trace-path.ts';
import type { OperatorNames, Visit } from './walk-page.ts';

const THIN = 3; // points: a filled box thinner than this is a drawn line
const STRAIGHT = 1;

export interface Lines {
  readonly lying: Line[];
  readonly standing: Line[];
  readonly dots: Dot[];
  readonly boxes: Dot[];
  pictures: number;
}

function addSegment(lines: Lines, [x1, y1]: Point, [x2, y2]: Point): void {
  if (Math.abs(y1 - y2) <= STRAIGHT && Math.abs(x1 - x2) > THIN)
    lines.lying.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (Math.abs(x1 - x2) <= STRAIGHT && Math.abs(y1 - y2) > THIN)
    lines.standing.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

const boxOf = (corners: readonly Point[]): Dot => {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};

/** Two boxes filled together, the one a little inside the other, are a frame: its four sides are lines. */
function addFrame(lines: Lines, parts: readonly (readonly Point[])[]): boolean {
  const [outer, inner] = parts.map(boxOf);
  if (parts.length !== 2 || !outer || !inner) return false;
  const sides = [
    inner.left - outer.left,
    outer.right - inner.right,
    inner.top - outer.top,
    outer.bottom - inner.bottom,
  ];
  if (!sides.every((side) => side >= 0 && side <= THIN) || sides.every((side) => side === 0)) return false;
  const [left, right] = [(outer.left + inner.left) / 2, (outer.right + inner.right) / 2];
  const [top, bottom] = [(outer.top + inner.top) / 2, (outer.bottom + inner.bottom) / 2];
  for (const at of [top, bottom]) lines.lying.push({ at, from: left, to: right });
  for (const at of [left, right]) lines.standing.push({ at, from: top, to: bottom });
  return true;
}

/** A filled box is a line where it is thin; a cell's background is none. */
function addBox(lines: Lines, corners: readonly Point[]): void {
  const { left, right, top, bottom } = boxOf(corners);
  if (bottom - top <= THIN && right - left > THIN) lines.lying.push({ at: (top + bottom) / 2, from: left, to: right });
  else if (right - left <= THIN && bottom - top > THIN)
    lines.standing.push({ at: (left + right) / 2, from: top, to: bottom });
  else if (bottom - top <= THIN && right - left <= THIN) lines.dots.push({ left, right, top, bottom });
  else lines.boxes.push({ left, right, top, bottom });
}

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
  else if (fills.includes(paint) && !addFrame(lines, parts)) for (const part of parts) addBox(lines, part);
}

/** Collects the straight lines of a page from its drawing steps. */
export class LineReader {
  private readonly lines: Lines = { lying: [], standing: [], dots: [], boxes: [], pictures: 0 };
  private readonly ops: OperatorNames;

  constructor(ops: OperatorNames) {
    this.ops = ops;
  }

  readonly visit: Visit = (name, args, { matrix }) => {
    if (name === 'constructPath') addPath(this.lines, args, matrix, this.ops);
    else if (name === 'paintImageXObject' || name === 'paintInlineImageXObject') {
      const [width, height] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])];
      if (width * height > 40_000) this.lines.pictures++;
    }
    return undefined;
  };

  read(): Lines {
    const dotted = joinDots(this.lines.dots);
    const { lying, standing, boxes } = this.lines;
    // where cells have lines, their grounds say nothing more and may miss them
    const grounds = standing.length + dotted.standing.length === 0 ? outlineBoxes(boxes) : { lying: [], standing: [] };
    return {
      ...this.lines,
      lying: [...lying, ...dotted.lying, ...grounds.lying],
      standing: [...standing, ...dotted.standing, ...grounds.standing],
    };
  }
}
