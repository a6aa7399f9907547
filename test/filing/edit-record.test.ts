import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAliases, editRecord } from '../../src/filing/edit-record.ts';
import { writeRecord, writeYaml } from '../../src/filing/record-text.ts';
import { parseFrontMatter } from '../../src/io/front-matter.ts';
import { parseYaml } from '../../src/io/yaml.ts';
import { RECORD } from '../io/import/sample-record.ts';

const COMMENTED = writeRecord(RECORD)
  .replace('kind:', '# 王某核对过\nkind:')
  .replace('score: "50" }', 'score: "50" } # 依据：台账')
  .replace('publication: { status: draft }', 'publication: { status: published, publisher: 某某街道办事处 }');
const change = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return text.replace(from, to);
};
const [first, second] = RECORD.indicators;

describe('a record as a file', () => {
  test('has the layout of the house: rows in one line, texts in double quotes', () => {
    expect(writeRecord(RECORD)).toBe(
      [
        'kind: self-evaluation',
        'title: 财政项目支出绩效自评表',
        'year: "2023"',
        'project: 社区党建',
        'department: 某某街道办事处',
        'currency: 元',
        'funds:',
        '  - { source: total, label: "年度资金总额", initial: "100.00", adjusted: "100.00", executed: "90.00", rate: "90.00%" }',
        'goal:',
        '  expected: "办好活动。"',
        '  actual: "办了活动。"',
        'indicators:',
        '  - { level1: 产出指标, level2: 数量指标, name: 活动次数, target: "≥30次", actual: "31次", weight: "50", score: "50" }',
        '  - { level1: 满意度指标, level2: 满意度指标, name: 群众满意度, target: "≥90%", actual: "-", weight: "40", score: "40" }',
        'total: { weight: "100", score: "99" }',
        'grade: 优',
        'source: { file: "表.html", sha256: "ab", part: "1" }',
        'publication: { status: draft }',
        '',
      ].join('\n'),
    );
  });

  test('whatever texts it holds, reads back as what was written', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((part) => part.isWellFormed() && !part.includes('\0'));
    const odd = fc.oneof(
      text,
      fc.constantFrom(
        '',
        '-',
        '~',
        'null',
        '=365天',
        ': a',
        '# b',
        "'",
        '"',
        'a\nb',
        '\u2028',
        '\u0007',
        '{',
        '<<',
        '执行率(%)',
        ' 空 ',
      ),
    );
    const fields = fc.record({
      title: odd,
      name: odd,
      goal: fc.record({ expected: odd }),
      indicators: fc.array(fc.record({ name: odd, target: odd })),
      labels: fc.dictionary(odd, odd, { maxKeys: 3 }),
    });
    fc.assert(
      fc.property(fields, (record) => {
        expect(parseYaml(writeRecord(record)).value).toEqual({ ...record, labels: { ...record.labels } });
      }),
    );
  });
});

describe('an existing file that gets new values', () => {
  test('changes where a text changed, and nowhere else', () => {
    const record = { ...RECORD, indicators: [{ ...first!, score: '49.5' }, second!], grade: '良' };
    const expected = change(change(COMMENTED, 'score: "50"', 'score: "49.5"'), 'grade: 优', 'grade: 良');
    expect(editRecord(COMMENTED, 'yaml', record)).toBe(expected);
  });

  test('keeps an indentation, spaces and line ends that are not those of the house', () => {
    const own = change(COMMENTED, '  expected: "办好活动。"', '    expected:   办好活动。')
      .replace('  actual: "办了', '    actual: "办了')
      .replace(/\n/g, '\r\n');
    const record = { ...RECORD, goal: { expected: '办好: 活动', actual: '办了活动。' } };
    expect(editRecord(own, 'yaml', record)).toBe(change(own, '  办好活动。', '  "办好: 活动"'));
  });

  test('keeps comments where rows and columns come and go', () => {
    const added = { level1: '产出指标', level2: '质量指标', name: '合格率', target: '100%' };
    const { grade: _, ...rest } = RECORD;
    const record = { ...rest, implementer: '某某中心', indicators: [added, first!] };
    const edited = editRecord(COMMENTED, 'yaml', record);
    expect(edited).toContain('# 王某核对过');
    expect(edited).toMatch(/name: 活动次数.*# 依据：台账/);
    expect(edited).toMatch(/department: 某某街道办事处\nimplementer: 某某中心\ncurrency/);
    const { publication, ...values } = parseYaml(edited).value as Record<string, unknown>;
    const { publication: __, ...wanted } = record;
    expect(values).toEqual(wanted);
    expect(publication).toEqual({ status: 'published', publisher: '某某街道办事处' });
  });

  test('reads as the new values whatever both versions hold, with the publication of the old', () => {
    const text = fc.constantFrom('', '-', '90%', '达成', 'a: b', '甲\n乙', '≥1');
    const row = fc.record({ name: fc.constantFrom('甲', '乙', '丙'), score: text }, { requiredKeys: ['name'] });
    const version = fc.record(
      {
        title: text,
        goal: fc.record({ expected: text, actual: text }, { requiredKeys: [] }),
        indicators: fc.array(row, { maxLength: 5 }),
        grade: text,
      },
      { requiredKeys: ['title', 'indicators'] },
    );
    fc.assert(
      fc.property(version, version, (before, after) => {
        const written = writeRecord({ ...before, publication: { status: 'published' } });
        const edited = editRecord(written, 'yaml', { ...after, publication: { status: 'draft' } });
        expect(parseYaml(edited).value).toEqual({ ...after, publication: { status: 'published' } });
      }),
    );
  });

  test('a narrative gets its new text, and keeps its front matter', () => {
    const record = {
      kind: 'narrative',
      title: '说明',
      body: '## 一、概述\n\n旧的。',
      publication: { status: 'draft' },
    };
    const written = writeRecord(record).replace('title:', '# 待核\ntitle:');
    const edited = editRecord(written, 'md', { ...record, body: '## 一、概述\n\n新的。' });
    expect(edited).toBe(change(written, '旧的。', '新的。'));
    expect(parseFrontMatter(edited).body).toBe('## 一、概述\n\n新的。');
  });

  test('a JSON record stays JSON', () => {
    const before = JSON.stringify({ ...RECORD, publication: { status: 'withdrawn' } });
    expect(JSON.parse(editRecord(before, 'json', { ...RECORD, grade: '良' }))).toEqual({
      ...RECORD,
      grade: '良',
      publication: { status: 'withdrawn' },
    });
  });

  test('a project gets another name, beside those it has', () => {
    expect(addAliases('# 老项目\nname: 社区党建\nparent: dazu\n', ['“社区”党建'])).toBe(
      '# 老项目\nname: 社区党建\naliases:\n  - "“社区”党建"\nparent: dazu\n',
    );
    expect(addAliases(writeYaml({ name: '甲', aliases: ['乙'] }), ['丙'])).toBe(
      writeYaml({ name: '甲', aliases: ['乙', '丙'] }),
    );
  });
});
