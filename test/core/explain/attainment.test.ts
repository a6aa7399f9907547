import { describe, expect, test } from 'vitest';
import { explainAttainment, explainReason, OUTCOME_WORDS } from '../../../src/core/explain/attainment.ts';
import { explainChange, readableMoney } from '../../../src/core/explain/money.ts';
import { parseAmount, type Amount, type Currency } from '../../../src/core/figures/amount.ts';
import { assess } from '../../../src/core/figures/attainment.ts';
import { parseMeasure } from '../../../src/core/figures/measure.ts';

describe('a result in words', () => {
  const say = (wanted: string, actual: string) => {
    const attainment = assess(parseMeasure(wanted), parseMeasure(actual));
    return `${OUTCOME_WORDS[attainment.outcome]}：${explainAttainment(attainment)}`;
  };
  test.each([
    ['≥30人', '=80人', '超过：为目标的267%'],
    ['=5次', '=6次', '超过：为目标的120%，目标写“等于”，结果更多'],
    ['=100%', '=100%', '达到：'],
    ['≤5000(元/家)', '9680(元/家)', '未达到：为目标的194%'],
    ['≥1000人', '998人', '未达到：为目标的99.8%'],
    ['≥100000人', '99999人', '未达到：为目标的99.999%'],
    ['≥1000人', '1001人', '超过：为目标的100.1%'],
    ['≥1000人', '1人', '未达到：为目标的0.1%'],
    ['≥1000人', '0人', '未达到：为目标的0%'],
    ['>5次', '5次', '未达到：'],
    ['≥0次', '3次', '超过：'],
    ['及时', '提升', '无法核实：目标与结果用词不同'],
    ['提升', '达成指标', '达到：表中只写“达成”一类的话，没有写结果'],
    ['>=95%', '≥95%', '无法核实：结果写的是一个范围，不是一个数'],
    ['≥90%', '', '无法核实：未填实际完成值'],
    ['', '90%', '无法核实：未填目标'],
    ['2023年11月前', '2', '无法核实：目标与结果不是同一类（数字、日期、文字）'],
  ])('%s answered by %s: %s', (wanted, actual, words) => expect(say(wanted, actual)).toBe(words));

  test('is held against the plan where the form does so', () => {
    const attainment = assess(parseMeasure('≥100人'), parseMeasure('104人'));
    expect(explainAttainment(attainment, '计划')).toBe('为计划的104%');
    expect(explainReason('words-differ', '计划')).toBe('计划与结果用词不同');
  });
});

describe('money for reading', () => {
  const amount = (text: string, currency: Currency) => parseAmount(text, currency) as Amount;
  test.each<[string, Currency, string]>([
    ['1,171,028.93', '元', '117.10万元'],
    ['10,000', '元', '1.00万元'],
    ['9999.99', '元', '9999.99元'],
    ['-9,999', '元', '-9999元'],
    ['0', '元', '0元'],
    ['-10,000', '元', '-1.00万元'],
    ['17.00', '万元', '17.00万元'],
    ['4753.66万元', '元', '4753.66万元'],
    ['1.2亿', '万元', '1.2亿'],
    ['1195000', '元', '119.50万元'],
    ['10050', '元', '1.01万元'],
  ])('%s under %s is %s', (text, currency, words) => expect(readableMoney(amount(text, currency))).toBe(words));

  test.each([
    ['100', '68.08', '少31.92%'],
    ['100', '150', '多50.00%'],
    ['10', '10.00', ''],
    ['0', '5', ''],
    ['-5', '5', ''],
    ['1000000', '1000000.01', '多不到0.01%'],
    ['100', '-5', '少105.00%'],
  ])('from %s to %s is %j', (before, now, words) =>
    expect(explainChange(amount(before, '元'), amount(now, '元'))).toBe(words),
  );
});
