import { halfWidth } from '../../figures/width.ts';

/** A text as its reader takes it: half-width, without what nobody sees between two characters. */
export interface ReadText {
  readonly plain: string;
  /** Where a character of `plain` begins in the text as written. */
  startOf(at: number): number;
  /** Where it ends there. */
  endOf(at: number): number;
}

const UNSEEN = String.raw`[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+`;
const INLINE = String.raw`<\/?(?:b|del|em|font|i|ins|mark|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,200}>|<!--[^<>]{0,200}-->`;
/** Marks of Markdown: bold, and the stroke that takes a sign's meaning away. Longer rows of stars hide something. */
const MARKS = String.raw`(?<!\*)\*{2,3}(?!\*)|\\(?=[\n!-\/:-@[-\x60{-~])`;
const BREAK = String.raw`<br\s{0,3}\/?>\n?`;
const ENTITY = String.raw`&(?:#\d{1,7}|#x[\da-f]{1,6}|nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|amp|commat|hyphen|dash|ndash|mdash|middot|period|comma|sol|colon|lowbar|lpar|rpar);`;
/** Digits of other scripts and of formulas. */
const OTHER_DIGIT = String.raw`(?![0-9\uff10-\uff19])\p{Nd}`;
const WRITTEN = new RegExp([UNSEEN, INLINE, MARKS, BREAK, ENTITY, OTHER_DIGIT].join('|'), 'giu');
const MAY_BE_WRITTEN = new RegExp(String.raw`${UNSEEN}|[<\\&]|\*\*|${OTHER_DIGIT}`, 'u');

/** Whether nothing stands between two characters that a reader does not see; widths of characters apart. */
export const isReadAsWritten = (text: string): boolean => !MAY_BE_WRITTEN.test(text);

/** Figures written one by one, as many as a telephone has: `一三八〇〇…`, `①③⑧⓪⓪…`. Fewer are words, or places in a list. */
const SPELLED = /(?:[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖⓪①-⑨][ \-、，]?){11,}/g;
const FIGURES = ['〇零○⓪', '一壹幺①', '二贰②', '三叁③', '四肆④', '五伍⑤', '六陆⑥', '七柒⑦', '八捌⑧', '九玖⑨'];
const figureOf = (sign: string): string => {
  const value = FIGURES.findIndex((signs) => signs.includes(sign));
  return value < 0 ? sign : String(value);
};
const withFigures = (text: string): string => text.replace(SPELLED, (run) => run.replace(/[^ \-、，]/g, figureOf));
const plainly = (text: string): string => halfWidth(withFigures(text));

const NAMED: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwnj: '', zwj: '' },
  ...{ amp: '&', commat: '@', hyphen: '-', dash: '-', ndash: '-', mdash: '-', middot: '·' },
  ...{ period: '.', comma: ',', sol: '/', colon: ':', lowbar: '_', lpar: '(', rpar: ')' },
};

function readEntity(name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? ' ';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  // the others are no numbers and no letters of an address
  return code < 0xffff ? String.fromCharCode(code) : ' ';
}

/** Digits stand ten by ten in their order in every script. */
function readDigit(sign: string): string {
  const plain = sign.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  const code = sign.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

function readMark(mark: string): string {
  if (/^\p{Nd}$/u.test(mark)) return readDigit(mark);
  if (mark.startsWith('&')) return readEntity(mark.slice(1, -1).toLowerCase());
  return /^<br/i.test(mark) ? '\n' : '';
}

/**
 * Takes away what stands between two characters of a number without being seen: characters without width, tags and marks
 * of Markdown; a number cut by `<br>` stands in two lines. Most texts have none of these and are not copied.
 */
export function readThrough(text: string): ReadText {
  if (!MAY_BE_WRITTEN.test(text)) return { plain: plainly(text), startOf: (at) => at, endOf: (at) => at + 1 };
  const parts: string[] = [];
  const [starts, ends]: [number[], number[]] = [[], []];
  const take = (read: string, from: number, to: number): void => {
    parts.push(read);
    const isSame = read.length === to - from;
    for (let i = 0; i < read.length; i++) {
      starts.push(isSame ? from + i : from);
      ends.push(isSame ? from + i + 1 : to);
    }
  };
  let done = 0;
  for (const { 0: mark, index } of text.matchAll(WRITTEN)) {
    take(text.slice(done, index), done, index);
    done = index + mark.length;
    take(readMark(mark), index, done);
  }
  take(text.slice(done), done, text.length);
  return { plain: plainly(parts.join('')), startOf: (at) => starts[at]!, endOf: (at) => ends[at]! };
}
