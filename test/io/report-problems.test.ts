import { expect, test } from 'vitest';
import type { Problem } from '../../src/io/problem.ts';
import { describeProblems, problemsAsJson } from '../../src/io/report-problems.ts';

const problem = (file: string, line: number, level: Problem['level'] = 'error'): Problem => ({
  level,
  file,
  line,
  column: 3,
  message: `坏${line}`,
  advice: `改${line}。`,
});
const PROBLEMS = [problem('a.yaml', 1), problem('b.yaml', 2), problem('a.yaml', 4, 'warning')];

test('a terminal gets problems by file, each with its place and what to do, and how many there are', () => {
  expect(describeProblems(PROBLEMS)).toBe(
    [
      'a.yaml:1:3  错误：坏1',
      '    → 改1。',
      'a.yaml:4:3  注意：坏4',
      '    → 改4。',
      '',
      'b.yaml:2:3  错误：坏2',
      '    → 改2。',
      '',
      '2 个文件里共有 2 处错误，1 处要注意。',
    ].join('\n'),
  );
});

test('only the counts that are not zero are told', () => {
  expect(describeProblems([problem('a.yaml', 1, 'warning')])).toMatch(/1 个文件里共有 1 处要注意。$/);
  expect(describeProblems([])).toBe('没有问题。');
});

test('programs get the same as JSON', () => {
  expect(JSON.parse(problemsAsJson(PROBLEMS))).toEqual({ errors: 2, warnings: 1, problems: PROBLEMS });
});
