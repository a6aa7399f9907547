import { readableYuan } from '../explain/money.ts';
import type { Comparison, MoneyKey } from './cell.ts';
import { compareNumbers, incomparable } from './compare-values.ts';
import type { RollUp } from './roll-up.ts';

const LABELS: Record<MoneyKey, string> = { initial: '年初预算数', adjusted: '全年预算数', executed: '全年执行数' };

/** Why a year's sum cannot stand beside another's: it rests on nothing, or some of its figures are not of the whole year. */
function findObstacle(total: RollUp, key: MoneyKey): string | undefined {
  const { rests } = total[key];
  if (rests.length === 0) return `${total.year}年没有一个项目有${LABELS[key]}`;
  // a 年初预算数 is the year's whatever form prints it
  const partial = key === 'initial' ? [] : rests.filter(({ isWhole }) => !isWhole);
  return partial.length ? `${total.year}年有${partial.length}个项目只有年中的数` : undefined;
}

/**
 * A year's sum in 元 held against an earlier one's. Where both are of whole years the difference is exact, and `words` say
 * how many projects each rests on, since not every year has the same ones: `比2022年多41.80万元（+35.69%），2022年6个项目，2023年7个项目`.
 */
export function compareRollUps(before: RollUp, now: RollUp, key: MoneyKey): Comparison {
  const obstacles = [findObstacle(before, key), findObstacle(now, key)].filter((words) => words !== undefined);
  const [was, is] = [before[key], now[key]];
  if (obstacles.length || !was.yuan || !is.yuan) return incomparable(obstacles.join('，'));
  const comparison = compareNumbers(was.yuan, is.yuan, { year: before.year, unit: '元', print: readableYuan });
  const counts = `${before.year}年${was.rests.length}个项目，${now.year}年${is.rests.length}个项目`;
  return { ...comparison, words: `${comparison.words}，${counts}` };
}
