import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount } from '../../../src/core/figures/amount.ts';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { parseMeasure, parseOperator, printMeasure, type Operator } from '../../../src/core/figures/measure.ts';
import { isMissing } from '../../../src/core/figures/missing.ts';
import { parseRate } from '../../../src/core/figures/rate.ts';
import { amountText, anyText, formLikeText, grouped, wide } from './arbitraries.ts';

/** What was understood in one line: `≥ 30 人`, `- 985 米` without an operator, a date, `words`, or why nothing. */
function reading(...args: Parameters<typeof parseMeasure>): string {
  const measure = parseMeasure(...args);
  if (isMissing(measure)) return measure.missing;
  if (measure.kind === 'words') return 'words';
  if (measure.kind === 'deadline') return [measure.month, measure.day].filter(Boolean).join('-');
  return `${measure.operator ?? '-'} ${measure.value.toFixed(measure.decimals)} ${measure.unit}`.trim();
}

describe('targets and actuals that the seeds print', () => {
  test.each([
    // 000 and 004
    ['≥30人', '≥ 30 人'],
    ['≥1个', '≥ 1 个'],
    ['=1次', '= 1 次'],
    ['=5次', '= 5 次'],
    ['>=1次', '≥ 1 次'],
    ['>=6次', '≥ 6 次'],
    ['每天一条', 'words'],
    ['=100%', '= 100 %'],
    ['>=90%', '≥ 90 %'],
    ['及时', 'words'],
    ['当年度完成', 'words'],
    ['提升', 'words'],
    ['=365天', '= 365 天'],
    ['党员群众', 'words'],
    ['=80人', '= 80 人'],
    ['=2个', '= 2 个'],
    ['=6次', '= 6 次'],
    ['=10次', '= 10 次'],
    ['=8次', '= 8 次'],
    // 001
    ['=2.00(次)', '= 2.00 次'],
    ['=2.00(家)', '= 2.00 家'],
    ['2.00', '- 2.00'],
    ['1.00', '- 1.00'],
    ['准确', 'words'],
    ['合格', 'words'],
    ['2023年12月前完成', '2023-12'],
    ['开展中', 'words'],
    ['加强人文关怀，切实增强他们工作的“内动力”', 'words'],
    ['覆盖园区“两新”党组织', 'words'],
    ['提高', 'words'],
    ['健全', 'words'],
    ['≥80.00(%)', '≥ 80.00 %'],
    ['80.00', '- 80.00'],
    ['=5.00(个)', '= 5.00 个'],
    ['=1.00(次)', '= 1.00 次'],
    ['≥100.00(人)', '≥ 100.00 人'],
    ['100.00', '- 100.00'],
    ['104.00', '- 104.00'],
    ['≥1.00(次)', '≥ 1.00 次'],
    ['=100.00(%)', '= 100.00 %'],
    ['2023年11月前', '2023-11'],
    ['2', '- 2'],
    ['2023年底前完成', '2023-12'],
    ['办理施工许可证,做好开工准备', 'words'],
    ['手续办理中', 'words'],
    ['≥90.00(%)', '≥ 90.00 %'],
    ['90.00', '- 90.00'],
    // 003
    ['≤500.00(元/人)', '≤ 500.00 元/人'],
    ['500.00(元/人)', '- 500.00 元/人'],
    ['≤5000.00(元/家)', '≤ 5000.00 元/家'],
    ['9680.00(元/家)', '- 9680.00 元/家'],
    ['≤200.00(元/人)', '≤ 200.00 元/人'],
    ['200.00(元/人)', '- 200.00 元/人'],
    ['≤20000.00(元)', '≤ 20000.00 元'],
    ['3800.00(元)', '- 3800.00 元'],
    ['2.00(次)', '- 2.00 次'],
    ['1.00(次)', '- 1.00 次'],
    ['达成指标', 'words'],
    ['加强', 'words'],
    ['效率提升', 'words'],
    ['加深', 'words'],
    ['规范', 'words'],
    ['有效', 'words'],
    ['有力', 'words'],
    ['≤11.00(人)', '≤ 11.00 人'],
    ['11.00(人)', '- 11.00 人'],
    ['=3.00(处)', '= 3.00 处'],
    ['3.00(处)', '- 3.00 处'],
    ['持续', 'words'],
    ['100.00(%)', '- 100.00 %'],
    ['3.00(次)', '- 3.00 次'],
    ['=100.00(百分比)', '= 100.00 %'],
    ['100.00(百分比)', '- 100.00 %'],
    ['≥6.00(次)', '≥ 6.00 次'],
    ['6.00(次)', '- 6.00 次'],
    ['≥2.00(次)', '≥ 2.00 次'],
    ['符合', 'words'],
  ])('%s → %s', (text, expected) => expect(reading(text)).toBe(expected));
});

describe('targets and actuals that other forms print', () => {
  test.each([
    ['100%', '- 100 %'],
    ['年度预算220万元', 'words'],
    ['按进度执行,已使用约40%', 'words'],
    ['约40%', 'words'],
    ['完成', 'words'],
    ['完成1部宣传片,2套方案', 'words'],
    ['6月份完成宣传片制作;9月份完成文本;11月完成专家评审', 'words'],
    ['200万', '- 200 万'],
    ['195.5万元', '- 195.5 万元'],
    ['20万元', '- 20 万元'],
    ['有利于城市生态、韧性发展', 'words'],
    ['≥266米', '≥ 266 米'],
    ['≥50厘米', '≥ 50 厘米'],
    ['≥90%', '≥ 90 %'],
    ['≥1000人', '≥ 1000 人'],
    ['≥95%', '≥ 95 %'],
    ['显著提升', 'words'],
    ['735', '- 735'],
    ['98%', '- 98 %'],
    ['1.2万亩', '- 1.2 万亩'],
    ['16.3万亩', '- 16.3 万亩'],
    ['85%', '- 85 %'],
    ['每亩300', 'words'],
    ['1100万元', '- 1100 万元'],
    ['2.45亿元', '- 2.45 亿元'],
    ['985米', '- 985 米'],
    ['可控', 'words'],
    ['……', 'words'],
    ['', 'blank'],
    ['—', 'dash'],
    ['/', 'dash'],
  ])('%s → %s', (text, expected) => expect(reading(text)).toBe(expected));

  test('operator and unit from columns of their own count where the value states none', () => {
    expect(reading('735', { operator: '≧', unit: '人次' })).toBe('≥ 735 人次');
    expect(reading('100', { operator: '═', unit: '%' })).toBe('= 100 %');
    expect(reading('30', { operator: '≤', unit: '万元' })).toBe('≤ 30 万元');
    expect(reading('100', { operator: '定量', unit: '百分比' })).toBe('- 100 %');
    expect(reading('≥5次', { operator: '=', unit: '个' })).toBe('≥ 5 次');
    expect(reading('有效', { operator: '', unit: '' })).toBe('words');
    expect(reading('', { operator: '≥', unit: '%' })).toBe('blank');
    expect(reading(undefined, { operator: '≥', unit: '%' })).toBe('absent');
  });
});

describe('spellings', () => {
  test.each<[Operator, string[]]>([
    ['≥', ['≥', '>=', '＞＝', '=>', '> =', '≧', '⩾', '≥＝', '不少于', '不低于', '大于等于', '大于或等于', '至少']],
    ['≤', ['≤', '<=', '＜＝', '=<', '< =', '≦', '⩽', '不超过', '不高于', '不得超过', '小于等于', '至多']],
    ['=', ['=', '＝', '==', '═', '﹦', '等于']],
    ['>', ['>', '＞', '﹥', '大于', '超过', '高于']],
    ['<', ['<', '＜', '﹤', '小于', '低于', '少于']],
  ])('%s is also written %j', (operator, spellings) => {
    for (const spelling of spellings) {
      expect(parseOperator(spelling), spelling).toBe(operator);
      expect(reading(`${spelling} 90%`), spelling).toBe(`${operator} 90 %`);
    }
  });

  test('a text that is no operator is none', () => {
    for (const text of ['', '定量', '正向', '约', '≠', 'constructor', undefined])
      expect(parseOperator(text)).toBeUndefined();
  });

  test.each([
    ['９０％', '- 90 %'],
    ['≥１，０００．５０（元／人）', '≥ 1000.50 元/人'],
    ['≥ 1,000 人次。', '≥ 1000 人次'],
    ['95%以上', '≥ 95 %'],
    ['95%及以上', '≥ 95 %'],
    ['50万元以内', '≤ 50 万元'],
    ['3人以下', '≤ 3 人'],
    ['3个工作日内', '≤ 3 个工作日'],
    ['≤24小时内', '≤ 24 小时'],
    ['≥3年', '≥ 3 年'],
    ['30日', '- 30 日'],
    ['80元/平方米·月', '- 80 元/平方米·月'],
    ['100㎡', '- 100 ㎡'],
    ['12km²', '- 12 km²'],
    ['≥-5℃', '≥ -5 ℃'],
    // numbers in Chinese signs, before what is counted
    ['≥三次', '≥ 3 次'],
    ['两场', '- 2 场'],
    ['壹份', '- 1 份'],
    ['三个月内', '≤ 3 个月'],
    ['二百人', '- 200 人'],
    ['不少于九成', '≥ 9 成'],
    ['百分之九十五以上', '≥ 95 %'],
    ['百分百', '- 100 %'],
    ['5台（套）', '- 5 台(套)'],
    ['4次/年', '- 4 次/年'],
    // a unit is not the rest of a sentence, and two numbers are no number
    ['100%覆盖', 'words'],
    ['12月', '--12'],
    ['80%-90%', 'words'],
    ['3～5次', 'words'],
    ['≥90%且≤95%', 'words'],
    ['一流', 'words'],
    ['一致', 'words'],
    ['三五次', 'words'],
    ['每季度1次', 'words'],
    ['整改80%', 'words'],
    ['7,00.0,77元', 'words'],
    ['5(次', 'words'],
    ['第1名', 'words'],
  ])('%s → %s', (text, expected) => expect(reading(text)).toBe(expected));

  test.each([
    ['2023年11月底前', '2023-11'],
    ['2023年9月30日前完成', '2023-09-30'],
    ['2023年3月5号', '2023-03-05'],
    ['２０２３年１１月前', '2023-11'],
    ['2023 年 11 月前。', '2023-11'],
    ['2023年底', '2023-12'],
    ['2023年年底前', '2023-12'],
    ['2023年末', '2023-12'],
    ['2023年内完成', '2023-12'],
    ['2023年度完成', '2023-12'],
    ['2023-11-30', '2023-11-30'],
    ['2023/6/1前', '2023-06-01'],
    ['2023年', 'words'],
    ['2023年度', 'words'],
    ['2023年13月前', 'words'],
    ['2023年2月32日前', 'words'],
    ['11月底前', '--11'],
    ['年底前', '--12'],
    ['当年年底前完成', 'words'],
    ['11月30日前', '--11-30'],
    ['6月前完成', '--06'],
    ['1-12月', 'words'],
    ['13月底前', 'words'],
    ['2023年1月至11月', 'words'],
  ])('%s as a time → %s', (text, expected) => expect(reading(text)).toBe(expected));
});

describe('printing what was parsed', () => {
  const printsItself = (text: string): void => {
    const measure = parseMeasure(text);
    if (!isMissing(measure)) expect(printMeasure(measure)).toBe(text);
  };
  test('gives any text back, character for character', () => {
    fc.assert(fc.property(anyText(), printsItself));
  });
  test('gives texts like those of forms back, character for character', () => {
    fc.assert(fc.property(formLikeText(), printsItself), { numRuns: 1000 });
  });

  const OPERATORS: [string, Operator | undefined][] = [
    ['', undefined],
    ['≥', '≥'],
    ['>=', '≥'],
    ['≦', '≤'],
    ['不超过', '≤'],
    ['=', '='],
    ['>', '>'],
  ];
  const UNITS = ['', '人', '(元/人)', '%', '(百分比)', '万亩', '㎡'];
  const UNIT_NAMES = new Map([
    ['(元/人)', '元/人'],
    ['(百分比)', '%'],
  ]);
  const quantity = fc.record({
    operator: fc.constantFrom(...OPERATORS),
    number: amountText(),
    unit: fc.constantFrom(...UNITS),
    gaps: fc.tuple(fc.constantFrom('', ' ', '　'), fc.constantFrom('', ' '), fc.constantFrom('', '\t')),
    style: fc.constantFrom((text: string) => text, grouped),
    width: fc.constantFrom((text: string) => text, wide),
  });

  test('a quantity in any style gives operator, value and unit, and itself back', () => {
    fc.assert(
      fc.property(quantity, ({ operator, number, unit, gaps, style, width }) => {
        const text = width(`${gaps[0]}${operator[0]}${gaps[1]}${style(number)}${gaps[2]}${unit}`);
        const measure = parseMeasure(text);
        if (isMissing(measure) || measure.kind !== 'quantity') throw new Error(`not read: ${text}`);
        expect(measure.operator).toBe(operator[1]);
        expect(measure.value.toFixed()).toBe(new Exact(number).toFixed());
        expect(measure.unit).toBe(UNIT_NAMES.get(unit) ?? unit);
        expect(measure.pieces.join('')).toBe(text);
      }),
    );
  });
});

describe('hostile texts', () => {
  test('do not make the reader backtrack without end', () => {
    const gap = ' '.repeat(50_000);
    for (const text of [`${gap}x`, `5${gap}x,`, `≥${gap}5${gap}人${gap}x`, '1,'.repeat(50_000), '('.repeat(50_000)])
      expect(reading(text)).toBe('words');
    expect(parseRate(`5${gap}x%`)).toMatchObject({ missing: 'unreadable' });
    expect(parseAmount(`5${gap}x万元`, '元')).toMatchObject({ missing: 'unreadable' });
  });
});
