import type { Box } from './matrix.ts';
import type { Line } from './page-content.ts';

const GAP = 3; // points between the filled cells of a table whose ground shows through as lines
const MOST = 2000; // boxes: more are a picture

const near = (a: number, b: number): boolean => Math.abs(a - b) <= GAP;

/** Whether a box stands beside the other, from the same top to the same bottom. */
const beside = (a: Box, b: Box): boolean =>
  near(a.top, b.top) && near(a.bottom, b.bottom) && (near(a.right, b.left) || near(a.left, b.right));

/**
 * The lines between filled cells: a table may be a dark ground with light cells on it, or cells in colours without any line.
 * A box alone is a ground or a mark; stripes behind whole rows are no cells.
 */
export function outlineBoxes(boxes: readonly Box[]): { lying: Line[]; standing: Line[] } {
  if (boxes.length > MOST) return { lying: [], standing: [] };
  const cells = boxes.filter((box) => boxes.some((other) => other !== box && beside(box, other)));
  const rows = boxes.filter(
    (box) =>
      !cells.includes(box) &&
      cells.some(
        (cell) =>
          (near(cell.bottom, box.top) || near(cell.top, box.bottom)) &&
          cell.left >= box.left - GAP &&
          cell.right <= box.right + GAP,
      ),
  );
  const all = [...cells, ...rows];
  return {
    lying: all.flatMap(({ left, right, top, bottom }) => [top, bottom].map((at) => ({ at, from: left, to: right }))),
    standing: all.flatMap(({ left, right, top, bottom }) => [left, right].map((at) => ({ at, from: top, to: bottom }))),
  };
}
