import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareSubject, findPromisedQuantities } from '../../../src/core/rules/promised-quantity.ts';

const read = (text: string): string[] =>
  findPromisedQuantities(text).map(({ about, value, unit }) => `${about} ${value.toFixed()}${unit}`);

describe('a quantity in a sentence', () => {
  test.each<[string, string[]]>([
    ['组织不少于3次基层党组织培训，不少于3次活动', ['基层党组织培训 3次', '活动 3次']],
    ['建设党群阵地1个', ['党群阵地 1个']],
    ['预计新建4个党支部，于当年度完成', ['新建党组织 4个']],
    ['开展阵地活动1200场次', ['阵地活动 1200次']],
    ['完成新经济组织党组织覆盖率70%', ['新经济组织党组织覆盖率 70%']],
    ['当年度新建不少于一个“两新”党组织', ['新建两新党组织 1个']],
    ['全年培训二十三次', ['培训 23次']],
    ['培训３次、活动５次', ['培训 3次', '活动 5次']],
    ['完成春节、七一走访慰问１０４人', ['春节七一走访慰问 104人']],
    ['满意度达到90%以上', ['满意度 90%']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    ['a frequency', '每月开展11次走访，每人1份，一年一次'],
    ['a rank', '综合得分列全区第8位'],
    ['a turn of speech', '围绕一个目标，进一步做好每一次服务'],
    ['a span of time', '合同期2个月，8个工作日内办结，提高5个百分点'],
    ['money', '安排资金172万元，每家5000元'],
    ['an estimate', '惠及居民约4250人'],
    ['a year, a date, a document', '2023年11月8日，沪松委组〔2017〕31号，建党102周年'],
  ])('is not %s', (_, text) => expect(read(text)).toEqual([]));

  test('is printed as it stands in the text', () => {
    const clause = fc.constantFrom('组织不少于3次培训', '新建4个党支部', '覆盖率达100%');
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 5 }), (clauses) => {
        const text = clauses.join('，');
        const found = findPromisedQuantities(text);
        expect(found.map((quantity) => quantity.clause)).toEqual(clauses);
        for (const quantity of found) expect(quantity.clause).toContain(quantity.text);
      }),
    );
  });

  test('is looked for in any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findPromisedQuantities(text)));
  });
});

test('an indicator and a sentence about it come down to the same words', () => {
  for (const [name, phrase] of [
    ['党群阵地建设数量', '建设党群阵地'],
    ['基层党组织培训次数', '组织基层党组织培训'],
    ['活动举办次数', '开展活动'],
    ['居民区党组织服务群众活动次数', '组织居民区党组织服务群众活动'],
  ])
    expect(bareSubject(name!)).toBe(bareSubject(phrase!));
});
