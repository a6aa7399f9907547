import type { Meaning } from './columns-of.ts';
import { isOtherYear } from '../head/year-and-period.ts';
import { isLevelLabel } from './level-labels.ts';
import type { Cell } from '../lines.ts';

/** Whether a text may be a heading under another. */
export const isHeading = ({ head, raw }: Cell, meaning: Meaning): boolean =>
  meaning(head) !== undefined || (/^[一-龥/、]{1,14}$/.test(head) && !isLevelLabel(raw));

/** Of headings under one, what says that the value is the one meant: 值 beside 符号, 全年 beside 半年, 单位自评 beside 复核. */
const OWN_VALUE = /^(?:具体|指标|目标)?(?:数?值|内容|名称)$/;
const OF_YEAR = /^(?:预计|计划)?(?:全年|年度|[本当]年度?|20\d\d年?度?)(?:预计|计划)?(?:实现|完成|目标)?值?$/;
const OWN_REVIEW = /^(?:单位|部门|项目)?(?:自评|自我评价)/;
/** What others found when they looked at a form again is not what it says itself. */
const REVIEWED = /复核|复评|复审|评审|审核|核定|抽查|抽评|再评价|第三方|专家|主管部门|财政/;
const OWN = [OWN_VALUE, OF_YEAR, OWN_REVIEW];

/** Whether a heading is of another year or of what others found: the record has no field for it. */
export const isOfOthers = (head: string, year: string | undefined): boolean =>
  REVIEWED.test(head) || isOtherYear(head, year);

/** What of a heading names the time it speaks of: 1-6月 of 1-6月完成情况. */
const timeOf = (head: string): string => head.replace(/(?:目标|绩效)*(?:完成|执行|实现)(?:情况)?$/, '');

/** The heading under another in the words that mean something together: 年初 of 预算数, 计划值 of 1-6月完成情况. */
function together(under: Cell, wide: Cell, meaning: Meaning): Cell {
  const own = meaning(under.head)?.key;
  const meant = meaning(wide.head)?.key;
  const words = [
    ...(timeOf(wide.head) === wide.head ? [] : [`${timeOf(wide.head)}${under.head}`]),
    ...(own === undefined ? [`${under.head}${wide.head}`, `${under.head.replace(/[数额值]$/, '')}${wide.head}`] : []),
  ];
  const head = words.find((both) => ![undefined, meant].includes(meaning(both)?.key) || (own && meaning(both)));
  return head === undefined ? under : { ...under, head };
}

/**
 * Headings under one may need it to be understood (预算数 over 年初 | 调整后), and that of its value stands for it where none
 * of them says what it means (符号 | 值 | 单位, 半年 | 全年). Of other years or of what others found there is no field. Points
 * under a level (名称 | 权重) are the level's, not the row's.
 */
export function underOne(wide: Cell, under: readonly Cell[], meaning: Meaning): readonly Cell[] {
  const meant = meaning(wide.head)?.key;
  const others = under.length > 1 ? under.filter(({ head }) => isOfOthers(head, meaning.year)) : [];
  // the number of a year does not say what it is the year of
  const without = (cell: Cell): Cell => ({
    ...cell,
    head: '',
    raw: /^\D+$/.test(cell.head) ? cell.raw : `${wide.raw}(${cell.raw})`,
  });
  const full = under.map((cell) => (others.includes(cell) ? without(cell) : together(cell, wide, meaning)));
  if (!meant || full.some(({ head }) => meaning(head)?.key === meant)) return full;
  const value = OWN.flatMap((words) => under.find((cell) => words.test(cell.head) && !others.includes(cell)) ?? [])[0];
  const left = under.filter((cell) => !others.includes(cell));
  const unsaid = left.filter((cell) => meaning(full[under.indexOf(cell)]!.head) === undefined);
  const only = others.length > 0 || left.length > 1 ? unsaid : [];
  const own = value ?? (only.length === 1 ? only[0] : undefined);
  const ofLevel = own !== undefined && /^level/.test(meant);
  return full.map((cell, i) =>
    under[i] === own ? { ...cell, head: wide.head } : ofLevel ? { ...cell, head: '' } : cell,
  );
}

/** From left to right. */
export const inOrder = (cells: readonly Cell[]): readonly Cell[] => [...cells].sort((a, b) => a.column - b.column);
