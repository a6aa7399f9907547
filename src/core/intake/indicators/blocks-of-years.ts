import type { Heading } from './columns-of.ts';
import { printedLabel } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';

/** The indicators under one heading, of the year or of more years. */
export interface Block {
  readonly annual: boolean;
  /** The text that says so. */
  readonly title: Cell;
}

const ENDS = '(?:总体)?(?:绩效)?(?:指标|目标)+(?:值|表)?$';
const ANNUAL = new RegExp(`^(?:项目|专项)?(?:本?年度?|当年度?|20\\d\\d年度?)${ENDS}`);
const LONGER = new RegExp(`^(?:项目|专项)?(?:中长期|长期|中期|实施期|项目期|[三五]年)${ENDS}`);

/** Of texts side by side, one that speaks of the year holds for the whole: it has a block of its own beside the other. */
function told(cells: readonly Cell[]): Block | undefined {
  const annual = cells.find(({ head }) => ANNUAL.test(head));
  const title = annual ?? cells.find(({ head }) => LONGER.test(head));
  return title && { annual: title === annual, title };
}

/** The block that begins with the heading at line `at`: what stands left of it or alone over it says, else its columns. */
export function blockAt(
  lines: readonly Line[],
  at: number,
  rows: number,
  columns: readonly Heading[],
): Block | undefined {
  const first = Math.min(...columns.filter(({ key }) => key).map(({ column }) => column));
  const heads = lines.slice(at, at + rows).flatMap(filled);
  const over = lines[at - 1] && filled(lines[at - 1]!).length === 1 ? filled(lines[at - 1]!) : [];
  const left = heads.filter(({ column }) => column < first);
  return told(left) ?? told(over) ?? told(heads);
}

/** The blocks of more years, where the form has one of the year under a heading of its own. */
export function otherBlocks(rows: readonly { readonly block?: Block | undefined }[]): Block[] {
  const blocks = [...new Set(rows.flatMap(({ block }) => block ?? []))];
  return blocks.some(({ annual }) => annual) ? blocks.filter(({ annual }) => !annual) : [];
}

/** What blocks are called together: “长期绩效指标”“中期绩效指标”. */
export const titlesOf = (blocks: readonly Block[]): string =>
  [...new Set(blocks.map(({ title }) => `“${printedLabel(title)}”`))].join('');
