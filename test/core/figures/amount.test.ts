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
    // signs of money, brackets for a negative, words and Chinese figures
    ['¥80.00', '万元', '80万元 = 800000 ± 100'],
    ['￥1,171,028.93', '元', '1171028.93元 = 1171028.93 ± 0.01'],
    ['￥ 83.47万元', '元', '83.47万元 = 834700 ± 100'],
    ['¥-3.20', '万元', '-3.2万元 = -32000 ± 100'],
    ['-¥3.20', '万元', '-3.2万元 = -32000 ± 100'],
    ['(3.20)', '万元', '-3.2万元 = -32000 ± 100'],
    ['（3.20）', '元', '-3.2元 = -3.2 ± 0.01'],
    ['(￥3.20)', '万元', '-3.2万元 = -32000 ± 100'],
    ['（1,200.00）元', '万元', '-1200元 = -1200 ± 0.01'],
    ['(3.20万元)', '元', '-3.2万元 = -32000 ± 100'],
    ['８０．１３', '万元', '80.13万元 = 801300 ± 100'],
    ['80.13万', '元', '80.13万 = 801300 ± 100'],
    ['1.2亿', '万元', '1.2亿 = 120000000 ± 10000000'],
    ['500千元', '万元', '500千元 = 500000 ± 1000'],
    ['80.00元整', '万元', '80元 = 80 ± 0.01'],
    ['人民币80万元', '元', '80万元 = 800000 ± 10000'],
    ['无', '万元', '0万元 = 0 ± 10000'],
    ['零', '元', '0元 = 0 ± 1'],
    ['零元', '万元', '0万元 = 0 ± 10000'],
    ['壹佰万元', '元', '1000000元 = 1000000 ± 1'],
    ['人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分', '万元', '1234567.89元 = 1234567.89 ± 0.01'],
    ['捌拾万元整', '元', '800000元 = 800000 ± 1'],
    ['八十万元', '元', '80万元 = 800000 ± 10000'],
    ['伍仟元整', '万元', '5000元 = 5000 ± 1'],
    ['八十万', '元', '80万 = 800000 ± 10000'],
    ['无预算', '元', 'unreadable'],
    ['(3.20', '元', 'unreadable'],
    ['¥', '元', 'unreadable'],
    ['(一)', '元', 'unreadable'],
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
        expect(named).toEqual({ ...wan, text: `${text}万元`, namesUnit: true });
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
