import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { amountQuery, amountWords } from '../../../src/core/search/amounts.ts';
import { wordsFor } from '../../../src/core/search/tokens.ts';

const wordsOf = (yuan: string): string[] => amountWords({ yuan: new Exact(yuan) });
const finds = (query: string, yuan: string): boolean => {
  const word = amountQuery(query);
  return word !== undefined && wordsOf(yuan).includes(word);
};

describe('1171028.93 元', () => {
  test.each(
    [
      ['117.1万', '117.10万元', '117万', '117.1028万元', '117.1029万'],
      ['1171028元', '1171029元', '1,171,028.93', '1171028.93', '1171028.9元', '1171028.93元'],
      ['１１７．１万', '￥1171028.93', '¥117.1万元', '0117.1万', '0.0117亿', '0.01亿元'],
    ].flat(),
  )('is found by %s', (query) => expect(finds(query, '1171028.93')).toBe(true));

  test.each(
    [
      [
        '117.2万',
        '117.0万',
        '117.11万',
        '117.09万',
        '118万',
        '116万',
        '1171万',
        '11.71万',
        '1.171万',
        '117.1亿',
        '117.1元',
      ],
      ['1171027元', '1171030元', '117102元', '11710289元', '1171028.92', '1171028.94', '1,171,028'.replace('8', '7')],
      [
        '171028.93',
        '1171028.930',
        '11,71028.93',
        '1171028,93',
        '117.1.0万',
        '-117.1万',
        '117.1万人',
        '约117.1万',
        '117',
      ],
    ].flat(),
  )('is not found by %s', (query) => expect(finds(query, '1171028.93')).toBe(false));
});

describe('a query for money', () => {
  test.each(['年', '', '12', '999', '2023年', '1e5', '.5万', '12.', '万', '0.00', '000'])(
    'is not what is in %j',
    (query) => expect(amountQuery(query)).toBeUndefined(),
  );

  test.each([
    ['1亿', '100000000'],
    ['2亿元', '210000000'],
    ['100000万元', '1000000000'],
    ['5元', '5'],
    ['0.5万', '5000'],
    ['1234', '1234.4'],
  ])('%s finds %s 元', (query, yuan) => expect(finds(query, yuan)).toBe(true));
});

const PLACES: [unit: string, place: number][] = [
  ['万', 4],
  ['万元', 4],
  ['元', 0],
  ['亿', 8],
  ['', 0],
];
const cents = () => fc.bigInt({ min: 1n, max: 10n ** 13n }).map((n) => new Exact(n.toString()).div(100));

test('an amount is found by itself, cut or rounded to any place', () => {
  fc.assert(
    fc.property(cents(), fc.constantFrom(...PLACES), fc.nat(4), fc.boolean(), (yuan, [unit, place], decimals, up) => {
      const scaled = yuan.div(`1e${place}`).toDecimalPlaces(decimals, up ? Exact.ROUND_HALF_UP : Exact.ROUND_DOWN);
      const query = `${scaled.toFixed(decimals)}${unit}`;
      fc.pre(amountQuery(query) !== undefined);
      expect(finds(query, yuan.toFixed())).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('an amount is found by nothing that is further away than one unit of its last digit', () => {
  let near = 0;
  fc.assert(
    fc.property(
      cents(),
      fc.constantFrom(...PLACES),
      fc.nat(4),
      fc.integer({ min: -3, max: 3 }),
      (yuan, [unit, place], decimals, off) => {
        const step = new Exact(`1e${place - decimals}`);
        const asked = yuan.div(step).floor().plus(off).times(step);
        fc.pre(asked.gt(0));
        const found = finds(`${asked.div(`1e${place}`).toFixed(decimals)}${unit}`, yuan.toFixed());
        if (found) near++;
        expect(found && asked.minus(yuan).abs().gte(step)).toBe(false);
      },
    ),
    { numRuns: 800 },
  );
  expect(near).toBeGreaterThan(50);
});

test('no other amount is found by the beginning of its digits', () => {
  fc.assert(
    fc.property(cents(), cents(), (asked, other) => {
      fc.pre(!asked.eq(other));
      expect(finds(asked.toFixed(2), other.toFixed(2))).toBe(false);
    }),
  );
});

test('no text finds the word of an amount', () => {
  fc.assert(
    fc.property(cents(), fc.string({ maxLength: 3 }), (yuan, text) => {
      fc.pre(text.trim() !== '');
      for (const word of wordsFor(text)) expect(wordsOf(yuan.toFixed())).not.toContain(word);
    }),
  );
});

test('nothing and debts have no words', () => expect([wordsOf('0'), wordsOf('-5')]).toEqual([[], []]));

test('an amount is found by what is left of it at each place, cut and rounded', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
      const yuan = new Exact(String(digits)).div(10 ** decimals);
      const expected = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((place) => {
        const scaled = yuan.times(`1e${-place}`);
        return [scaled.floor(), scaled.toDecimalPlaces(0)]
          .filter((one) => !one.isZero())
          .map((one) => `${place + 2}x${one.toFixed()}`);
      });
      expect(amountWords({ yuan }).map((word) => word.slice(1))).toEqual([...new Set(expected)]);
    }),
  ));
