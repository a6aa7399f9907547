import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayNumber } from '../../../src/core/aloud/numerals.ts';
import { sayText, splitForVoice } from '../../../src/core/aloud/say.ts';

test.each([
  ['0', '零'],
  ['10', '十'],
  ['12', '十二'],
  ['105', '一百零五'],
  ['110', '一百一十'],
  ['1000', '一千'],
  ['1010', '一千零一十'],
  ['10005', '一万零五'],
  ['100000', '十万'],
  ['1171028.93', '一百一十七万一千零二十八点九三'],
  ['172.00', '一百七十二'],
  ['0.50', '零点五'],
  ['100000005', '一亿零五'],
  ['1000300000', '十亿零三十万'],
  ['20000000000', '二百亿'],
])('%s is said %s', (printed, said) => expect(sayNumber(printed)).toBe(said));

/** The number back from its words, another way round. */
function read(said: string): bigint {
  const units: Record<string, bigint> = { 十: 10n, 百: 100n, 千: 1000n };
  let [total, section, digit] = [0n, 0n, 0n];
  for (const sign of said) {
    const value = BigInt('零一二三四五六七八九'.indexOf(sign));
    if (value >= 0n) digit = value;
    else if (units[sign]) [section, digit] = [section + (digit || 1n) * units[sign], 0n];
    else {
      const unit = sign === '万' ? 10_000n : 100_000_000n;
      if (sign === '亿' && total > 0n && section + digit === 0n) total *= unit;
      else if (sign === '亿') total = (total + section + digit) * unit;
      else total += (section + digit) * unit;
      [section, digit] = [0n, 0n];
    }
  }
  return total + section + digit;
}

test('every whole number up to 9,999 亿 is said so that it can be written down again', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (n) => {
      const said = sayNumber(String(n));
      expect(said).not.toMatch(/零零|零$(?<!^零)/);
      expect(read(said)).toBe(n);
    }),
  ));

describe('a text of a page is said', () => {
  test.each([
    ['2023年年初安排172.00万元', '二零二三年年初安排一百七十二万元'],
    ['1,171,028.93元', '一百一十七万一千零二十八点九三元'],
    ['执行率98.50%', '执行率百分之九十八点五'],
    ['≥30人', '大于等于三十人'],
    ['>=6次', '大于等于六次'],
    ['═100%', '等于百分之一百'],
    ['﹥2个', '大于两个'],
    ['比年初-3.5%', '比年初负百分之三点五'],
    ['2021–2024年', '二零二一到二零二四年'],
    ['2024-03-01', '二零二四年三月一日'],
    ['2项指标', '两项指标'],
    ['索引号 002', '索引号 零零二'],
    ['——', '横线'],
  ])('%s: %s', (text, said) => expect(sayText(text)).toBe(said));

  test('in pieces that lose nothing', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('一', '二', '。', '；', 'x'), maxLength: 400 }), (text) => {
        const pieces = splitForVoice(text.replace(/^[。；]+/, ''));
        expect(pieces.join('')).toBe(text.replace(/^[。；]+/, ''));
        expect(pieces.every((piece) => piece.replace(/[。；]+$/, '').length <= 120)).toBe(true);
      }),
    ));
});
