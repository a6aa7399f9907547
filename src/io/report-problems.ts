import type { Problem } from './problem.ts';

const WORDS = { error: '错误', warning: '注意' };

const countOf = (problems: readonly Problem[], level: Problem['level']): number =>
  problems.filter((problem) => problem.level === level).length;

const describe = ({ level, file, line, column, message, advice }: Problem): string =>
  `${file}:${line}:${column}  ${WORDS[level]}：${message}\n    → ${advice}`;

/**
 * Problems for a terminal, grouped by file in the order given: `file:line:column`, what is wrong, and what to do; a count
 * at the end.
 */
export function describeProblems(problems: readonly Problem[]): string {
  const groups = Map.groupBy(problems, ({ file }) => file);
  const blocks = [...groups.values()].map((group) => group.map(describe).join('\n'));
  const counts = [
    [countOf(problems, 'error'), '处错误'],
    [countOf(problems, 'warning'), '处要注意'],
  ].filter(([count]) => count);
  const words = counts.map((pair) => pair.join(' ')).join('，');
  return [...blocks, words ? `${groups.size} 个文件里共有 ${words}。` : '没有问题。'].join('\n\n');
}

/** The same for other programs: the two counts and every problem, as JSON. */
export const problemsAsJson = (problems: readonly Problem[]): string =>
  JSON.stringify(
    { errors: countOf(problems, 'error'), warnings: countOf(problems, 'warning'), problems },
    undefined,
    2,
  );
