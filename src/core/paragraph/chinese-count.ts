import { Exact } from '../figures/decimal.ts';

const DIGITS = '零一二三四五六七八九';
const PLACES = { 十: 10, 百: 100, 千: 1000 } as const;

/** A count in Chinese digits below ten thousand (`三`, `十二`, `一百零五`, `两`) in Arabic ones; undefined for anything else. */
export function readChineseCount(text: string): string | undefined {
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零');
  const match =
    /^(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?$/u.exec(
      plain,
    );
  if (!/^[零一二三四五六七八九十百千]+$/.test(plain) || !match) return plain === '零' ? '0' : undefined;
  const [, thousands, hundreds, tens, ten, ones] = match;
  const worth = (digit: string | undefined, place: number): Exact =>
    new Exact(digit ? DIGITS.indexOf(digit) : 0).times(place);
  const total = worth(thousands, PLACES.千)
    .plus(worth(hundreds, PLACES.百))
    .plus(worth(ten && (tens ?? '一'), PLACES.十))
    .plus(worth(ones, 1));
  return total.isZero() ? (plain === '零' ? '0' : undefined) : total.toFixed();
}
