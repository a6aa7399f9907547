import type { Meaning } from './columns-of.ts';
import { isLevelLabel } from './level-labels.ts';
import type { Cell } from '../lines.ts';

/** Whether a text may be a heading under another. */
export const isHeading = ({ head, raw }: Cell, meaning: Meaning): boolean =>
  meaning(head) !== undefined || (/^[一-龥/、]{1,14}$/.test(head) && !isLevelLabel(raw));

const OWN_VALUE = /^(?:具体|指标|目标)?(?:数?值|内容|名称)$/;
/** The form is about its year: 半年 | 全年, 实施期 | 年度, 前年 | 上年 | 预计当年实现. */
const OF_YEAR = /^(?:预计|计划)?(?:全年|年度|[本当]年度?)(?:预计|计划)?(?:实现|完成|目标)?值?$/;

/**
 * Headings under one may need it to be understood (预算数 over 年初 | 调整后), and that of its value stands for it where none
 * of them says what it means (符号 | 值 | 单位, 半年 | 全年). Points under a level (名称 | 权重) are the level's, not the row's.
 */
export function underOne(wide: Cell, under: readonly Cell[], meaning: Meaning): readonly Cell[] {
  const meant = meaning(wide.head)?.key;
  const full = under.map((cell) => {
    const both = meaning(`${cell.head}${wide.head}`)?.key;
    const helps = !meaning(cell.head) && both !== undefined && both !== meant;
    return helps ? { ...cell, head: `${cell.head}${wide.head}` } : cell;
  });
  if (!meant || full.some(({ head }) => meaning(head)?.key === meant)) return full;
  const value = [OWN_VALUE, OF_YEAR].flatMap((words) => under.find(({ head }) => words.test(head)) ?? [])[0];
  const ofLevel = value !== undefined && /^level/.test(meant);
  return full.map((cell) => (cell === value ? { ...cell, head: wide.head } : ofLevel ? { ...cell, head: '' } : cell));
}

/** From left to right. */
export const inOrder = (cells: readonly Cell[]): readonly Cell[] => [...cells].sort((a, b) => a.column - b.column);
