const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
/** First two digits: the province that issued the number (GB/T 2260). */
const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|7[1]|8[1-3]|91)/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const isDay = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));

/**
 * Whether 18 characters are a citizen's identity number: a province, a day of birth that exists and the check character of
 * ISO 7064 MOD 11-2 (GB 11643-1999). `x` counts as `X`.
 */
export function isIdNumber(text: string): boolean {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/i.exec(text) ?? [];
  if (!year || !month || !day || !PROVINCE.test(text)) return false;
  if (!/^(18|19|20)/.test(year) || !isDay(+year, +month, +day)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * +text.charAt(i), 0);
  return ID_CHECKS.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

/**
 * Whether digits that are said to be an identity number can be one, though no check character says so: 18 with a slip, or
 * the 15 of numbers given until 1999, whose year has two digits.
 */
export function looksLikeId(text: string): boolean {
  const [, year, month, day] = /^\d{6}((?:18|19|20)\d{2}|\d{2}(?=\d{7}$))(\d{2})(\d{2})\d{3}[\dX]?$/i.exec(text) ?? [];
  if (!year || !month || !day || (text.length !== 15 && text.length !== 18) || !PROVINCE.test(text)) return false;
  return isDay(+(year.length === 2 ? `19${year}` : year), +month, +day);
}

/** The Luhn check of card numbers (ISO/IEC 7812-1): every second digit from the right doubled, the sum a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = +digits.charAt(digits.length - 1 - i);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Lengths and first digits of the cards that banks in China issue (银联 62, 工商银行 9558, Visa, MasterCard, JCB). */
const CARD = /^(62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14}|35\d{14})$/;

export const isCardNumber = (digits: string): boolean => CARD.test(digits) && passesLuhn(digits);
