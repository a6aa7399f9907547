import { CURRENCIES, parseAmount } from '../../figures/amount.ts';
import { Exact } from '../../figures/decimal.ts';
import { isMissing } from '../../figures/missing.ts';
import { halfWidth } from '../../figures/width.ts';
import { squash } from '../clean-text.ts';
import { GRADE, IS, NUMBER, SCORE } from '../../forms/evaluation-report/conclusion.ts';
import type { Text } from './body.ts';

/** A value that a sentence states, and where the paragraph begins that it stands in. */
export type Stated = Pick<Text, 'text' | 'at'>;

/**
 * The amounts of the whole money, by the column of the money table that they would stand in; the words of a later list count
 * only where those before it state nothing.
 */
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  initial: [
    String.raw`年初(?:部门|项目|财政|整体|支出|安排|批复|下达|核定)*(?:的)?(?:部门|项目|整体|支出)*预算(?:安排|批复|资金)*`,
    String.raw`年初[^,，。;；:：\d]{1,20}预算(?:安排|批复|资金)*`,
  ],
  adjusted: [
    String.raw`(?:调整后(?:的)?(?:全年|年度|部门|项目|整体)*(?:支出)?预算|全年(?:部门|项目|整体|支出)*预算|年度?(?:中)?(?:调整|追加)后(?:的)?预算|预算调整[为至到])`,
    String.raw`(?<!年初[^,，。;；\d]*)(?:预算安排|安排预算|(?:批复|下达|核定)(?:项目|年度|资金)*预算|(?:项目|资金|年度|总)预算)(?:项目|专项|财政)*`,
  ],
  executed: [
    String.raw`(?:(?:全年|年度|当年|累计|实际|本年|已)+(?:部门|项目|整体|总)?(?:支出|执行|使用|支付)|预算执行)`,
  ],
};
const RATE = new RegExp(
  String.raw`(?:(?:预算|资金|支出|总体|整体|全年)*(?:执行率|使用率|支出率|支出进度|执行进度))${IS}${NUMBER}([%％])`,
  'g',
);

/** All that a pattern finds in the texts, in order. */
const findAll = (texts: readonly Text[], pattern: RegExp, readMatch: (match: RegExpExecArray) => string): Stated[] =>
  texts.flatMap(({ text, at }) =>
    [...halfWidth(squash(text)).matchAll(pattern)].map((match) => ({ text: readMatch(match), at })),
  );

/** What all places that state something agree in; undefined where they differ or none does. */
function findOne(
  texts: readonly Text[],
  pattern: RegExp,
  readMatch: (match: RegExpExecArray) => string,
): Stated | 'several' | undefined {
  const found = findAll(texts, pattern, readMatch);
  return new Set(found.map(({ text }) => text)).size > 1 ? 'several' : found[0];
}

/** The score of the whole: as printed, without 分. */
export const findScore = (texts: readonly Text[]): ReturnType<typeof findOne> =>
  findOne(texts, SCORE, ([, figure]) => figure!);

export const findGrade = (texts: readonly Text[]): ReturnType<typeof findOne> =>
  findOne(texts, GRADE, ([, grade]) => grade!);

const UNIT = CURRENCIES.join('|');

/** What sentences give as one of the amounts, each once, in the words that say it best. Those of another year are none. */
function amountsOf(texts: readonly Text[], key: string, year: string | undefined): Stated[] {
  for (const words of AMOUNTS[key]!) {
    const pattern = new RegExp(`(?:(20\\d\\d)年度?[^,，。;；]{0,12}?)?${words}${IS}${NUMBER}(${UNIT})`, 'g');
    const found = findAll(texts, pattern, ([, of, figure, unit]) =>
      of && year && of !== year ? '' : `${figure} ${unit}`,
    );
    const own = [...new Map(found.filter(({ text }) => text !== '').map((stated) => [stated.text, stated])).values()];
    if (own.length > 0) return own;
  }
  return [];
}

const yuanOf = ({ text }: Stated): Exact => {
  const amount = parseAmount(text.replace(' ', ''), '元');
  return isMissing(amount) ? new Exact(0) : amount.yuan;
};

/** Whether a rate, to the digits it is printed with, is that of what was spent of a budget. */
function isRateOf(rate: string, executed: Stated, budget: Stated): boolean {
  const [whole, decimals = ''] = rate.replace(/[%％]/, '').split('.');
  const worth = yuanOf(budget);
  if (worth.isZero()) return false;
  const told = yuanOf(executed)
    .div(worth)
    .times(100)
    .minus(`${whole}.${decimals || '0'}`)
    .abs();
  return told.lte(new Exact(`1e-${decimals.length}`));
}

/**
 * The row of the whole money as far as sentences state it, all in one unit. Where they name several budgets, of parts or of
 * other years, it is the one that what was spent and the rate go with.
 */
export function findAmounts(
  texts: readonly Text[],
  year: string | undefined,
): { readonly currency: string; readonly values: ReadonlyMap<string, Stated> } | undefined {
  const rates = findOne(texts, RATE, ([, figure, percent]) => figure! + percent!);
  const rate = rates === 'several' ? undefined : rates;
  const spent = amountsOf(texts, 'executed', year);
  const values = new Map<string, Stated>();
  for (const key of ['initial', 'adjusted']) {
    const stated = amountsOf(texts, key, year);
    const told = stated.filter((own) => rate && spent.length === 1 && isRateOf(rate.text, spent[0]!, own));
    const [only, ...more] = stated.length > 1 ? told : stated;
    if (only && more.length === 0) values.set(key, only);
  }
  if (spent.length === 1) values.set('executed', spent[0]!);
  const parts = [...values].map(([key, { text, at }]) => ({ key, at, parts: text.split(' ') }));
  const [currency, ...others] = new Set(parts.map(({ parts: [, unit] }) => unit!));
  if (!currency || others.length > 0) return undefined;
  const figures = new Map(parts.map(({ key, at, parts: [figure] }) => [key, { text: figure!, at }]));
  return { currency, values: rate ? figures.set('rate', rate) : figures };
}
