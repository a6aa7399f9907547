import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { explainArguments } from '../../src/command/command-line.ts';

const explain = (...args: string[]): string => {
  try {
    parseArgs({ args, options: { content: { type: 'string' }, json: { type: 'boolean' } } });
  } catch (error) {
    return explainArguments(error as Error);
  }
  throw new Error('these words are right');
};

test.each([
  [['--contnet', 'a'], '没有“--contnet”这个选项'],
  [['-x'], '没有“-x”这个选项'],
  [['--content'], '“--content”后面要写一个值'],
  [['--content', '--json'], '“--content”的值以“-”开头，要写成 --content=值'],
  [['--json=a'], '“--json”后面不写值'],
  [['自评表.xlsx'], '“自评表.xlsx”是多出来的'],
])('%j is explained to a clerk', (args, words) => expect(explain(...args)).toBe(words));
