import { describe, expect, test } from 'vitest';
import { composeParagraph } from '../../src/core/paragraph/compose.ts';
import { countYear } from '../../src/core/paragraph/figures.ts';
import { reportParagraph, UnclearParagraph } from '../../src/io/report-paragraph.ts';
import { SAMPLE_PORTAL } from '../core/history/portal-content.ts';

const unit = SAMPLE_PORTAL.units.find(({ slug }) => slug === 'yangli-jiedao')!;
const own = (year: string): string => composeParagraph(countYear(unit, year, SAMPLE_PORTAL.content.site.grades)).text;

describe('the check of a pasted paragraph', () => {
  test('recognises unit and year, and says every number once with its verdict', () => {
    const { text, json, differs } = reportParagraph(own('2023'), SAMPLE_PORTAL, {});
    expect(differs).toBe(false);
    expect(text).toContain('样例街道办事处（样例数据）2023年度，段落里有18个数：相符15个，不符0个，无法核对3个。');
    expect(JSON.parse(json)).toMatchObject({ unit: 'yangli-jiedao', year: '2023' });
    expect((JSON.parse(json) as { numbers: unknown[] }).numbers).toHaveLength(18);
  });

  test('of another year differs, and says what the records have', () => {
    const { text, differs } = reportParagraph(own('2023'), SAMPLE_PORTAL, { year: '2022' });
    expect(differs).toBe(true);
    expect(text).toMatch(/✗ 不符 {2}2023 {2}年度：按记录应是2022，/);
  });

  test('under a name that is not in it is checked with a warning', () => {
    const asked = { unit: 'yangli-jiaoyuju' };
    expect(reportParagraph(own('2023'), SAMPLE_PORTAL, asked).text).toMatch(/^注意：段落里没有出现“样例区教育局/);
    expect(reportParagraph(own('2023'), SAMPLE_PORTAL, {}).text).not.toContain('注意');
  });

  test.each([
    ['没有名称', {}, /认不出单位，请加 --unit/],
    [unit.unit.name, {}, /认不出年度，请加 --year/],
    [unit.unit.name, { year: '24' }, /年度“24”应是四位数字/],
    [unit.unit.name, { year: '1999' }, /没有.*1999年的表，无从核对。有表的年度：2021、2022、2023、2024/],
    [own('2023'), { unit: 'meiyou' }, /没有单位“meiyou”。单位有：yangli-jiaoyuju（/],
  ])('%# says what it needs to know', (text, asked, message) => {
    expect(() => reportParagraph(text, SAMPLE_PORTAL, asked)).toThrow(UnclearParagraph);
    expect(() => reportParagraph(text, SAMPLE_PORTAL, asked)).toThrow(message);
  });
});
