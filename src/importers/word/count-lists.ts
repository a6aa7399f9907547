import { elementsOf, valueOf, type XmlElement } from '../parse-xml.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

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

const readLevel = (level: XmlElement): Level => ({
  format: valueOf(level, 'numFmt') ?? 'decimal',
  text: valueOf(level, 'lvlText') ?? '',
  start: Number(valueOf(level, 'start') ?? '1'),
});

const byId = (root: XmlElement, name: string, id: string): Map<string, XmlElement> =>
  new Map(
    elementsOf(root)
      .filter((child) => child.name === name)
      .map((child) => [child.attributes[id] ?? '', child]),
  );

function readLevels(numbering: XmlElement): Map<string, Map<number, Level>> {
  const abstracts = byId(numbering, 'abstractNum', 'abstractNumId');
  const lists = new Map<string, Map<number, Level>>();
  for (const [id, num] of byId(numbering, 'num', 'numId')) {
    const levels = elementsOf(abstracts.get(valueOf(num, 'abstractNumId') ?? '') ?? num).filter(
      ({ name }) => name === 'lvl',
    );
    lists.set(id, new Map(levels.map((level) => [Number(level.attributes['ilvl'] ?? '0'), readLevel(level)])));
    for (const change of elementsOf(num).filter(({ name }) => name === 'lvlOverride')) {
      const level = lists.get(id)?.get(Number(change.attributes['ilvl'] ?? '0'));
      const start = valueOf(change, 'startOverride');
      if (level && start) level.start = Number(start);
    }
  }
  return lists;
}

/** Counts automatic numbers through a document: `next('3', 0)` is `一、` the first time, `二、` the second. */
export function countLists(numbering: XmlElement | undefined): (list: string, level: number) => string {
  const lists = numbering ? readLevels(numbering) : new Map<string, Map<number, Level>>();
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
