import { sayDigits, sayNumber } from './numerals.ts';

/* A text of a page as a voice should read it: browsers read 1171028.93元 digit by digit, and ≥ not at all. */
type Rule = readonly [pattern: RegExp, say: (whole: string, ...parts: string[]) => string];

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const MEASURES = '[项个张处次家种类条份]';

const RULES: readonly Rule[] = [
  [/\d{1,3}(?:,\d{3})+(?!\d)/g, (whole) => whole.replace(/,/g, '')],
  [
    /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g,
    (_, year, month, day) => `${sayDigits(year!)}年${sayNumber(month!)}月${sayNumber(day!)}日`,
  ],
  [/(?<!\d)(\d{4})[-–—～~](?=\d{4}年)/g, (_, year) => `${sayDigits(year!)}到`],
  [/(?<![\d.])(\d{4})(?=\s?年)/g, (_, year) => sayDigits(year!)],
  [/[≥≧]|[>＞﹥][=＝═]/g, () => '大于等于'],
  [/[≤≦]|[<＜﹤][=＝═]/g, () => '小于等于'],
  [/[>＞﹥]/g, () => '大于'],
  [/[<＜﹤]/g, () => '小于'],
  [/[=＝═]/g, () => '等于'],
  [/±/g, () => '正负'],
  [new RegExp(String.raw`(?<![\dA-Za-z.])[-−－](?=${NUMBER})`, 'g'), () => '负'],
  [new RegExp(String.raw`(?<=\d%?)[-–—～~](?=${NUMBER})`, 'g'), () => '到'],
  [new RegExp(`(负?)(${NUMBER})[%％]`, 'g'), (_, minus, number) => `${minus}百分之${sayNumber(number!)}`],
  // numbers of documents and codes are spelled
  [/(?<![\d.])0\d+(?![\d.])/g, (digits) => sayDigits(digits)],
  [new RegExp(`(?<![\\d.])2(?=${MEASURES})`, 'g'), () => '两'],
  [new RegExp(NUMBER, 'g'), (number) => sayNumber(number)],
  [/[—–-]{2,}|^[—–-]$/g, () => '横线'],
  [/\s+/g, () => ' '],
];

export const sayText = (text: string): string =>
  RULES.reduce((said, [pattern, say]) => said.replace(pattern, say), text).trim();

/** A text in pieces a voice gets through: some browsers fall silent in the middle of a long one. */
export const splitForVoice = (text: string): string[] =>
  (text.match(/[^。！？；]{1,120}[。！？；]*/g) ?? []).map((piece) => piece.trim()).filter(Boolean);
