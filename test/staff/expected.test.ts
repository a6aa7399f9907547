import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { BEFORE } from './staff-content.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'expected-'));
  cpSync(BEFORE, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(text: string): string[] {
  writeFileSync(join(folder, 'expected.yaml'), text);
  return loadContent(folder, { visibility: 'all' })
    .problems.filter(({ level }) => level === 'error')
    .map(({ file, line, message }) => `${file.split('/').at(-1)}:${line} ${message}`);
}
const line = (more: string): string => `expected:\n  - { unit: minhang-xinzhuang, year: "2023", ${more} }\n`;

describe('the list of what has to be published', () => {
  test('need not exist, and is read where it does', () => {
    expect(loadContent(folder, { visibility: 'all' }).content!.expected).toBeUndefined();
    expect(problemsOf(line('forms: [evaluation-report], projects: [_department]'))).toEqual([]);
    expect(problemsOf(line('forms: [target], due: "2024-06-30"'))).toEqual([]);
    expect(loadContent(folder, { visibility: 'all' }).content!.expected).toEqual([
      { unit: 'minhang-xinzhuang', year: '2023', forms: ['target'], due: '2024-06-30' },
    ]);
  });

  test.each([
    [
      'a unit that does not exist',
      line('forms: [target]').replace('minhang-xinzhuang', 'minhang-xinzhuan'),
      /expected\.yaml:2 没有单位“minhang-xinzhuan”/,
    ],
    [
      'a project that does not exist',
      line('forms: [target], projects: [meiyou]'),
      /expected\.yaml:2 单位“minhang-xinzhuang”没有项目“meiyou”/,
    ],
    ['a form that does not exist', line('forms: [mubiao]'), /expected\.yaml:2 .*表的种类/],
    ['a key with a slip', line('forms: [target], deu: "2024-06-30"'), /expected\.yaml:2 .*“deu”/],
    ['a day that does not exist', line('forms: [target], due: "2024-02-30"'), /expected\.yaml:2 .*最晚公开日期/],
    ['a year that is none', line('forms: [target]').replace('"2023"', '"23"'), /expected\.yaml:2 .*年度/],
  ])('is refused with %s, at its line', (_, text, message) => {
    expect(problemsOf(text).join('\n')).toMatch(message);
  });
});
