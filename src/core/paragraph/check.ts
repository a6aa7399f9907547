import { parseAmount } from '../figures/amount.ts';
import { Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { parseNumber } from '../figures/number.ts';
import { expect, type Expectation } from './expect.ts';
import type { ParagraphFigures } from './figures.ts';
import { readParagraph, tidy, type Written } from './read.ts';
import { nameSlot } from './template.ts';

export type ParagraphVerdict = 'agrees' | 'differs' | 'open';
export const PARAGRAPH_VERDICTS: Record<ParagraphVerdict, string> = {
  agrees: '相符',
  differs: '不符',
  open: '无法核对',
};

/** One number of a pasted paragraph held against the records. */
export interface NumberCheck {
  readonly written: Written;
  /** What the number is: `绩效自评的项目数`; empty where the template has no such place. */
  readonly what: string;
  readonly verdict: ParagraphVerdict;
  /** What the records give, in the unit of the written number and at least its decimals; undefined where they give nothing. */
  readonly expected: string | undefined;
  /** A clause: on what it rests, what differs, or why nothing can be said. */
  readonly why: string;
}

const ONE = new Exact(1);

/** The written number in the unit of the expectation's values: 元 for amounts. `worth` is that of its unit. */
function readWritten({
  text: printed,
  digits,
  unit,
}: Written): { value: Exact; decimals: number; worth: Exact } | undefined {
  const text = digits ?? printed;
  const figure = unit ? parseAmount(`${text}${unit}`, '万元') : parseNumber(text);
  if (isMissing(figure)) return undefined;
  const worth = unit ? parseAmount(`1${unit}`, '万元') : undefined;
  return { ...figure, worth: worth && !isMissing(worth) ? worth.yuan : ONE };
}

const fail = (why: string, expected?: string): Pick<NumberCheck, 'verdict' | 'expected' | 'why'> => ({
  ...{ verdict: 'open', expected, why },
});

const YI = new Exact('1e8');

/** What is expected: with the decimals of the written number, and no fewer than tell it (one of 亿元 needs six for 0.01万元). */
function print({ bases, decimals }: Expectation, worth: Exact, written = 0): string | undefined {
  const least = worth.eq(YI) && decimals > 0 ? 6 : decimals;
  return bases[0]?.value.div(worth).toFixed(Math.max(written, least));
}

function judge(written: Written, expectation: Expectation): Pick<NumberCheck, 'verdict' | 'expected' | 'why'> {
  const { bases, open, why } = expectation;
  const worth = readWritten({ ...written, text: '1' })!.worth;
  if (written.isBlank) return fail('没有填写', print(expectation, worth));
  const [main] = bases;
  if (!main) return fail(why);
  const read = readWritten(written);
  if (!read) return fail('写的不是能读的数', print(expectation, worth));
  const expected = print(expectation, worth, read.decimals);
  const fits = bases.find(({ value }) => value.div(worth).toDecimalPlaces(read.decimals).eq(read.value));
  const isFiner = expected !== undefined && !new Exact(expected).eq(read.value);
  if (fits === main)
    return {
      verdict: 'agrees',
      expected,
      why: `${main.basis}${isFiner ? `，是${expected}${written.unit}，四舍五入` : ''}`,
    };
  if (fits) return { verdict: 'agrees', expected, why: `${fits.basis}；按${main.basis}是${expected}${written.unit}` };
  const isWithin = read.value.gt(main.value) && read.value.lte(main.value.plus(open.upTo));
  if (open.why && (open.upTo.isNegative() || isWithin))
    return fail(`${main.basis}是${expected}，但${open.why}`, expected);
  return { verdict: 'differs', expected, why: main.basis };
}

/**
 * Holds every number of a pasted paragraph against the records of its unit and year. A number agrees when the records'
 * exact value, rounded half-up to the decimals it is written with, is the same. The text may be broken over lines anywhere.
 */
export function checkParagraph(text: string, figures: ParagraphFigures): NumberCheck[] {
  const all = readParagraph(text);
  return all.map((written) => {
    if (!written.slot) return { written, what: '', ...fail('这个数不在规定段落的格式里，各张表上没有对应的数') };
    return { written, what: nameSlot(written.slot), ...judge(written, expect(written.slot, figures, all)) };
  });
}

/** The unit whose name, or one of whose other names, stands first in a paragraph, and the year it is about. */
export function recogniseParagraph<U extends { unit: { name: string; aliases?: string[] | undefined } }>(
  text: string,
  units: readonly U[],
): { unit: U | undefined; year: string | undefined } {
  const plain = tidy(text);
  const named = units.flatMap((unit) => {
    const places = [unit.unit.name, ...(unit.unit.aliases ?? [])].map((name) => plain.indexOf(tidy(name)));
    const found = places.filter((at) => at >= 0);
    return found.length ? [{ unit, at: Math.min(...found) }] : [];
  });
  const unit = named.sort((a, b) => a.at - b.at)[0]?.unit;
  return { unit, year: (/(\d{4})年度/.exec(plain) ?? /(?<!\d)(20\d{2})年(?!\d|月)/.exec(plain))?.[1] };
}
