import type { Amount } from '../figures/amount.ts';
import { MARK } from './tokens.ts';

/*
 * Amounts are found at any precision: 117.1万, 117.10万元, 1171028元 and 1,171,028.93 all find 1171028.93 元. Each figure is
 * indexed as words of place and digits, one for each place its last digit may stand at, cut and rounded; a query is the word
 * of its own last place. Digits only, no arithmetic on floats.
 */

/** The powers of ten, in 元, at which a query may end: 分 up to 亿. */
const PLACES = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8];
const UNITS: Record<string, number> = { '': 0, 元: 0, 万: 4, 万元: 4, 亿: 8, 亿元: 8 };
const QUERY = /^¥?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(万元|亿元|元|万|亿)?$/;

/** The mark keeps it from being found by a text. */
const word = (place: number, digits: string): string => `${MARK}${place + 2}x${digits}`;

/** Every word an amount is found by. */
export function amountWords({ yuan }: Pick<Amount, 'yuan'>): string[] {
  if (yuan.isNegative() || yuan.isZero()) return [];
  const [whole = '', part = ''] = yuan.toFixed().split('.');
  const digits = whole + part.padEnd(-PLACES[0]!, '0');
  const words = PLACES.flatMap((place) => {
    const end = Math.max(0, whole.length - place);
    const cut = BigInt(digits.slice(0, end));
    // what comes behind the last digit of 四舍五入
    const rounded = place <= whole.length && digits.charAt(end) >= '5' ? cut + BigInt(1) : cut;
    return [cut, rounded].filter((figure) => figure > 0).map((figure) => word(place, String(figure)));
  });
  return [...new Set(words)];
}

/** The word a query for money stands for; undefined where it is none, or has so few digits that it says nothing. */
export function amountQuery(query: string): string | undefined {
  const match = QUERY.exec(query.normalize('NFKC').replace(/\s/g, ''));
  if (!match) return undefined;
  const [whole = '', part = ''] = match[1]!.replaceAll(',', '').split('.');
  const unit = match[2] ?? '';
  const digits = (whole + part).replace(/^0+/, '');
  const place = UNITS[unit]! - part.length;
  if (digits.length < (unit ? 1 : 4) || place < PLACES[0]! || place > PLACES.at(-1)!) return undefined;
  return word(place, digits);
}
