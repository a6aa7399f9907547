import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { targetOf } from '../../../src/io/import/known-content.ts';
import { saveRecord } from '../../../src/io/import/save-record.ts';
import { parseYaml } from '../../../src/io/yaml.ts';
import { RECORD, SOUND, writeContent } from '../content-folder.ts';

/* 样例数据. */
const THERE = `# 王某录\n${SOUND[RECORD] as string}`;
const record = parseYaml(THERE).value as Record<string, unknown>;
const open = () => {
  const folder = writeContent({ [RECORD]: THERE });
  const save = (asked: unknown): readonly string[] => saveRecord(asked, targetOf(join(folder, 'records')));
  return { save, read: (path: string): string => readFileSync(join(folder, path), 'utf8') };
};

describe('a record saved from a page', () => {
  test('takes the place of the one it was made over, with what staff wrote there', () => {
    const { save, read } = open();
    expect(save({ record: { ...record, title: '改过的标题' }, basis: THERE })).toHaveLength(1);
    expect(read(RECORD)).toContain('改过的标题');
    expect(read(RECORD)).toMatch(/^# 王某录\n/);
    expect((parseYaml(read(RECORD)).value as typeof record)['publication']).toEqual(record['publication']);
  });

  test('is never public by itself, whatever the page says', () => {
    const { save, read } = open();
    const asked = { ...record, year: '2019', publication: { status: 'published' } };
    expect(save({ record: asked, basis: null })).toHaveLength(1);
    expect(read(RECORD.replace(/\/\d{4}\//, '/2019/'))).toContain('status: draft');
  });

  test('is refused, and nothing is written, where the file has changed, or the record is none', () => {
    const { save, read } = open();
    for (const [asked, why] of [
      [{ record: { ...record, title: '改' }, basis: THERE.replace('王某', '李某') }, '别处被改动'],
      [{ record: { ...record, title: '改' }, basis: null }, '别处被改动'],
      [{ record: { ...record, year: '明年' }, basis: null }, '没有保存'],
      [{ record: { kind: '../../etc' }, basis: null }, '不是一张表'],
      ['', '不是一张表'],
    ] as const)
      expect(() => save(asked), why).toThrow(why);
    expect(read(RECORD)).toBe(THERE);
  });
});
