/** How the digits, tens, hundreds and thousands of a number are written: 一百二十, 壹佰贰拾. */
export interface Numerals {
  readonly digits: string;
  readonly units: readonly string[];
}

export const PLAIN: Numerals = { digits: '零一二三四五六七八九', units: ['', '十', '百', '千'] };
export const FORMAL: Numerals = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'] };

const GROUPS = ['', '万', '亿', '万亿'];

const nameGroup = (group: string, { digits, units }: Numerals): string =>
  [...group]
    .map((digit, i) => (digit === '0' ? '0' : digits[Number(digit)]! + units[group.length - 1 - i]!))
    .join('')
    .replace(/0+$/, '')
    .replace(/0+/g, digits[0]!);

/** A whole number of at most sixteen digits in words, 10 as 一十; longer ones digit by digit. */
export function nameNumber(number: string, numerals: Numerals): string {
  const digits = number.replace(/^0+(?=\d)/, '');
  if (digits.length > 16) return nameDigits(digits, numerals);
  const groups = digits.match(/\d{1,4}(?=(?:\d{4})*$)/g) ?? [];
  const named = groups.map((group, i) => {
    const name = nameGroup(group, numerals);
    return name && name + GROUPS[groups.length - 1 - i]!;
  });
  return named.join('').replace(new RegExp(`^${numerals.digits[0]}+(?=.)`), '') || numerals.digits[0]!;
}

export const nameDigits = (number: string, { digits }: Numerals): string =>
  [...number].map((digit) => digits[Number(digit)]).join('');
