import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../site/build-fixture.ts';
import { ROOT } from '../site/folders.ts';
import { RECORD, recordWith, writeContent } from './content-folder.ts';

const ID = '2023/jiedao/dangjian.self-evaluation';
/** A total of points above what its rows give, and a rate that 23.42 ÷ 25.00 does not give. */
const WRONG = recordWith('executed: "1,171,028.93", weight', 'adjusted: "25.00", executed: "23.42", weight')
  .replace('funds:', 'publication: { status: draft, publisher: 某某街道办事处 }\nfunds:')
  .replace('publication: { status: published, date: 2024-02-29 }\n', '');
const waive = (path: string): string =>
  `waivers:\n  - { rule: execution-rate, path: ${path}, reason: 财政局批复, by: 财务科, date: 2024-05-20 }\n`;

const audit = (record: string, ...args: string[]) => {
  const folder = writeContent({ [RECORD]: record });
  const { status, output } = runCommand('audit', ['--content', folder, ...args]);
  return { status, output, file: relative(ROOT, join(folder, RECORD)) };
};
const auditJson = (record: string, ...args: string[]) => {
  const { status, output, file } = audit(record, '--json', ...args);
  return {
    status,
    file,
    json: JSON.parse(output) as { findings: Record<string, unknown>[] } & Record<string, unknown>,
  };
};

describe('the audit command', () => {
  test('tells of each finding where it is, the figures and what to do, and ends with status 1 for an error', () => {
    const { status, output, file } = audit(WRONG, '--rule', 'execution-rate');
    expect(status).toBe(1);
    expect(output).toBe(
      [
        `${ID}  绩效自评表“社区党建(二级构成)”：1处错误`,
        `  ${file}:8  错误  年度资金总额的执行率印作98.07%，而23.42元÷25.00元＝93.68%。（execution-rate）`,
        '      印作 98.07%，应为 93.68，相差 +4.39',
        '      依据：年度资金总额·全年预算数 25.00；年度资金总额·全年执行数 23.42',
        '      → 先核对预算数和执行数；数没有录错，就请填表单位更正执行率。',
        '',
        '按1条规则核对了2张表：1处错误。',
        '数字之间的关系：不符1处。',
        '',
      ].join('\n'),
    );
  });

  test('prints the same for programs, under keys that do not change', () => {
    const { status, json, file } = auditJson(WRONG, '--rule', 'execution-rate');
    expect(status).toBe(1);
    expect(Object.keys(json)).toEqual(['records', 'rules', 'findings', 'counts']);
    expect(json).toMatchObject({ records: 2, rules: 1, counts: { error: 1, warning: 0, waived: 0, contradiction: 1 } });
    expect(json.findings).toEqual([
      {
        ...{ rule: 'execution-rate', severity: 'error', verdict: 'contradiction', record: ID, at: 'funds.0.rate' },
        because: ['funds.0.adjusted', 'funds.0.executed'],
        message: '年度资金总额的执行率印作98.07%，而23.42元÷25.00元＝93.68%。',
        ...{ printed: '98.07%', expected: '93.68', difference: '+4.39' },
        advice: '先核对预算数和执行数；数没有录错，就请填表单位更正执行率。',
        ...{ file, line: 8, waived: false },
      },
    ]);
  });

  test('ends with status 0 where the errors are waived, and says who did it', () => {
    const { status, output } = audit(`${WRONG}${waive('funds.0.rate')}`, '--rule', 'execution-rate');
    expect(status).toBe(0);
    expect(output).toContain('豁免：财政局批复（财务科，2024-05-20）');
    expect(output).toContain('按1条规则核对了2张表：1处已豁免。');
  });

  test('does not take a waiver of another place for one of this', () => {
    const { status, json } = auditJson(`${WRONG}${waive('funds.1.rate')}`, '--rule', 'execution-rate');
    expect(status).toBe(1);
    expect(json.findings.map(({ rule, at, waived }) => [rule, at, waived])).toEqual([
      ['execution-rate', 'funds.0.rate', false],
      ['waiver-unused', 'waivers.0', false],
    ]);
  });

  test.each([ID, `content/records/${ID}.yaml`])('audits the one record %s', (name) => {
    const { json } = auditJson(WRONG, '--record', name);
    expect(json['records']).toBe(1);
    expect(new Set(json.findings.map(({ record }) => record))).toEqual(new Set([ID]));
  });

  test.each([
    [['--rule', 'execution-rat'], '是不是“execution-rate”'],
    [['--rule', 'nothing-like-it'], '规则有：number-readable'],
    [['--record', '2023/jiedao/meiyou.target'], '没有记录“2023/jiedao/meiyou.target”'],
    [['--nonsense'], '参数写错了'],
    [['extra'], '参数写错了'],
  ])('ends with status 2 for %j', (args, message) => {
    const { status, output } = audit(WRONG, ...args);
    expect(status).toBe(2);
    expect(output).toContain(message);
  });

  test('ends with status 1 where the content cannot be read, and with 0 for its help', () => {
    const { status, output } = audit(WRONG.replace('funds:', 'fund:'));
    expect([status, output]).toEqual([1, expect.stringContaining('fund')]);
    const help = runCommand('audit', ['--help']);
    expect([help.status, help.output]).toEqual([0, expect.stringMatching(/^用法：mingzhang audit/)]);
  });

  test('holds a pasted paragraph against the records, number by number', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingzhang-paragraph-'));
    const paragraph = (average: string): { status: number | null; output: string } => {
      const file = join(folder, 'paragraph.txt');
      writeFileSync(file, `中共上海市崇明区委员会社会工作部2024年度绩效自评的项目4个，平均得分${average}分。`);
      return runCommand('audit', ['--paragraph', file]);
    };
    expect(paragraph('97.56')).toMatchObject({ status: 0, output: expect.stringContaining('✓ 相符  97.56') as string });
    expect(paragraph('98.56')).toMatchObject({ status: 1, output: expect.stringContaining('✗ 不符  98.56') as string });
    expect(runCommand('audit', ['--paragraph', join(folder, 'nothing.txt')]).status).toBe(2);
    rmSync(folder, { recursive: true });
  });
});
