import { parseAmount, type Amount, type Currency } from '../../figures/amount.ts';
import { HUNDRED, type Exact } from '../../figures/decimal.ts';
import { isMissing } from '../../figures/missing.ts';
import { parseRate } from '../../figures/rate.ts';
import type { Figure } from '../../figures/number.ts';
import { remember } from '../../figures/remember.ts';
import { halfWidth } from '../../figures/width.ts';
import { boundsOf } from './printed-amounts.ts';
import type { ReadForm } from '../rule.ts';
import type { Interval } from './verdict.ts';

/** A cell of a funds row with the heading it stands under, as printed: `预算执行率（B/A×100%）`. */
export interface HeadedCell {
  readonly path: string;
  readonly heading: string;
  readonly text: string;
}

/** What a heading says of its column: the letter it is named by, and how it is computed from others. */
interface Lettering {
  readonly letter: string | undefined;
  readonly terms: readonly { readonly sign: 1 | -1; readonly letter: string }[];
  readonly divisor: string | undefined;
}

const bare = (heading: string): string =>
  halfWidth(heading)
    .replace(/\s/g, '')
    .replace(/÷/g, '/')
    .replace(/−|－|–/g, '-');
const NAMED = /\(([A-Z])\)|[^A-Z]([A-Z])(?:=|$)|\(([A-Z])=/;
const FORMULA = /(?:=|\()\(?([A-Z](?:[+-][A-Z])*)\)?(?:\/([A-Z]))?(?:[×*x]?100%?)?\)?$/;

const readHeading = remember((heading): Lettering => {
  const plain = bare(heading);
  const [, first, second, third] = NAMED.exec(plain) ?? [];
  const [, sum = '', divisor] = FORMULA.exec(plain) ?? [];
  const isFormula = sum.length > 1 || divisor !== undefined;
  const terms = isFormula ? [...sum.matchAll(/([+-]?)([A-Z])/g)] : [];
  return {
    letter: first ?? second ?? third,
    terms: terms.map(([, sign, letter]) => ({ sign: sign === '-' ? -1 : 1, letter: letter! })),
    divisor,
  };
});

interface FundsRecord {
  readonly currency?: Currency;
  readonly funds?: readonly Record<string, unknown>[];
  readonly labels?: Record<string, string>;
}

/** The headings of a record's columns of money, and of the columns that the format has no field for. */
export function headedCells({ record, kind }: ReadForm, index: number): HeadedCell[] {
  const { funds = [], labels = {} } = record as FundsRecord;
  const row = funds[index] ?? {};
  const known = kind.fundColumns.flatMap(({ key, label }) => {
    const text = row[key];
    return typeof text === 'string' ? [{ path: `funds.${index}.${key}`, heading: labels[key] ?? label, text }] : [];
  });
  const extra = Object.entries((row['extra'] as Record<string, string> | undefined) ?? {});
  return [...known, ...extra.map(([heading, text]) => ({ path: `funds.${index}.extra.${heading}`, heading, text }))];
}

/** Whether a heading says by letters how its column is computed: `B/A`. */
export const hasFormula = (heading: string): boolean => readHeading(heading).terms.length > 0;

/** A figure that its own heading says how to compute, with what it should be. */
export interface Lettered {
  readonly cell: HeadedCell;
  readonly printed: Figure;
  readonly formula: string;
  readonly computed: Exact;
  readonly allowed: Interval;
  readonly because: readonly string[];
}

interface Operand {
  readonly cell: HeadedCell;
  readonly amount: Amount;
}

function addTerms(terms: Lettering['terms'], operands: ReadonlyMap<string, Operand>) {
  const found = terms.map(({ sign, letter }) => ({ sign, operand: operands.get(letter) }));
  if (found.some(({ operand }) => !operand)) return undefined;
  const add = (of: (operand: Operand, sign: 1 | -1) => Exact): Exact =>
    found.map(({ sign, operand }) => of(operand!, sign).times(sign)).reduce((a, b) => a.plus(b));
  const bounds = ({ amount }: Operand): Interval => boundsOf(amount);
  return {
    cells: found.map(({ operand }) => operand!.cell),
    value: add(({ amount }) => amount.yuan),
    low: add((operand, sign) => (sign > 0 ? bounds(operand).low : bounds(operand).high)),
    high: add((operand, sign) => (sign > 0 ? bounds(operand).high : bounds(operand).low)),
  };
}

function computeCell(cell: HeadedCell, operands: ReadonlyMap<string, Operand>, currency: Currency): Lettered[] {
  const { terms, divisor } = readHeading(cell.heading);
  const sum = terms.length ? addTerms(terms, operands) : undefined;
  if (!sum) return [];
  const formula = bare(cell.heading)
    .match(FORMULA)![0]
    .replace(/^[=(]|\)$/g, '');
  const base = { cell, formula };
  if (divisor === undefined) {
    const printed = parseAmount(cell.text, currency);
    if (isMissing(printed)) return [];
    const inUnit = (value: Exact): Exact => value.div(printed.step).div(`1e${printed.decimals}`);
    const allowed = { low: inUnit(sum.low), high: inUnit(sum.high) };
    return [{ ...base, printed, computed: inUnit(sum.value), allowed, because: sum.cells.map(({ path }) => path) }];
  }
  const [printed, whole] = [parseRate(cell.text), operands.get(divisor)];
  if (isMissing(printed) || !whole || whole.amount.yuan.lte(0)) return [];
  const { low, high } = boundsOf(whole.amount);
  const allowed = { low: sum.low.div(high).times(HUNDRED), high: sum.high.div(low.gt(0) ? low : high).times(HUNDRED) };
  const because = [...sum.cells, whole.cell].map(({ path }) => path);
  return [{ ...base, printed, computed: sum.value.div(whole.amount.yuan).times(HUNDRED), allowed, because }];
}

/** The figures of a funds row that their headings compute from other columns by letters. */
export function computeLettered(form: ReadForm, index: number): Lettered[] {
  const { currency, labels, funds } = form.record as FundsRecord;
  if (!labels && !funds?.[index]?.['extra']) return [];
  const cells = headedCells(form, index);
  if (!currency || !cells.some(({ heading }) => hasFormula(heading))) return [];
  const operands = new Map<string, Operand>();
  for (const cell of cells) {
    const { letter, divisor } = readHeading(cell.heading);
    const amount = parseAmount(cell.text, currency);
    if (letter && !divisor && !isMissing(amount)) operands.set(letter, { cell, amount });
  }
  return cells.flatMap((cell) => computeCell(cell, operands, currency));
}
