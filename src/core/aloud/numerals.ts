/* Numbers as a person says them, from their digits: no arithmetic, so nothing is rounded and any length is read. */
const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
const GROUPS = ['', '万', '亿', '万亿', '亿亿'];

/** `2023` as 二零二三: years, numbers of documents. */
export const sayDigits = (digits: string): string => digits.replace(/\d/g, (digit) => DIGITS[Number(digit)]!);

/** Up to four digits: `1028` as 一千零二十八, `0028` as 零二十八. */
function sayFour(four: string): string {
  const said = [...four].map((digit, i) => (digit === '0' ? '零' : sayDigits(digit) + PLACES[four.length - 1 - i]!));
  return said
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$|^零$/, '');
}

function sayWhole(digits: string): string {
  const bare = digits.replace(/^0+(?=\d)/, '');
  if (bare === '0') return '零';
  if (bare.length > GROUPS.length * 4) return sayDigits(bare);
  const first = bare.length % 4 || 4;
  const groups = [bare.slice(0, first), ...(bare.slice(first).match(/\d{4}/g) ?? [])];
  const words = groups.map((four, i) => {
    const said = sayFour(four);
    return said && said + GROUPS[groups.length - 1 - i]!;
  });
  // a group that ends in nothing before one that begins with something: 一万零五
  const joined = words.reduce((sum, word, i) => {
    const gap = sum !== '' && word !== '' && groups[i - 1] === '0000' && !word.startsWith('零');
    return sum + (gap ? '零' : '') + word;
  }, '');
  return joined.replace(/^一十/, '十');
}

/** `1171028.93` as 一百一十七万一千零二十八点九三; `172.00` as 一百七十二. */
export function sayNumber(printed: string): string {
  const [whole = '0', rest = ''] = printed.split('.');
  const decimals = rest.replace(/0+$/, '');
  return sayWhole(whole) + (decimals ? `点${sayDigits(decimals)}` : '');
}
