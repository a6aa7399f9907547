import { describe, expect, it } from 'vitest';
import { showFormatted } from '../../src/importers/workbook/format-number.ts';

const ACCOUNTING = '_ [$¥-804]* #,##0.00_ ;_ [$¥-804]* -#,##0.00_ ;_ [$¥-804]* "-"??_ ;_ @_ ';
const SCALED = '[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0';
const OFFICE_HEADING = '¥#,##0.00;[红色]¥-#,##0.00';

/** What Excel shows in Chinese; LibreOffice shows the same but where a line says otherwise. */
const SHOWN: readonly (readonly [code: string, value: number | string, shown: string])[] = [
  // tens of thousands and hundreds of millions: a comma at the end divides by a thousand, the point is a plain sign
  ['0\\.0,"万"', 800000, '80.0万'],
  ['0\\.0,"万"', 6200, '0.6万'],
  ['0\\.0,"万"', -834700, '-83.5万'],
  ['0"."0,"万"', 800000, '80.0万'],
  ['0!.0,"万"', 800000, '80.0万'], // LibreOffice: 800!.0万
  ['0!.0000"万元"', 834700, '83.4700万元'], // LibreOffice: 834700!.0000万元
  ['0\\.00,,"亿"', 1234567890, '12.35亿'],
  ['0.00,,"百万"', 1234567, '1.23百万'],
  ['#,##0.00"万"', 83.47, '83.47万'],
  ['0.0万', 80, '80.0万'],
  ['0"万"0000', 83470000, '8347万0000'],
  ['#,##0,', 834700, '835'],
  [SCALED, 923456789, '9.23亿'],
  [SCALED, 834700, '83.5万'],
  [SCALED, 99, '99'],
  // money
  ['[$¥-804]#,##0.00', 1234.5, '¥1,234.50'],
  ['[$￥-804]#,##0.00;[$￥-804]-#,##0.00', -1234.5, '￥-1,234.50'],
  ['"￥"#,##0.00', 12, '￥12.00'],
  [OFFICE_HEADING, -12, '¥-12.00'], // LibreOffice: -12
  ['_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', 12.3, '¥12.30'],
  [ACCOUNTING, 0, '¥-'],
  [ACCOUNTING, '无', '无'],
  ['#,##0.00_);[Red]\\(#,##0.00\\)', -3.2, '(3.20)'],
  ['#,##0.00 "元"', 5, '5.00 元'],
  // zeros and whole values that are not shown
  ['0.00;-0.00;;@', 0, ''],
  ['#,##0;;', -5, ''],
  [';;;', 5, ''],
  [';;;', '字', ''],
  ['#', 0, ''],
  ['0;;"无"', 0, '无'],
  // halves are rounded up in the decimal number, as it is typed
  ['0.00', 1.005, '1.01'],
  ['0.00', 2.675, '2.68'],
  ['0%', 0.285, '29%'], // LibreOffice: 28%
  ['0.00%', 0.98775, '98.78%'],
  ['0.0', -0.25, '-0.3'],
  ['0.00', 83.47, '83.47'],
  // dates and times
  ['yyyy"年"m"月"d"日"', 45292, '2024年1月1日'],
  ['yyyy年m月', 45292, '2024年1月'],
  ['[$-804]aaaa', 45292, '星期一'],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 45301, '二〇二四年一月十日'],
  ['[$-F800]dddd, mmmm dd, yyyy', 45292, '2024年1月1日'], // LibreOffice follows its own language
  ['yyyy.m', 45292, '2024.1'],
  ['yyyy-mm-dd', 45292, '2024-01-01'],
  ['mmm-yy', 45292, 'Jan-24'],
  ['上午/下午h"时"mm"分"', 0.6, '下午2时24分'], // LibreOffice: 0.6
  ['h:mm AM/PM', 0.6, '2:24 PM'],
  ['[h]:mm', 1.5, '36:00'],
  // numbers in words
  ['[DBNum1][$-804]General', 8347, '八千三百四十七'],
  ['[DBNum2][$-804]General"元整"', 10500, '壹万零伍佰元整'],
  ['[DBNum2][$-804]0.00', 83.47, '捌拾叁点肆柒'],
  ['[DBNum2][$-804]General', 100000000, '壹亿'],
  ['[DBNum3]General', 120, '１２０'],
  // percents, fractions, texts
  ['0.00%', 0.8619, '86.19%'],
  ['# ?/?', 0.5, '1/2'],
  ['0.00E+00', 12345, '1.23E+04'],
  ['"≥"0.0%', 0.95, '≥95.0%'],
  ['≥0"人次"', 500, '≥500人次'],
  ['0次', 5, '5次'],
  ['"约"@"人次"', '500', '约500人次'],
  ['0;0;0;"说明："@', '文字', '说明：文字'],
  ['@', '00123', '00123'],
  ['00000', 123, '00123'],
  // general: eleven digits
  ['General', 12345678901, '12345678901'],
  ['General', 123456789012, '1.23457E+11'], // LibreOffice: 123456789012
  ['General', 0.1 + 0.2, '0.3'],
  ['General', 1234567.891234, '1234567.891'], // LibreOffice: all digits
  ['General"万元"', 83.47, '83.47万元'],
  ['G/通用格式"人"', 83, '83人'], // the name of General in Chinese
  // colours and conditions
  ['[红色][<60]0;[蓝色]0', 50, '50'],
  ['[=1]"是";[=0]"否"', 0, '否'],
];

describe('a number under its format', () => {
  it.each(SHOWN)('%s shows %s as %s', (code, value, shown) => {
    expect(showFormatted(value, code)).toBe(shown);
  });

  it('counts days from 1904 where the workbook says so, and leaves other numbers alone', () => {
    expect(showFormatted(43830, 'yyyy-mm-dd', true)).toBe('2024-01-01');
    expect(showFormatted(43830, '0', true)).toBe('43830');
  });

  it('says nothing about a format that nobody can read', () => {
    expect(showFormatted(5, '[[[')).toBeUndefined();
  });
});
