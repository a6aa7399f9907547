import { CURRENCIES, parseAmount } from '../figures/amount.ts';
import { isMissing, missingText } from '../figures/missing.ts';
import { parsePoints } from '../figures/number.ts';
import { parseRate } from '../figures/rate.ts';
import { remember } from '../figures/remember.ts';
import { halfWidth } from '../figures/width.ts';
import { cleanText, squash } from './clean-text.ts';
import type { FormContext } from './context.ts';
import type { Cell } from './lines.ts';

/** Digits as figures print them, be they grouped wrongly: whether they can be read is for the audit to say. */
const DIGITS = /^[\d,.]+$/;
const SAYS_NONE = /^(?:无|零|〇)(?:元|万元)?$/;
const IN_CHINESE_CHARACTERS = /^[^\d]*[元圆角分整正]$/;

/** Whether a text is a number with or without its unit, sign and brackets: ¥80.00, 80.1万, (3.20), 98.5%, 壹佰万元整. */
export const isAmount = remember((text: string): boolean => {
  const plain = halfWidth(squash(text));
  if (DIGITS.test(plain)) return true;
  if (!/\d/.test(plain) && !IN_CHINESE_CHARACTERS.test(plain)) return false;
  return [parseAmount(plain, '元'), parseRate(plain), parsePoints(plain)].some((figure) => !isMissing(figure));
});

/** Whether a text may stand in a column of figures: a number, a dash, nothing. */
export const isFigure = (text: string): boolean => missingText(squash(text)) !== undefined || isAmount(text);

/** Whether a text may stand for money: a figure, or the word that there is none. */
export const isMoney = (text: string): boolean => isFigure(text) || SAYS_NONE.test(squash(text));

/** How money is called that no row of the official form is for. No amount may be called so: 非税安排, 社会捐赠收入. */
export const namesMoney = (head: string): boolean =>
  head.length <= 14 &&
  /^[^\d,。；]*(?:资金|收入|安排|拨款|补助|配套|收费|债券|经费|贷款|投入|自筹|结转|结余)$/.test(head);

const STATED = /^([^;；，,。\n]{2,34}[:：]|[^;；，,。\d\n]{2,34}\s)\s*(\S+(?:\s*万?元)?)$/;

/** A label and its amount in one cell: 年度资金总额：200,000.00, 其中：财政拨款 45万元. */
export function statedAmount(text: string): { readonly label: string; readonly amount: string } | undefined {
  const [, label, amount] = STATED.exec(text.trim()) ?? [];
  return label && amount && isAmount(amount) ? { label: squash(label).replace(/[:：]$/, ''), amount } : undefined;
}

const UNIT = CURRENCIES.join('|');
const CURRENCY = new RegExp(`[(（](?:单位[:：])?(?:人民币)?(${UNIT})[)）]|单位[:：](?:人民币)?(${UNIT})`);
const AMOUNT_WITH_UNIT = new RegExp(`^[¥￥+−-]?[\\d,.]+(${UNIT}|万|亿)$`);
const CURRENCY_ALONE = new RegExp(`^(?:人民币)?(${UNIT})$`);

/** The unit that a text is and nothing else: 万元, 人民币元. */
export const currencyOf = (text: string): string | undefined => CURRENCY_ALONE.exec(squash(text))?.[1];

/** The unit that an amount prints behind its figure: 68.50万元. */
export const unitBehind = (text: string): string | undefined => {
  const unit = AMOUNT_WITH_UNIT.exec(squash(text))?.[1];
  return unit === '万' || unit === '亿' ? `${unit}元` : unit;
};

/** The unit of money as a text states it in brackets or after 单位. */
export const currencyIn = (text: string): string | undefined => {
  // every unit ends so, and most cells have no such sign
  if (!text.includes('元')) return undefined;
  const match = CURRENCY.exec(squash(text));
  return match?.[1] ?? match?.[2];
};

/** The heading beside a money table, which states its unit. */
export function noteMoney(cell: Cell, { builder, kind }: FormContext): void {
  builder.label(cell);
  const currency = currencyIn(cell.raw);
  if (currency && !builder.fields.has('currency'))
    builder.fields.set('currency', builder.take('currency', cell, 'name', currency));
  const official = `${kind.intake.money}(${currency ?? builder.fields.get('currency') ?? ''})`;
  builder.heading('currency', official, cell, cleanText(squash(cell.raw), 'name').text);
}
