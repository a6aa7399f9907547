import { missingText } from '../figures/missing.ts';
import { halfWidth } from '../figures/width.ts';
import { cleanText, squash } from './clean-text.ts';
import type { FormContext } from './context.ts';
import type { Cell } from './lines.ts';

const AMOUNT = /^[-+−]?[\d,.]+\s*(?:%|万元|元|亿元|分)?$/;

/** Whether a text may stand in a column of figures: a number, a dash, nothing. */
export const isFigure = (text: string): boolean =>
  missingText(squash(text)) !== undefined || AMOUNT.test(halfWidth(squash(text)));

/** How money is called that no row of the official form is for. No amount may be called so: 非税安排, 社会捐赠收入. */
export const namesMoney = (head: string): boolean =>
  head.length <= 14 &&
  /^[^\d,。；]*(?:资金|收入|安排|拨款|补助|配套|收费|债券|经费|贷款|投入|自筹|结转|结余)$/.test(head);

/** Whether a text is a number with or without its unit. */
export const isAmount = (text: string): boolean => AMOUNT.test(halfWidth(squash(text)));

const STATED = /^((?:其中[:：])?[^;；，,。:：\n]{2,30}[:：]|[^;；，,。\d\n]{2,30}\s)\s*([-+−]?[\d,.]+\s*(?:万元|元)?)$/;

/** A label and its amount in one cell: 年度资金总额：200,000.00, 其中：财政拨款 45万元. */
export function statedAmount(text: string): { readonly label: string; readonly amount: string } | undefined {
  const [, label, amount] = STATED.exec(text.trim()) ?? [];
  return label && amount ? { label: squash(label).replace(/[:：]$/, ''), amount } : undefined;
}

const CURRENCY = /[(（](?:单位[:：])?(万元|元)[)）]|单位[:：](?:人民币)?(万元|元)/;

/** 元 or 万元 as a text states it in brackets or after 单位. */
export const currencyIn = (text: string): string | undefined => {
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
