/** How one level of a list is numbered. */
export interface Level {
  /** A name of `ST_NumberFormat` (ECMA-376 17.18.59): `decimal`, `chineseCounting`. */
  readonly format: string;
  /** What stands around the numbers, `%1` for that of the first level: `（%1）`. */
  readonly text: string;
  readonly start: number;
}

/** The levels of each list, by its name and depth from 0. */
export type Lists = ReadonlyMap<string, ReadonlyMap<number, Level>>;

const DIGITS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** 1 to 99 as 一, 十, 十一, 二十 …; larger ones digit by digit. */
function chineseNumber(n: number): string {
  if (n >= 100) return [...String(n)].map((digit) => DIGITS[Number(digit)]).join('');
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

function letters(n: number, first: string): string {
  const code = first.charCodeAt(0) + ((n - 1) % 26);
  return String.fromCharCode(code).repeat(Math.floor((n - 1) / 26) + 1);
}

function roman(n: number): string {
  const signs: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = n;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return sign.repeat(times);
    })
    .join('');
}

/** Names of numbers ([MS-OSHARED] 2.2.1.3, MSONFC) as `ST_NumberFormat` has them; others count as decimals. */
export const NUMBER_FORMATS: Record<number, string> = {
  0x01: 'upperRoman',
  0x02: 'lowerRoman',
  0x03: 'upperLetter',
  0x04: 'lowerLetter',
  0x0a: 'ideographDigital',
  0x0b: 'japaneseCounting',
  0x0e: 'decimalFullWidth',
  0x12: 'decimalEnclosedCircle',
  0x13: 'decimalFullWidth',
  0x16: 'decimalZero',
  0x17: 'bullet',
  0x1c: 'decimalEnclosedCircleChinese',
  0x1e: 'ideographTraditional',
  0x21: 'taiwaneseCounting',
  0x23: 'taiwaneseCounting',
  0x25: 'chineseCounting',
  0x27: 'chineseCountingThousand',
  0xff: 'none',
};

/** Numbers as Word prints them, by the name of the format; formats not listed print as decimals. */
const PRINTERS: Record<string, (n: number) => string> = {
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  ideographDigital: chineseNumber,
  taiwaneseCounting: chineseNumber,
  ideographTraditional: (n) => STEMS[n - 1] ?? String(n),
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => [...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
  upperLetter: (n) => letters(n, 'A'),
  lowerLetter: (n) => letters(n, 'a'),
  upperRoman: (n) => roman(n).toUpperCase(),
  lowerRoman: roman,
  none: () => '',
};

/** Counts automatic numbers through a document: `next('3', 0)` is `一、` the first time, `二、` the second. */
export function countLists(lists: Lists): (list: string, level: number) => string {
  const counts = new Map<string, Map<number, number>>();
  return (list, level) => {
    const levels = lists.get(list);
    const own = levels?.get(level);
    if (!own) return '';
    const count = counts.get(list) ?? new Map<number, number>();
    counts.set(list, count);
    count.set(level, (count.get(level) ?? own.start - 1) + 1);
    for (const deeper of count.keys()) if (deeper > level) count.delete(deeper);
    if (own.format === 'bullet') return '';
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const { format = 'decimal', start = 1 } = levels?.get(at) ?? {};
      return (PRINTERS[format] ?? String)(count.get(at) ?? start);
    });
  };
}
