/** What may stand between the groups of a number that is printed in groups. */
const GAP = String.raw`[ \t\u00a0\u2009\u202f\-‐‑–—]`;

/** Digits in groups of these sizes, with a gap or none between them. */
const grouped = (...sizes: number[]): string => sizes.map((size) => String.raw`\d{${size}}`).join(`${GAP}?`);
/** `n` digits, each set apart by a space. */
const spaced = (n: number): string => String.raw`\d(?:[ \u00a0]{1,2}\d){${n - 1}}`;

/** Not part of a longer number, of the decimals of a figure or of a code with letters. */
const START = String.raw`(?:(?<![\dA-Za-z_.])|(?<=\b(?:tel|Tel|TEL|id|ID|No|NO)[.:]?))`;
/** Does not go on as a number or code, and is no money: `13800138000元`, `13512345678.00`. */
const END = String.raw`(?![\dA-Za-z_]|\.\d|${GAP}?(?:\(?[万亿]?元|%|号(?!码)))`;

const CHECK = '[\\dXx×Х]';
const ID = [
  `${grouped(6, 8, 3)}${GAP}?${CHECK}`,
  `${grouped(6, 4, 4, 3)}${CHECK}`,
  `${grouped(3, 3, 4, 4, 3)}${CHECK}`,
  String.raw`${spaced(17)}[ \u00a0]{1,2}${CHECK}`,
];
export const ID_NUMBER = new RegExp(`${START}(?:${ID.join('|')})(?![\\dA-Za-z])`, 'g');

const COUNTRY = String.raw`(?:\(?\+?(?:00)?86\)?${GAP}?)?`;
const MOBILES = [
  String.raw`1[3-9]\d${GAP}?\d{4}${GAP}?\d{4}`,
  String.raw`1[3-9]\d{2}${GAP}\d{3}${GAP}\d{4}`,
  String.raw`1[3-9]\d${GAP}\d{3}${GAP}\d{5}`,
  String.raw`1[3-9]\d\.\d{4}\.\d{4}`,
  String.raw`1[ \u00a0]{1,2}[3-9](?:[ \u00a0]{1,2}\d){9}`,
];
export const MOBILE = new RegExp(`${START}${COUNTRY}(?:${MOBILES.join('|')})${END}`, 'g');

/** With its area code, or after a word that says it is a telephone. */
const SUBSCRIBER = String.raw`[1-9]\d{2,3}${GAP}?\d{4}`;
const AREA = String.raw`\(?0(?:10|2\d|[3-9]\d{2})\)?${GAP}?`;
export const LANDLINE = new RegExp(
  `${START}(?:${COUNTRY}${AREA}|(?<=(?:电话|座机|号码|[Tt][Ee][Ll])[::]? ?))${SUBSCRIBER}${END}`,
  'g',
);

const CARDS = [grouped(4, 4, 4, 4), `${grouped(4, 4, 4, 4)}${GAP}?\\d{1,3}`, `${grouped(6)}${GAP}\\d{10,13}`];
export const CARD = new RegExp(`${START}(?:${[...CARDS.reverse(), spaced(19), spaced(16)].join('|')})${END}`, 'g');

const MAIL_NAME = String.raw`[A-Za-z0-9](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_])?`;
const MAIL_DOMAIN = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}[A-Za-z0-9])? ?\. ?){1,4}[A-Za-z]{2,10}`;
export const EMAIL = new RegExp(String.raw`(?<![A-Za-z0-9])${MAIL_NAME} ?@ ?${MAIL_DOMAIN}(?![A-Za-z0-9])`, 'g');

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
