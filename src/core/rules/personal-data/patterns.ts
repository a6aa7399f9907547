/** What may stand between the groups of a number that is printed in groups. */
const GAP = String.raw`[ \t\u00a0\u2000-\u200a\u202f\-‐-―−·]`;
/** A number that goes on in the next line; an empty line parts paragraphs, cells and numbers. */
const LINE = String.raw`[ \t]{0,3}\n[ \t]{0,3}`;

/** Digits in groups of these sizes, with a gap, the end of a line or nothing between them: what has a check digit may be cut anywhere. */
const ANY_GAP = `(?:${GAP}|${LINE})?`;
const grouped = (...sizes: number[]): string => sizes.map((size) => String.raw`\d{${size}}`).join(ANY_GAP);
/** `n` digits, each set apart by a space. */
const spaced = (n: number): string => String.raw`\d(?:[ \u00a0\u2000-\u200a\-]{1,2}\d){${n - 1}}`;

/** Not part of a longer number, of the decimals of a figure or of a code with capitals; a name in small letters may stand before. */
const START = String.raw`(?:(?<![\dA-Za-z])(?<!\d\.)(?<![A-Za-z\d]_)|(?<=\b(?:Tel|TEL|ID|No|NO)[.:]?)|(?<=(?<![\dA-Za-z])[a-z]{2,20}))`;
const COUNTED = '(?:人次|平方米|立方米|公里|㎡|份|吨)';
/** Does not go on as a number or code, and is no money and no count: `13800138000元`, `13512345678.00`. */
const END = String.raw`(?![\dA-Za-z]|_[\dA-Za-z]|\.\d|${GAP}?(?:\(?[万亿]?元(?!旦)|%|${COUNTED}))`;

const CHECK = '[\\dXx×Хх]';
const ID_END = '(?![\\dA-Z])';
const ID = [
  `${grouped(6, 8, 3)}${ANY_GAP}${CHECK}`,
  `${grouped(6, 4, 4, 3)}${CHECK}`,
  `${grouped(3, 3, 4, 4, 3)}${CHECK}`,
  `${grouped(4, 4, 4, 4, 1)}${CHECK}`,
  `${grouped(6, 6, 5)}${CHECK}`,
  `${grouped(6, 4, 2, 2, 3)}${CHECK}`,
  String.raw`${spaced(17)}[ \u00a0\u2000-\u200a\-]{1,2}${CHECK}`,
  String.raw`\d{2,16}${LINE}\d{1,15}${CHECK}`,
];
export const ID_NUMBER = new RegExp(`${START}(?:${ID.join('|')})${ID_END}`, 'g');

/** What is said to be an identity number: with a slip in it, or of the fifteen digits given until 1999, which check nothing. */
export const LABELLED_ID = new RegExp(
  String.raw`(?<=(?:身份证|证件|公民身份|身份号)[^\d\n]{0,10})(?:${grouped(6, 8, 3)}${GAP}?${CHECK}|${grouped(6, 6, 3)})(?![\dA-Za-z])`,
  'g',
);

const COUNTRY = String.raw`(?:\(?\+?(?:00)?86\)?${GAP}?)?`;
const GAPS = `${GAP}{0,3}`;
const MOBILES = [
  String.raw`\(?1[3-9]\d\)?${GAPS}\d{4}${GAPS}\d{4}`,
  String.raw`1[3-9]\d{2}${GAP}\d{3}${GAP}\d{4}`,
  String.raw`1[3-9]\d${GAP}\d{3}${GAP}\d{5}`,
  String.raw`1[3-9]\d([._])\d{4}\1\d{4}`,
  String.raw`1[3-9]\d{1,6}${LINE}\d{3,8}`,
  String.raw`1[ \u00a0]{1,2}[3-9](?:[ \u00a0]{1,2}\d){9}`,
];
export const MOBILE = new RegExp(`${START}${COUNTRY}0?(?:${MOBILES.join('|')})${END}`, 'g');
/** A word that says the number after it is somebody's telephone. */
export const PHONE_BEFORE = /(?:手机|电话|联系|微信|号码|[Tt][Ee][Ll]|[Mm]obile)[^\d\n]{0,10}$/;

/** With its area code, or after a word that says it is a telephone. */
const SUBSCRIBER = String.raw`[1-9]\d{2,3}${GAP}?\d{4}`;
const AREA = String.raw`\(?0(?:10|2\d|[3-9]\d{2})\)?${GAP}?`;
export const LANDLINE = new RegExp(
  `${START}(?:${COUNTRY}${AREA}|(?<=(?:电话|座机|号码|[Tt][Ee][Ll])[::]? ?))${SUBSCRIBER}${END}`,
  'g',
);

const CARDS = [
  grouped(4, 4, 4, 4),
  `${grouped(4, 4, 4, 4)}${ANY_GAP}\\d{1,3}`,
  `${grouped(6)}${GAP}\\d{10,13}`,
  String.raw`\d{4,15}${LINE}\d{1,15}`,
];
export const CARD = new RegExp(`${START}(?:${[...CARDS.reverse(), spaced(19), spaced(16)].join('|')})${END}`, 'g');

const MAIL_NAME = String.raw`[A-Za-z0-9](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_])?`;
const MAIL_DOMAIN = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}[A-Za-z0-9])? ?[.。] ?){1,4}[A-Za-z]{2,10}`;
export const EMAIL = new RegExp(
  String.raw`(?<![A-Za-z0-9])${MAIL_NAME}[ \n]?(?:@|[([]at[)\]])[ \n]?${MAIL_DOMAIN}(?![A-Za-z0-9])`,
  'g',
);

/** Addresses, identifiers and digests: what looks like a number in them is none. */
export const NOT_PERSONAL = new RegExp(
  [
    String.raw`(?:https?|ftp)://[^\s，。；、）》”"<>]+`,
    String.raw`\bwww\.[^\s，。；、）》”"<>]+`,
    String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`,
    String.raw`\b(?=[0-9a-f]*[a-f])[0-9a-f]{32,}\b`,
  ].join('|'),
  'gi',
);

/** The word before a number that is a code, not a telephone or a card. */
export const CODE_BEFORE =
  /(?:编码|编号|代码|索引号|标识码|文号|流水号|合同号|条码|登记号|备案号)(?:\([^()]{0,10}\))?[::为是\s]{0,3}[A-Za-z\-]{0,6}$/;
/** A sign or word that makes the number after it an amount. */
export const AMOUNT_BEFORE = /(?:[￥¥]|金额(?:\([^()]{0,6}\))?[::为是]?) ?$/;
