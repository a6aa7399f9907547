import { halfWidth } from '../../figures/width.ts';
import { squash } from '../clean-text.ts';
import { GRADE, IS, NUMBER, SCORE } from '../../forms/evaluation-report/conclusion.ts';
import type { Text } from './body.ts';

/** A value that a sentence states, and where the paragraph begins that it stands in. */
export type Stated = Pick<Text, 'text' | 'at'>;

/** The amounts of the whole money, by the column of the money table that they would stand in. */
const AMOUNTS = {
  initial: String.raw`年初(?:部门|项目|财政|整体|支出|安排|批复|下达|核定)*(?:的)?(?:部门|项目|整体|支出)*预算(?:安排|批复|资金)*`,
  adjusted: String.raw`(?:调整后(?:的)?(?:全年|年度|部门|项目|整体)*(?:支出)?预算|全年(?:部门|项目|整体|支出)*预算|年度?(?:中)?(?:调整|追加)后(?:的)?预算|预算调整[为至到])`,
  executed: String.raw`(?:(?:全年|年度|累计|实际|本年|已)+(?:部门|项目|整体|总)?(?:支出|执行|使用|支付)|预算执行)`,
};
const RATE = new RegExp(
  String.raw`(?:(?:预算|资金|支出|总体|整体|全年)*(?:执行率|使用率|支出率|支出进度|执行进度))${IS}${NUMBER}([%％])`,
  'g',
);

/** What all places that state something agree in; undefined where they differ or none does. */
function findOne(
  texts: readonly Text[],
  pattern: RegExp,
  readMatch: (match: RegExpExecArray) => string,
): Stated | 'several' | undefined {
  const found = texts.flatMap(({ text, at }) =>
    [...halfWidth(squash(text)).matchAll(pattern)].map((match) => ({ text: readMatch(match), at })),
  );
  return new Set(found.map(({ text }) => text)).size > 1 ? 'several' : found[0];
}

/** The score of the whole: as printed, without 分. */
export const findScore = (texts: readonly Text[]): ReturnType<typeof findOne> =>
  findOne(texts, SCORE, ([, figure]) => figure!);

export const findGrade = (texts: readonly Text[]): ReturnType<typeof findOne> =>
  findOne(texts, GRADE, ([, grade]) => grade!);

/** The row of the whole money as far as sentences state it without contradiction, all in one unit. */
export function findAmounts(
  texts: readonly Text[],
): { readonly currency: string; readonly values: ReadonlyMap<string, Stated> } | undefined {
  const values = new Map<string, Stated>();
  const units = new Set<string>();
  for (const [key, words] of Object.entries(AMOUNTS)) {
    const pattern = new RegExp(`${words}${IS}${NUMBER}(亿元|万元|元)`, 'g');
    const found = findOne(texts, pattern, ([, figure, unit]) => `${figure} ${unit}`);
    if (!found || found === 'several') continue;
    const [figure, unit] = found.text.split(' ');
    values.set(key, { ...found, text: figure! });
    units.add(unit!);
  }
  const [currency, ...others] = units;
  if (!currency || others.length > 0 || currency === '亿元') return undefined;
  const rate = findOne(texts, RATE, ([, figure, percent]) => figure! + percent!);
  if (rate && rate !== 'several') values.set('rate', rate);
  return { currency, values };
}
