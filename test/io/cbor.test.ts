import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CborWriter } from '../../src/io/cbor.ts';
import { readCbor, type Cbor } from './read-cbor.ts';

function write(value: Cbor, cbor = new CborWriter()): CborWriter {
  if (typeof value === 'number') cbor.number(value);
  else if (typeof value === 'string') cbor.text(value);
  else {
    cbor.array(value.length);
    for (const item of value) write(item, cbor);
  }
  return cbor;
}
const hex = (value: Cbor): string => write(value).bytes().toString('hex');

const { value } = fc.letrec<{ value: Cbor; list: Cbor[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 0xffff_ffff }),
    fc.string({ unit: 'grapheme' }),
    tie('list'),
  ),
  list: fc.array(tie('value'), { maxLength: 40 }),
}));

describe('CBOR', () => {
  // examples of RFC 8949, appendix A
  test.each<[Cbor, string]>([
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [255, '18ff'],
    [256, '190100'],
    [1000, '1903e8'],
    [65_536, '1a00010000'],
    [1_000_000, '1a000f4240'],
    ['', '60'],
    ['水', '63e6b0b4'],
    [[], '80'],
    [[1, [2, 3]], '8201820203'],
  ])('of %j is %s', (item, bytes) => expect(hex(item)).toBe(bytes));

  test('is read as what was written, to its last byte', () => {
    fc.assert(
      fc.property(value, (item) => {
        const bytes = write(item).bytes();
        expect(readCbor(bytes)).toEqual({ value: item, end: bytes.length });
      }),
    );
  });

  test('grows beyond its first buffer', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `${i}`.repeat(9));
    expect(readCbor(write(texts).bytes()).value).toEqual(texts);
    const long = '明'.repeat(100_000);
    expect(readCbor(write(long).bytes()).value).toBe(long);
  });

  test.each([-1, 0.5, 2 ** 32, Number.NaN])('has no number %d', (number) =>
    expect(() => write(number)).toThrow(RangeError),
  );
});
