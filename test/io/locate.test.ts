import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/io/locate.ts';
import { findLines } from '../../src/io/yaml-lines.ts';
import { parseYaml } from '../../src/io/yaml.ts';
import { REAL } from '../core/library/real-content.ts';
import { SOUND, writeContent } from './content-folder.ts';

const OWN = join(import.meta.dirname, '../../content');
const RECORD = '2023/jiedao/dangjian.self-evaluation';

/** The paths of all texts of a record. */
function pathsOf(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return [path.join('.')];
  return Object.entries(value as object).flatMap(([key, part]) => pathsOf(part, [...path, key]));
}

describe('the line of a part of a record', () => {
  const tables = REAL.content.forms.filter(({ kind }) => kind !== 'narrative');

  test.each(tables.map(({ id, record }) => [id, record] as const))(
    'in %s is the one that the places of faults give, too',
    (id, record) => {
      const text = readFileSync(join(OWN, 'records', `${id}.yaml`), 'utf8');
      const { position } = parseYaml(text);
      const paths = pathsOf(record);
      expect(paths.length).toBeGreaterThan(60);
      expect(findLines(text, paths)).toEqual(paths.map((path) => position(path.split('.')).line));
    },
  );

  test('is that of what is around it where it is not there', () => {
    const text = 'kind: target\nfunds:\n  - { label: 总额 }\n  - label: 其他\n    amount: "1"\n';
    const paths = ['kind', 'funds', 'funds.0.amount', 'funds.1', 'funds.1.amount', 'funds.7.amount', 'grade', ''];
    expect(findLines(text, paths)).toEqual([1, 2, 3, 4, 5, 2, 1, 1]);
  });

  test('is found whatever the line ends and the sort of value', () => {
    const text = 'goal:\r\n  expected: >-\r\n    一\r\n    二\r\n  actual: "三"\r\nlist:\r\n- [a, {b: c}]\r\n- d\r\n';
    expect(findLines(text, ['goal.actual', 'list.0.1.b', 'list.1'])).toEqual([5, 7, 8]);
  });
});

describe('a place', () => {
  test('names the file from the working directory, whatever its ending', () => {
    const { record } = REAL.content.forms.find(({ kind }) => kind === 'target')!;
    const folder = writeContent({
      'records/2024/jiedao/dangjian.target.yml': 'kind: target\nyear: "2024"\n',
      'records/2024/jiedao/dangjian.tracking.json': JSON.stringify({ ...record, kind: 'tracking' }, undefined, 1),
    });
    const fileOf = (id: string, at: string) => {
      const [place] = locate(folder, id, [{ at }]);
      return `${relative(folder, place!.file)}:${place!.line}`;
    };
    expect(fileOf(RECORD, 'funds.0.rate')).toBe(`records/${RECORD}.yaml:7`);
    expect(fileOf('2024/jiedao/dangjian.target', 'year')).toBe('records/2024/jiedao/dangjian.target.yml:2');
    expect(fileOf('2024/jiedao/dangjian.tracking', 'title')).toBe('records/2024/jiedao/dangjian.tracking.json:3');
  });

  test('in prose is the line of the words that are quoted, or its beginning', () => {
    const head = (SOUND['records/2023/jiedao/dangjian.narrative.md'] as string).split('\n').slice(0, 9).join('\r\n');
    const folder = writeContent({
      'records/2023/jiedao/dangjian.narrative.md': `${head}\r\n\r\n## 一、概述\r\n\r\n具体见表格。\r\n`,
    });
    const parts = [
      { at: 'body' },
      { at: 'body', printed: '具体见表格' },
      { at: 'body', printed: '没有' },
      { at: 'title' },
    ];
    expect(locate(folder, '2023/jiedao/dangjian.narrative', parts).map(({ line }) => line)).toEqual([11, 13, 11, 3]);
  });

  test('of a record that has gone is an error', () => {
    expect(() => locate(writeContent(), '2023/jiedao/meiyou.target', [{ at: 'year' }])).toThrow('找不到记录');
  });
});
