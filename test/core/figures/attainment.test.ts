import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, type Outcome } from '../../../src/core/figures/attainment.ts';
import { parseMeasure } from '../../../src/core/figures/measure.ts';
import { amountText, anyText, decimalText, formLikeText } from './arbitraries.ts';

const judge = (target: string | undefined, actual: string | undefined) =>
  assess(parseMeasure(target), parseMeasure(actual));
const verdict = (target: string | undefined, actual: string | undefined): string => {
  const { outcome, reason } = judge(target, actual);
  return `${outcome} ${reason}`;
};

const good = (outcome: Outcome): boolean => outcome === 'met' || outcome === 'exceeded';

describe('numbers', () => {
  test.each([
    ['≥30人', '=80人', 'exceeded beyond'],
    ['≥30人', '30人', 'met within'],
    ['≥30人', '29.99人', 'missed short'],
    ['≤5000.00(元/家)', '9680.00(元/家)', 'missed short'],
    ['≤20000.00(元)', '3800.00(元)', 'met within'],
    ['=1次', '=1次', 'met within'],
    ['=5次', '=6次', 'exceeded beyond-equal'],
    ['=365天', '364天', 'missed short'],
    ['=0次', '0次', 'met within'],
    ['=100.00(百分比)', '100.00(百分比)', 'met within'],
    ['=100.00(%)', '100.00(百分比)', 'met within'],
    ['≥90%', '９１％', 'exceeded beyond'],
    ['>90%', '90%', 'missed short'],
    ['>90%', '90.01%', 'exceeded beyond'],
    ['<5人', '5人', 'missed short'],
    ['<5人', '4人', 'met within'],
    ['2', '2', 'met within'],
    ['90%', '100%', 'exceeded beyond'],
    ['1100万元', '1093万元', 'missed short'],
    ['1.2万亩', '1.2万亩', 'met within'],
    ['>=90%', '>=90%', 'unverifiable actual-is-bound'],
    ['≥266米', '≥266米', 'unverifiable actual-is-bound'],
    ['≥90%', '95%以上', 'met within'],
    ['达到95%', '95%', 'met within'],
    ['达到95%', '96%', 'exceeded beyond'],
    ['达到95%以上', '96%', 'exceeded beyond'],
    ['≥95%', '达到95%', 'met within'],
    ['3～5次', '4次', 'met within'],
    ['3-5次', '6次', 'unverifiable outside-range'],
    ['80%-90%', '90%', 'met within'],
    ['80%-90%', '85', 'met within'],
    ['3至5次', '4人', 'unverifiable unit-differs'],
    ['5-3次', '4次', 'unverifiable sort-differs'],
    ['2022-2023年', '1年', 'unverifiable sort-differs'],
  ])('%s answered by %s: %s', (target, actual, expected) => expect(verdict(target, actual)).toBe(expected));

  test.each([
    ['≤20万元', '195.5万元', 'missed short'],
    ['≤20万元', '195500元', 'met within'],
    ['=2.6亿元', '26000万元', 'met within'],
    ['≤200万', '195.5万元', 'met within'],
    ['≥1.2万亩', '12500亩', 'exceeded beyond'],
    ['≥30人', '30次', 'unverifiable unit-differs'],
    ['≤500元/人', '500元', 'met within'],
    ['≤500元/人', '50000元', 'unverifiable unit-differs'],
    ['≥90.00(%)', '90.00', 'met within'],
    ['≤5‰', '0.4%', 'met within'],
    ['≤5‰', '0.6%', 'missed short'],
    ['≤30分钟', '0.5小时', 'met within'],
    ['≥1500㎡', '1500平方米', 'met within'],
    ['≤3个月', '90天', 'unverifiable unit-differs'],
    ['≥100', '104人', 'exceeded beyond'],
    // beside 万 a bare number has two readings: told only where both say the same, or one is of the target's size
    ['≤20万元', '15', 'met within'],
    ['≤20万元', '195000', 'met within'],
    ['≤20万元', '500000', 'missed short'],
    ['≤20万元', '45', 'unverifiable unit-differs'],
    ['≥1.2万人次', '1.1', 'missed short'],
    ['≥1.2万人次', '1.3', 'exceeded beyond'],
    ['≥1.2万人次', '3', 'unverifiable unit-differs'],
    ['≥1.2万人次', '13000', 'exceeded beyond'],
  ])('in other units, %s answered by %s: %s', (target, actual, expected) =>
    expect(verdict(target, actual)).toBe(expected),
  );

  test('the percent of the target is exact and stated only between numbers of one unit', () => {
    expect(judge('≥30人', '=80人').percent?.toFixed(2)).toBe('266.67');
    expect(judge('≤5000.00(元/家)', '9680.00(元/家)').percent?.toFixed()).toBe('193.6');
    expect(judge('≤2.6亿元', '24500万元').percent?.toFixed(2)).toBe('94.23');
    expect(judge('90%', '100%').percent?.toFixed(2)).toBe('111.11');
    expect(judge('=0次', '1次').percent).toBeUndefined();
    expect(judge('≥30人', '30次').percent).toBeUndefined();
    expect(judge('≤20万元', '5').percent).toBeUndefined();
    expect(judge('>=90%', '>=90%').percent).toBeUndefined();
  });
});

describe('words', () => {
  test.each([
    ['提升', '提升', 'met same-words'],
    ['及时', '提升', 'unverifiable words-differ'],
    ['提升', '达成指标', 'met declared'],
    ['通过专家评审', '完成', 'met declared'],
    ['满意', '已完成', 'met declared'],
    ['健全', '达成预期指标', 'met declared'],
    ['健全', '部分达成预期指标', 'missed short'],
    ['健全', '未达成预期指标', 'missed short'],
    ['健全', '未完成。', 'missed short'],
    ['≥5次', '尚未完成', 'missed short'],
    ['完成1部宣传片,2套方案', '完成1部宣传片，2套方案。', 'met same-words'],
    ['每亩300', '每亩300', 'met same-words'],
    ['建成(一期)', '建成（一期）', 'met same-words'],
    ['办理施工许可证,做好开工准备', '手续办理中', 'unverifiable words-differ'],
    ['≤30万元', '完成', 'unverifiable sort-differs'],
    ['年度预算220万元', '220万元', 'met within'],
  ])('%s answered by %s: %s', (target, actual, expected) => expect(verdict(target, actual)).toBe(expected));
});

describe('dates', () => {
  test.each([
    ['2023年11月前', '2023年11月前', 'met same-words'],
    ['2023年11月前', '2023年10月完成', 'met within'],
    ['2023年11月前', '2023年12月', 'missed short'],
    ['2023年底前完成', '2023年9月30日', 'met within'],
    ['2023年9月15日前', '2023年9月30日', 'missed short'],
    ['2023年9月15日前', '2023年9月15日', 'met within'],
    ['2023年9月15日前', '2023年9月', 'unverifiable date-open'],
    ['2023年9月30日前', '2023年9月', 'met within'],
    ['2023年2月28日前', '2023年2月', 'unverifiable date-open'],
    ['12月底前', '11月', 'met within'],
    ['11月30日前', '12月5日', 'missed short'],
    ['12月底前', '2023年11月', 'unverifiable date-open'],
    ['12月', '10月', 'unverifiable date-open'],
    ['2023年11月前', '2023年底前', 'unverifiable date-open'],
    ['2023年11月前', '达成指标', 'met declared'],
    ['2023年11月前', '未完成', 'missed short'],
    ['2023年11月前', '2', 'unverifiable sort-differs'],
    ['2023年11月前', '及时', 'unverifiable sort-differs'],
    ['及时', '2023年11月', 'unverifiable sort-differs'],
  ])('%s answered by %s: %s', (target, actual, expected) => expect(verdict(target, actual)).toBe(expected));
});

describe('nothing', () => {
  test.each([
    ['>=90%', '', 'unverifiable actual-blank'],
    ['提升', '—', 'unverifiable actual-blank'],
    ['≥90%', undefined, 'unverifiable actual-absent'],
    ['', '90%', 'unverifiable target-blank'],
    [undefined, '90%', 'unverifiable target-absent'],
    ['', '', 'unverifiable actual-blank'],
  ])('%j answered by %j: %s', (target, actual, expected) => expect(verdict(target, actual)).toBe(expected));
});

describe('whatever is printed', () => {
  const anything = fc.option(fc.oneof(formLikeText(), anyText(), decimalText()), {
    nil: undefined,
  });

  test('there is a verdict, and one without proof is neither good nor bad', () => {
    fc.assert(
      fc.property(anything, anything, (target, actual) => {
        const { outcome, reason } = judge(target, actual);
        const open = /^(actual-|target-|words-|sort-|unit-|bound-|fraction|date-open|outside-)/.test(reason);
        expect(outcome === 'unverifiable').toBe(open);
      }),
      { numRuns: 1000 },
    );
  });

  test('units named like what every object has are only units', () =>
    expect(verdict('≥5(toString)', '5(valueOf)')).toBe('unverifiable unit-differs'));

  test('equal numbers meet every target that admits equality, in any unit', () => {
    const operator = fc.constantFrom('≥', '≤', '=', '');
    fc.assert(
      fc.property(operator, amountText(), fc.constantFrom('', '人', '(%)', '万元'), (sign, number, unit) => {
        expect(verdict(`${sign}${number}${unit}`, `${number}${unit}`)).toBe('met within');
      }),
    );
  });

  test('equal numbers without a unit on one side are never missed', () => {
    const unit = fc.constantFrom('人', '(%)', '万元', '亿元');
    fc.assert(
      fc.property(fc.constantFrom('≥', '≤', '=', ''), amountText(), unit, (sign, number, printed) => {
        expect(judge(`${sign}${number}${printed}`, number).outcome).not.toBe('missed');
        expect(judge(`${sign}${number}`, `${number}${printed}`).outcome).not.toBe('missed');
      }),
    );
  });

  test('the same money in 元 and in 万元 gets the same verdict', () => {
    const operator = fc.constantFrom('≥', '≤', '=', '>', '<');
    const money = fc.bigInt({ min: 0n, max: 10n ** 9n }).map(String);
    fc.assert(
      fc.property(operator, money, money, (sign, target, actual) => {
        const inOne = judge(`${sign}${target}0000元`, `${actual}0000元`);
        expect(judge(`${sign}${target}万元`, `${actual}0000元`).outcome).toBe(inOne.outcome);
        expect(judge(`${sign}${target}0000元`, `${actual}万元`).outcome).toBe(inOne.outcome);
      }),
    );
  });

  const [least, most] = [fc.constantFrom('≥', '>', '='), fc.constantFrom('≤', '<')];
  const three = fc.tuple(amountText(), amountText(), fc.bigInt({ min: 0n, max: 10n ** 12n }));
  const raise = (text: string, by: bigint): string => {
    const [whole = '', decimals] = text.split('.');
    return [String(BigInt(whole) + by), decimals].filter((part) => part !== undefined).join('.');
  };

  test('a larger actual never loses a target of at least', () => {
    fc.assert(
      fc.property(least, three, fc.constantFrom('', '万元'), (sign, [target, actual, more], unit) => {
        const [before, after] = [actual, raise(actual, more)].map((text) =>
          judge(`${sign}${target}${unit}`, `${text}${unit}`),
        );
        if (good(before!.outcome)) expect(good(after!.outcome)).toBe(true);
        if (after!.outcome === 'missed') expect(before!.outcome).toBe('missed');
      }),
    );
  });

  test('a smaller actual never loses a target of at most', () => {
    fc.assert(
      fc.property(most, three, fc.constantFrom('', '万元'), (sign, [target, actual, more], unit) => {
        const [after, before] = [actual, raise(actual, more)].map((text) =>
          judge(`${sign}${target}${unit}`, `${text}${unit}`),
        );
        if (good(before!.outcome)) expect(good(after!.outcome)).toBe(true);
        if (after!.outcome === 'missed') expect(before!.outcome).toBe('missed');
      }),
    );
  });
});

describe('the same told in more words', () => {
  const small = fc.integer({ min: 1, max: 400 });
  const sign = fc.constantFrom('≥', '≤', '=', '');

  test('remarks behind a number change nothing', () => {
    const remark = fc.constantFrom(
      '（受疫情影响）',
      '，因报名不足',
      '，其中线上5场',
      '，已全部验收',
      '，剩余的明年完成',
      '（线上6场、线下8场）',
    );
    fc.assert(
      fc.property(sign, small, small, remark, (operator, target, actual, words) => {
        const [bare, told] = ['', words].map((more) => judge(`${operator}${target}人次`, `${actual}人次${more}`));
        expect(told!.outcome).toBe(bare!.outcome);
      }),
    );
  });

  test('what was to be done behind a time limit changes nothing', () => {
    const done = fc.constantFrom('办结', '到场', '完成', '送达', '答复');
    const unit = fc.constantFrom('个工作日', '天', '小时', '分钟');
    fc.assert(
      fc.property(small, small, unit, done, (target, actual, by, what) => {
        expect(judge(`${target}${by}内${what}`, `${actual}${by}`).outcome).toBe(actual <= target ? 'met' : 'missed');
      }),
    );
  });

  test('lists of counts are kept where each count is, and missed where one is short', () => {
    const list = fc.array(fc.tuple(small, small), { minLength: 2, maxLength: 5 });
    const things = ['电脑#台', '打印机#台', '手册#册', '讲座#场', '展览#次'];
    fc.assert(
      fc.property(list, fc.constantFrom('，', '、', '；'), (counts, comma) => {
        const print = (which: 0 | 1): string =>
          counts.map((pair, i) => things[i]!.replace('#', String(pair[which]))).join(comma);
        const isKept = counts.every(([target, actual]) => actual >= target);
        expect(good(judge(print(0), print(1)).outcome)).toBe(isKept);
      }),
    );
  });

  test('so many out of so many are a share', () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 1, max: 100 }), (some, more, percent) => {
        const all = some + more;
        const isKept = some * 100 >= percent * all;
        expect(judge(`≥${percent}%`, `${some}/${all}`).outcome).toBe(isKept ? 'met' : 'missed');
      }),
    );
  });

  test('what differs by no more than is tolerated is kept', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 20 }), small, (middle, within, actual) => {
        expect(judge(`${middle}±${within}℃`, `${actual}℃`).outcome).toBe(
          Math.abs(middle - actual) <= within ? 'met' : 'missed',
        );
      }),
    );
  });
});
