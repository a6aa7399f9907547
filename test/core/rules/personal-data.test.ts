import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCardNumber, isIdNumber, passesLuhn } from '../../../src/core/rules/personal-data/checksums.ts';
import { mayHoldNumbers } from '../../../src/core/rules/printed-signs.ts';
import { findPersonalData } from '../../../src/core/rules/personal-data/find-personal-data.ts';

const kindsIn = (text: string): string[] => findPersonalData(text).map(({ kind }) => kind);
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const inGroups = (text: string, sizes: readonly number[], gap: string): string => {
  let rest = text;
  const groups = sizes.map((size) => {
    const group = rest.slice(0, size);
    rest = rest.slice(size);
    return group;
  });
  return [...groups, rest].filter(Boolean).join(gap);
};

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const CHECKS = [...'0123456789X'];
const idNumber = fc
  .tuple(
    fc.constantFrom('110105', '310117', '440301', '659004'),
    fc.integer({ min: 1930, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digits(3),
  )
  .map(([place, year, month, day, serial]) => {
    const body = `${place}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${serial}`;
    return `${body}${CHECKS.find((check) => isIdNumber(body + check))}`;
  });
const mobile = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);
const card = fc
  .tuple(fc.constantFrom('6217', '6222', '6228'), digits(14))
  .map(([bin, rest]) => `${bin}${rest}${[...'0123456789'].find((check) => passesLuhn(`${bin}${rest}${check}`))}`);
/** How people write a number: at one go, in groups, spaced out, full-width. */
const styles = (sizes: readonly number[]) =>
  fc.constantFrom<(text: string) => string>(
    (text) => text,
    fullWidth,
    (text) => inGroups(text, sizes, ' '),
    (text) => inGroups(text, sizes, '-'),
    (text) => [...text].join(' '),
  );

describe('checksums', () => {
  test('the example of the standard is an identity number, and with any other check character none', () => {
    expect(CHECKS.filter((check) => isIdNumber(`11010519491231002${check}`))).toEqual(['X']);
  });

  test('a day that does not exist makes no identity number, whatever the check character', () => {
    for (const date of ['19490230', '19491301', '02556345'])
      expect(CHECKS.some((check) => isIdNumber(`110105${date}002${check}`))).toBe(false);
  });

  test('a card number with two neighbouring digits changed by one is no card number', () => {
    expect(isCardNumber('4111111111111111')).toBe(true);
    expect(isCardNumber('4111111111111112')).toBe(false);
    expect(isCardNumber('1111111111111117')).toBe(false);
  });
});

describe('what belongs to a person', () => {
  test('is found however it is written, and never shown whole', () => {
    const cases = fc.oneof(
      fc.tuple(fc.constant('id-number'), idNumber, styles([6, 8])),
      fc.tuple(fc.constant('mobile'), mobile, styles([3, 4])),
      fc.tuple(fc.constant('bank-card'), card, styles([4, 4, 4, 4])),
    );
    fc.assert(
      fc.property(cases, fc.constantFrom('', '：', '张三，', '见下：\n'), ([kind, number, write], before) => {
        const found = findPersonalData(`${before}${write(number)}，请核对`);
        expect(found.map((datum) => datum.kind)).toEqual([kind]);
        // at most the four digits at either end are left
        expect(found[0]!.masked).toMatch(/^\d{3,4}\*{4,}[\dX]{2,4}$/);
        expect(found[0]!.masked).toHaveLength(number.length);
      }),
    );
  });

  test('stands where the place says', () => {
    const text = '经办人张三，手机 138 0013 8000，邮箱 zhang@example.com。';
    expect(findPersonalData(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '138 0013 8000',
      'zhang@example.com',
    ]);
  });

  test('is placed in the text as it is written, unseen characters and tags with it', () => {
    const text = '手机 <b>138</b>\u200b0013<br>8000、zhang&#64;example.com。';
    const found = findPersonalData(`联系${text}`).map(({ start, end }) => `联系${text}`.slice(start, end));
    expect(found).toEqual(['138</b>\u200b0013<br>8000', 'zhang&#64;example.com']);
  });

  test.each([
    ['两个号码用逗号隔开', '13800138000，13900139000', ['mobile', 'mobile']],
    ['两个号码用斜线隔开', '13800138000/13900139000', ['mobile', 'mobile']],
    ['带国别号', '(+86)138-0013-8000', ['mobile']],
    ['身份证末位小写', '110105194912310　02x'.replace('　', ''), ['id-number']],
    ['固定电话旁有联系人', '联系人：张三，电话：021-62345678', ['landline']],
    ['固定电话后有姓名', '021-62345678（张三）', ['landline']],
    ['没有区号，前面说是电话', '联系人：李四 电话：62345678', ['landline']],
    ['全角的邮箱', 'ｚｈａｎｇ＠example.com', ['email']],
    ['没有宽度的字符', '110105\u200b19491231\u200b002X 138\u200d0013\ufeff8000', ['id-number', 'mobile']],
    ['每个数字之间都有看不见的字符', [...'11010519491231002X'].join('\u2060'), ['id-number']],
    ['软连字符', [...'4111111111111111'].join('\u00ad'), ['bank-card']],
    ['被换行标记分开', '110105<br>19491231002X，4111 1111<br/>1111 1111', ['id-number', 'bank-card']],
    ['分在两行', '身份证 110105\n19491231002X 手机：138\n00138000', ['id-number', 'mobile']],
    ['夹着加粗的标记', '110105**19491231**002X <b>138</b>00138000', ['id-number', 'mobile']],
    ['字符写成代码', '138&#48;0138000 zhang&#64;example.com 138&nbsp;0013&nbsp;8000', ['mobile', 'email', 'mobile']],
    ['别的分组', '1101 0519 4912 3100 2X；110105 1949 12 31 002X', ['id-number', 'id-number']],
    ['别的空格和连字符', '138\u20030013\u20038000 138−0013−8000 138 - 0013 - 8000', ['mobile', 'mobile', 'mobile']],
    ['括号、下划线、间隔号', '（138）0013-8000、138_0013_8000、138·0013·8000', ['mobile', 'mobile', 'mobile']],
    ['前面是拼音', 'zhangsan13800138000.jpg lisi11010519491231002x.png', ['mobile', 'id-number']],
    ['先拨零', '联系电话013800138000', ['mobile']],
    ['后面是“号”', '手机号13800138000号', ['mobile']],
    ['十五位的旧证号，前面说是', '身份证号：110105491231002', ['id-number']],
    ['说是证号而有一位写错', '身份证号码：110105194912310021', ['id-number']],
    ['前面有编号', '1.13800138000 2.11010519491231002X 12.6222021234567890128', ['mobile', 'id-number', 'bank-card']],
    ['编号各行一个', '1.13800138000\n2.13900139000', ['mobile', 'mobile']],
    ['带圈、带括号的编号', '①13800138000（2）13900139000', ['mobile', 'mobile']],
    ['两个号码用点隔开', '13800138000.13900139000', ['mobile', 'mobile']],
    ['顿号、斜线、逗号', '138、0013、8000；138/0013/8000；138，0013，8000', ['mobile', 'mobile', 'mobile']],
    ['长横、省略号、波浪线、冒号、等号', '138——0013——8000 138…0013…8000', ['mobile', 'mobile']],
    [
      '证号按别的分法',
      '110105 1949 1231 002 X；110105、19491231、002X；11 01 05 19 49 12 31 00 2X',
      Array(3).fill('id-number'),
    ],
    ['卡号用别的符号', '6222、0212、3456、7890、128；6222/0212/3456/7890/128', ['bank-card', 'bank-card']],
    ['中文数字', '手机一三八〇〇一三八〇〇〇、幺叁捌零零壹叁捌零零零', ['mobile', 'mobile']],
    [
      '带圈的数字、公式里的数字、别的文字里的数字',
      '①③⑧⓪⓪①③⑧⓪⓪⓪；𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎；١٣٨٠٠١٣٨٠٠٠',
      ['mobile', 'mobile', 'mobile'],
    ],
    ['三行', '138\n0013\n8000', ['mobile']],
    ['固定电话用别的符号', '联系人：张三，021/6234/5678', ['landline']],
    ['护照、通行证，前面说是', '护照号：E12345678，港澳通行证 C12345678', ['document', 'document']],
    ['邮箱的别样写法', 'zhang(at)example.com、zhang＠example。com', ['email', 'email']],
  ])('%s', (_, text, kinds) => expect(kindsIn(text)).toEqual(kinds));
});

describe('a number in a spelling of anybody’s', () => {
  const signs = [
    ...'-—·._/、,;:~|+*^=#',
    '——',
    ' - ',
    '、 ',
    ' ',
    '\u3000',
    '\u2003',
    '…',
    '&nbsp;',
    '&ndash;',
    '\u200b',
    '',
    ') ',
  ];
  const scripts = [
    (text: string) => text,
    (text: string) => text.replace(/\d/g, fullWidth),
    (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + +digit)),
    (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + +digit)),
  ];
  const heads = ['', '1.', '12.', '3、', '（4）', '⑤', '电话', 'zhang', '6) ', '7-', '张三', '\n', '：'];
  const tails = ['', '。', '、', '；', '\n', '（张三）', '李四', '.'];
  const spelled = (number: fc.Arbitrary<string>, ways: readonly (readonly number[])[]) =>
    fc
      .record({
        number,
        way: fc.constantFrom(...ways),
        sign: fc.constantFrom(...signs),
        script: fc.constantFrom(...scripts),
        head: fc.constantFrom(...heads),
        tail: fc.constantFrom(...tails),
      })
      .map(({ number: text, way, sign, script, head, tail }) => `${head}${script(inGroups(text, way, sign))}${tail}`);

  test('is found', () => {
    const texts = fc.oneof(
      spelled(mobile, [[11], [3, 4, 4]]),
      spelled(idNumber, [[18], [6, 8, 4], [6, 4, 4, 4], [6, 4, 2, 2, 4], [3, 3, 4, 4, 4], [6, 12], [6, 8, 3, 1]]),
      spelled(
        card.filter((digits) => digits.startsWith('62')),
        [[19], [4, 4, 4, 4, 3]],
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(findPersonalData(text).length, text).toBeGreaterThan(0);
        // the first look at a text lets none of them pass
        expect(mayHoldNumbers(text), text).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what looks like it and is not', () => {
  test.each([
    ['索引号', '索引号：A0003-2024-048，11341802556345493F/202201-00014'],
    ['文号', '沪松委组〔2017〕31号、沪闵财预〔2021〕193号'],
    ['项目编码', '51092324T000010263357-2023年补助资金；项目编码：13000021000'],
    ['统一社会信用代码', '统一社会信用代码 91310000631130007X'],
    ['金额', '13800138000元、13,800,138,000.00、18512345678.00、1720000.00 1171028.93'],
    ['算出来的比率', '156.82352941'],
    ['校验值', '549f7413ec1b3a8759bfc75209d5214a0da61f58974b2ea89761f6f34bdc479c'],
    ['网址', 'https://www.example.gov.cn/13800138000.html?tel=13800138000'],
    ['公开电话', '公开电话 021-62345678，监督电话：12345'],
    ['电话后是地名或科室', '021-62345678（黄浦区）、021-62345678（办公室）'],
    ['校验不对的长号', '110105194912310021、6222021234567890121'],
    ['数量和金额', '13800138000人次、￥13800138000、金额：15000000000、13800138000平方米'],
    ['两行各是一个数', '150\n12000000\n1500000\n2000'],
    ['文号里的号', '第13800138000号'],
    ['十五位的编号', '流水号310117490101002、110105491231002'],
    ['遮住的号码', '138****8000、110105********002X、6222***********128'],
    ['并列的数', '分别为150、3000、2000，150、3000、2000万元，1999、2000、2001、2002'],
    ['表格里的数', '| 150 | 3000 | 2000 |\n150\n3000\n2000'],
    ['小数', '0.13800138000、1234.13800138000、62.22021234567890128、1.380013'],
    ['不存在的日子', '110105198502290023 身份证110105850229002'],
    ['科目编码', '2080109-30201、2080110 30299、51092324T000010263357'],
    ['日期', '2021-06-18 2022-07-19，2023年1月至8月'],
  ])('%s', (_, text) => expect(findPersonalData(text)).toEqual([]));

  test('no amount in 元 or 万元 is a telephone', () => {
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), digits(2), fc.constantFrom('', '元', '万元'));
    fc.assert(
      fc.property(amount, ([whole, part, unit]) => {
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
        for (const text of [`${whole}.${part}${unit}`, `${grouped}.${part}${unit}`, `${grouped}${unit || '元'}`])
          expect(findPersonalData(text)).toEqual([]);
      }),
    );
  });

  test('no text at all makes it fail or takes it long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void findPersonalData(text)));
    const hostile = [
      '1 '.repeat(20_000),
      '138-'.repeat(10_000),
      `${'a'.repeat(30_000)}@`,
      '0'.repeat(50_000),
      'a@a.'.repeat(10_000),
      '1\n'.repeat(20_000),
      '<b '.repeat(20_000),
      '&#'.repeat(20_000),
      '1\u200b'.repeat(20_000),
    ];
    const start = performance.now();
    for (const text of hostile) findPersonalData(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
