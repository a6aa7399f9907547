import type { Mended } from '../mend-characters.ts';

/** A run of text on a page; x and y grow to the right and down, in points from the upper left corner. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Where each of its characters begins, where that is known. */
  readonly places?: readonly number[];
  /** Its line runs down or up; the side on which the next line stands. */
  readonly next?: 'left' | 'right';
}

/** A straight line on a page, lying or standing: `at` is its y or x, `from` and `to` its ends. */
export interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly lying: readonly Line[];
  readonly standing: readonly Line[];
  /** Pictures that cover a good part of the page: a scan has one. */
  readonly pictures: number;
  /** Text that stands askew, as stamps and watermarks do. */
  readonly askew: string;
  /** Characters that are drawn and have no name: they are not among the runs. */
  readonly nameless: number;
  /** Characters that the fonts name by radicals that look the same. */
  readonly mended: Mended;
  /** Texts outside the part of the page that is shown. */
  readonly hidden: readonly string[];
}

export const middleOf = ({ baseline, size }: TextRun): number => baseline - size * 0.35;

/** The numbers in groups: a group begins where the distance to its first number exceeds `reach`. Returns the middles. */
export function cluster(numbers: readonly number[], reach: number): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const number of sorted) {
    const group = groups.at(-1);
    if (group && number - group[0]! <= reach) group.push(number);
    else groups.push([number]);
  }
  return groups.map((group) => (group[0]! + group.at(-1)!) / 2);
}
