import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWan, inYuan, parseAmount, type Currency } from '../../../src/core/figures/amount.ts';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { isMissing } from '../../../src/core/figures/missing.ts';
import { decimalText, grouped } from './arbitraries.ts';

/** What was read: value and unit as printed, worth and worth of the last digit in 元; or the reason there is none. */
function reading(text: string, currency: Currency): string {
  const amount = parseAmount(text, currency);
  return isMissing(amount)
    ? amount.missing
    : `${amount.value.toFixed()}${amount.unit} = ${amount.yuan.toFixed()} ± ${amount.step.toFixed()}`;
}

describe('a printed amount', () => {
  test.each<[string, Currency, string]>([
    ['1,171,028.93', '元', '1171028.93元 = 1171028.93 ± 0.01'],
    ['1720000', '元', '1720000元 = 1720000 ± 1'],
    ['17.00', '万元', '17万元 = 170000 ± 100'],
    ['0.00', '万元', '0万元 = 0 ± 100'],
    // a unit in the cell holds before the heading's
    ['4753.66万元', '万元', '4753.66万元 = 47536600 ± 100'],
    ['4753.66万元', '元', '4753.66万元 = 47536600 ± 100'],
    ['215,457.6', '元', '215457.6元 = 215457.6 ± 0.1'],
    ['22,614.51万元', '元', '22614.51万元 = 226145100 ± 100'],
    ['2.6亿元', '万元', '2.6亿元 = 260000000 ± 10000000'],
    ['200万', '元', '200万 = 2000000 ± 10000'],
    ['3800.00(元)', '万元', '3800元 = 3800 ± 0.01'],
    ['3800.00（元）', '万元', '3800元 = 3800 ± 0.01'],
    ['20 万元', '元', '20万元 = 200000 ± 10000'],
    ['-10.00', '万元', '-10万元 = -100000 ± 100'],
    ['7,00.0,77', '元', 'unreadable'],
    ['元', '元', 'unreadable'],
    ['5(元', '元', 'unreadable'],
    ['约5万元', '元', 'unreadable'],
    ['5元/人', '元', 'unreadable'],
    ['', '元', 'blank'],
    ['—', '元', 'dash'],
    ['/', '万元', 'dash'],
  ])('%j under %s reads as %s', (text, currency, expected) => expect(reading(text, currency)).toBe(expected));

  test('keeps its text as printed', () => {
    expect(parseAmount(' 4753.66万元', '元')).toMatchObject({ text: ' 4753.66万元' });
    expect(parseAmount('5(元', '元')).toEqual({ missing: 'unreadable', text: '5(元' });
  });

  test('in 万元 is worth exactly 10,000 times the same figure in 元, whether heading or cell names the unit', () => {
    fc.assert(
      fc.property(decimalText(), (text) => {
        const [yuan, wan, named] = [
          parseAmount(text, '元'),
          parseAmount(text, '万元'),
          parseAmount(`${text}万元`, '元'),
        ];
        if (isMissing(yuan) || isMissing(wan) || isMissing(named)) throw new Error('not read');
        expect(wan.yuan.toFixed()).toBe(yuan.yuan.times(10_000).toFixed());
        expect(wan.step.toFixed()).toBe(yuan.step.times(10_000).toFixed());
        expect(named).toEqual({ ...wan, text: `${text}万元` });
      }),
    );
  });
});

describe('an amount for reading', () => {
  test('in 万元 has two decimals, halves up', () => {
    expect(inWan(new Exact('1171028.93'))).toBe('117.10');
    expect(inWan(new Exact('50'))).toBe('0.01');
    expect(inWan(new Exact('-50'))).toBe('-0.01');
    expect(inWan(new Exact('0'))).toBe('0.00');
  });

  test('in 元 reads back as the same amount, grouped in threes', () => {
    expect(inYuan(new Exact('-171028.93'))).toBe('-171,028.93');
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
        const yuan = new Exact(fen.toString()).div(100);
        expect(inYuan(yuan)).toBe(grouped(yuan.toFixed(2)));
        expect(parseAmount(inYuan(yuan), '元')).toMatchObject({ yuan });
      }),
    );
  });
});
