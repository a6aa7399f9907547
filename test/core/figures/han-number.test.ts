import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHanNumber } from '../../../src/core/figures/han-number.ts';

test.each([
  ['三', '3'],
  ['两', '2'],
  ['十', '10'],
  ['十二', '12'],
  ['二十', '20'],
  ['三十九', '39'],
  ['一百零五', '105'],
  ['一千二百', '1200'],
  ['一千零二十', '1020'],
  ['壹佰贰拾叁万肆仟伍佰陆拾柒', '1234567'],
  ['十二万', '120000'],
  ['一亿零三百万', '103000000'],
  ['二〇二三', '2023'],
  ['零', '0'],
  ['三九', undefined],
  ['百', undefined],
  ['一一', undefined],
  ['十百', undefined],
  ['万', undefined],
  ['一万一万', undefined],
  ['一致', undefined],
  ['', undefined],
])('%s in Chinese signs is %s', (text, count) => expect(readHanNumber(text)?.toFixed()).toBe(count));

/** A number below ten thousand as it is spoken. */
function speak(value: number): string {
  const [digits, places] = ['零一二三四五六七八九', ['', '十', '百', '千']];
  return [...String(value)]
    .map((digit, i, all) => (digit === '0' ? '零' : digits[Number(digit)]! + places[all.length - 1 - i]!))
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '');
}

test('every number below a hundred million is read back', () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.nat(9999), (tenThousands, ones) => {
      const rest = ones === 0 && tenThousands > 0 ? '' : `${ones < 1000 && tenThousands > 0 ? '零' : ''}${speak(ones)}`;
      const text = tenThousands > 0 ? `${speak(tenThousands)}万${rest}` : speak(ones);
      expect(readHanNumber(text)?.toFixed()).toBe(String(tenThousands * 10_000 + ones));
    }),
  );
});
