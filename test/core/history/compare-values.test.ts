import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableYuan } from '../../../src/core/explain/money.ts';
import { parseAmount, type Currency } from '../../../src/core/figures/amount.ts';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { parseMeasure } from '../../../src/core/figures/measure.ts';
import { parseRate } from '../../../src/core/figures/rate.ts';
import { carryTo, listYears } from '../../../src/core/history/carry-year.ts';
import { compareFigures, compareMoney } from '../../../src/core/history/compare-money.ts';
import { compareMeasures } from '../../../src/core/history/compare-values.ts';
import type { Gap } from '../../../src/core/history/cell.ts';
import { inUnit } from '../../../src/core/history/points.ts';
import { amountText, decimalText } from '../figures/arbitraries.ts';

const side = (year: string, text: string | undefined, period = year) => ({ year, period, value: parseMeasure(text) });
const say = (before: string | undefined, now: string | undefined, label: '目标' | '结果') =>
  compareMeasures(side('2023', before), side('2024', now), label).words;

describe('two results', () => {
  test.each([
    ['=14次', '11次', '比2023年少3次（−21.43%）'],
    ['14.00(次)', '14次', '与2023年相同'],
    ['93%', '90.5(百分比)', '比2023年少2.5个百分点'],
    ['1.2万亩', '13000亩', '比2023年多1000亩（+8.33%）'],
    ['1210km', '1005公里', '比2023年少205公里（−16.94%）'],
    ['3公里', '2500米', '比2023年少500米（−16.67%）'],
    ['4‰', '0.5%', '比2023年多0.1个百分点'],
    ['0.5小时', '25分钟', '比2023年少5分钟（−16.67%）'],
    ['11月', '12月', '比2023年晚'],
    ['0人', '5人', '比2023年多5人'],
    ['9999999人', '10000000人', '比2023年多1人（+不到0.01%）'],
    ['提升', '提升。', '与2023年写法相同'],
    ['2023年8月', '2024年8月', '与2023年写法相同'],
    ['2023年8月', '2024年9月', '比2023年晚'],
    ['2023年8月12日', '2024年8月2日', '比2023年早'],
  ])('%s and %s: %s', (before, now, words) => expect(say(before, now, '结果')).toBe(words));

  test.each([
    ['14人', '14人次', '单位不同：2023年是“人”，2024年是“人次”'],
    ['14', '14次', '2023年的结果没写单位，另一年写“次”'],
    ['≥90%', '95%', '2023年的结果写的是一个范围（≥90%），不是一个数'],
    ['提升', '5次', '2023年的结果写的不是数字'],
    ['及时', '提升', '两年的结果都不是数字，写法不同'],
    ['2023年8月', '2024年8月3日', '两年的结果都是日期，写法不同'],
    ['8月', '2024年9月', '两年的结果都是日期，写法不同'],
    ['', '5次', '2023年没有填写结果'],
    ['—', '5次', '2023年结果填的是“—”'],
    [undefined, '', '2023年的表没有结果，2024年没有填写结果'],
    ['', '', '2023年和2024年都没有填写结果'],
  ])('%s and %s cannot be compared: %s', (before, now, because) =>
    expect(say(before, now, '结果')).toBe(`不可比，因为${because}`),
  );
});

describe('two targets', () => {
  test('are compared where both ask in one way', () =>
    expect(say('≥12次', '≥10次', '目标')).toBe('比2023年少2次（−16.67%）'));

  test.each([
    ['≥12次', '≤10次', '2023年的目标写“不少于”，2024年写“不超过”'],
    ['=12次', '≥12次', '2023年的目标写“等于”，2024年写“不少于”'],
    ['12次', '≥12次', '2023年的目标没写“不少于”还是“不超过”，2024年写“不少于”'],
  ])('%s and %s cannot be compared: %s', (before, now, because) =>
    expect(say(before, now, '目标')).toBe(`不可比，因为${because}`),
  );
});

test('a year that is not there is no zero', () => {
  const gap: Gap = { gap: 'no-year', words: '2023年没有任何表' };
  const comparison = compareMeasures({ ...side('2023', ''), value: gap }, side('2024', '5次'), '结果');
  expect(comparison).toEqual({ comparable: false, because: gap.words, words: '不可比，因为2023年没有任何表' });
});

test('a rate that cannot be read is quoted, in one year or in both', () => {
  const rate = (year: string, text: string) => ({ year, period: year, value: parseRate(text) });
  const compare = (before: string, now: string) =>
    compareFigures(rate('2023', before), rate('2024', now), '执行率', '%').words;
  expect(compare('约80%', '90%')).toBe('不可比，因为2023年执行率“约80%”不能识别');
  expect(compare('约80%', '约80%')).toBe('不可比，因为2023年和2024年执行率“约80%”都不能识别');
  expect(compare('80%', '90.50%')).toBe('比2023年多10.50个百分点');
});

describe('money', () => {
  const money = (year: string, text: string, currency: Currency, period = `${year}年度`) => ({
    ...{ year, period },
    value: parseAmount(text, currency),
  });
  test('of two units is brought to one, exactly', () => {
    const comparison = compareMoney(
      money('2023', '1,171,028.93', '元'),
      money('2024', '158.90', '万元'),
      '全年执行数',
      readableYuan,
    );
    expect(comparison.words).toBe('比2023年多41.80万元（+35.69%）');
    expect(comparison.comparable && comparison.difference?.toFixed()).toBe('417971.07');
  });

  test('of a whole year and of some months is not compared', () =>
    expect(
      compareMoney(money('2023', '5', '万元'), money('2024', '5', '万元', '2024-01 至 2024-08'), '执行数', readableYuan)
        .words,
    ).toBe('不可比，因为所管的时段不同（2023年度，2024-01 至 2024-08）'));

  test('of the same months in two years is', () =>
    expect(
      compareMoney(
        money('2023', '5', '万元', '2023-01 至 2023-08'),
        money('2024', '5', '万元', '2024-01 至 2024-08'),
        '执行数',
        readableYuan,
      ).words,
    ).toBe('与2023年相同'));

  test('as 万元 and back is the same to the last digit', () => {
    fc.assert(
      fc.property(amountText(), fc.constantFrom<Currency>('元', '万元'), (text, currency) => {
        const amount = parseAmount(text, currency);
        if ('missing' in amount) throw new Error(text);
        expect(new Exact(inUnit(amount, '万元')).times(10_000).toFixed()).toBe(inUnit(amount, '元'));
      }),
    );
  });
});

test('a comparison turned round has the opposite difference, whatever the numbers', () => {
  fc.assert(
    fc.property(decimalText(), decimalText(), (a, b) => {
      const [there, back] = [say, say].map((_, i) => {
        const texts = i === 0 ? [a, b] : [b, a];
        return compareMeasures(side('2023', `${texts[0]}次`), side('2024', `${texts[1]}次`), '结果');
      });
      if (!there?.comparable || !back?.comparable) throw new Error('both are numbers of one unit');
      expect(there.difference!.eq(back.difference!.negated())).toBe(true);
    }),
  );
});

describe('what only follows the calendar', () => {
  test.each([
    ['2023年11月前', '2024年11月前', '2024-11'],
    ['2024年3月前', '2025年3月前', '2025-03'],
    ['2022-12-31前', '2023-12-31前', '2023-12'],
  ])('%s of 2023 is %s for 2024', (text, carried, month) =>
    expect(carryTo(parseMeasure(text) as never, '2023', '2024')).toMatchObject({ text: carried, month }),
  );
  test('years are listed without a hole', () =>
    expect(listYears('2019', '2022')).toEqual(['2019', '2020', '2021', '2022']));
});
