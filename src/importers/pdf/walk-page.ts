import { isMatrix, moveBox, multiply, overlap, type Box, type Matrix } from './matrix.ts';

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Names of the operators as pdf.js numbers them. */
export type OperatorNames = Readonly<Record<string, number>>;

/** What a page has set when it draws something: PDF saves and restores it as a whole. */
export interface Drawing {
  readonly matrix: Matrix;
  /** The part of the page in which what is drawn can be seen. */
  readonly clip: Box;
  /** Text: name of the font, its size, blanks after each character and each space, width in parts of one, rise, leading. */
  readonly font: string;
  readonly size: number;
  readonly character: number;
  readonly word: number;
  readonly scale: number;
  readonly rise: number;
  readonly leading: number;
}

export type Visit = (name: string, args: readonly unknown[], drawing: Drawing) => Partial<Drawing> | undefined;

const EVERYWHERE: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

type Corners = readonly [number, number, number, number];
const asCorners = (value: unknown): Corners | undefined =>
  typeof value === 'object' && value !== null && Number.isFinite((value as ArrayLike<number>)[3])
    ? (Array.from(value as ArrayLike<number>) as unknown as Corners)
    : undefined;

/** A form or a comment's picture is drawn in a space and a frame of its own. */
function enter(drawing: Drawing, start: Matrix, name: string, args: readonly unknown[]): Drawing {
  const isForm = name === 'paintFormXObjectBegin';
  const steps = isForm ? [args[0]] : [args[2], args[3]];
  const from = isForm ? drawing.matrix : start;
  const matrix = steps.filter(isMatrix).reduce((all, step) => multiply(all, step), from);
  const frame = isForm ? asCorners(args[1]) : undefined;
  return { ...drawing, matrix, clip: frame ? overlap(drawing.clip, moveBox(matrix, frame)) : drawing.clip };
}

const ENTERS = new Set(['paintFormXObjectBegin', 'beginAnnotation']);
const LEAVES = new Set(['restore', 'paintFormXObjectEnd', 'endAnnotation']);

/** Goes through the drawing steps of a page; `start` turns its space into points from above. `visit` may change what is set. */
export function walkPage({ fnArray, argsArray }: Operators, ops: OperatorNames, start: Matrix, visit: Visit): void {
  const names = new Map(Object.entries(ops).map(([name, number]) => [number, name]));
  const saved: Drawing[] = [];
  const still = { font: '', size: 0, character: 0, word: 0, scale: 1, rise: 0, leading: 0 };
  let drawing: Drawing = { matrix: start, clip: EVERYWHERE, ...still };
  let clips = false;
  fnArray.forEach((number, i) => {
    const name = names.get(number) ?? '';
    const args = (argsArray[i] ?? []) as readonly unknown[];
    if (name === 'save') saved.push(drawing);
    else if (LEAVES.has(name)) drawing = saved.pop() ?? drawing;
    else if (ENTERS.has(name)) {
      saved.push(drawing);
      drawing = enter(drawing, start, name, args);
    } else if (name === 'transform' && isMatrix(args)) drawing = { ...drawing, matrix: multiply(drawing.matrix, args) };
    else if (name === 'clip' || name === 'eoClip') clips = true;
    else {
      const change = visit(name, args, drawing);
      if (change) drawing = { ...drawing, ...change };
    }
    if (name === 'constructPath' && clips) {
      const corners = asCorners(args[2]);
      if (corners) drawing = { ...drawing, clip: overlap(drawing.clip, moveBox(drawing.matrix, corners)) };
      clips = false;
    }
  });
}
