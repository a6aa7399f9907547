import type { Meaning } from './columns-of.ts';
import { isLevelLabel } from './level-labels.ts';
import type { Cell } from './lines.ts';

/** Whether a text may be a heading under another. */
export const isHeading = ({ head, raw }: Cell, meaning: Meaning): boolean =>
  meaning(head) !== undefined || (/^[一-龥/、]{1,14}$/.test(head) && !isLevelLabel(raw));

/**
 * Headings under one may need it to be understood (预算数 over 年初 | 调整后), and that of its value stands for it where none
 * of them says what it means (符号 | 值 | 单位).
 */
export function underOne(wide: Cell, under: readonly Cell[], meaning: Meaning): readonly Cell[] {
  const meant = meaning(wide.head)?.key;
  const full = under.map((cell) => {
    const both = meaning(`${cell.head}${wide.head}`)?.key;
    const helps = !meaning(cell.head) && both !== undefined && both !== meant;
    return helps ? { ...cell, head: `${cell.head}${wide.head}` } : cell;
  });
  if (!meant || full.some(({ head }) => meaning(head)?.key === meant)) return full;
  const value = under.find(({ head }) => /^(?:具体|指标|目标)?(?:数?值|内容)$/.test(head));
  return full.map((cell) => (cell === value ? { ...cell, head: wide.head } : cell));
}

/** From left to right. */
export const inOrder = (cells: readonly Cell[]): readonly Cell[] => [...cells].sort((a, b) => a.column - b.column);
