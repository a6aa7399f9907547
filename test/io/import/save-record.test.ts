import { readFileSync, writeFileSync } from 'node:fs';
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
  const save = (asked: unknown): readonly string[] =>
    saveRecord(asked, targetOf(join(folder, 'records')), '2026-05-20');
  const at = (path: string): string => join(folder, path);
  return { save, at, read: (path: string): string => readFileSync(at(path), 'utf8') };
};

describe('a record saved from a page', () => {
  test('takes the place of the one it was made over, with what staff wrote there', () => {
    const { save, read } = open();
    const asked = { record: { ...record, title: '改过的标题' }, basis: THERE };
    // it is public: why it says something else now is written beside it
    expect(() => save(asked)).toThrow('没有写更正理由');
    expect(read(RECORD)).toBe(THERE);
    expect(save({ ...asked, correction: { reason: '录入时看错', by: '王某' } })).toHaveLength(2);
    expect(read(RECORD)).toContain('改过的标题');
    expect(parseYaml(read('corrections/2026/0001.yaml')).value).toMatchObject({
      ...{ path: 'title', old: record['title'], new: '改过的标题', reason: '录入时看错', by: '王某' },
      date: '2026-05-20',
    });
    expect(read(RECORD)).toMatch(/^# 王某录\n/);
    expect((parseYaml(read(RECORD)).value as typeof record)['publication']).toEqual(record['publication']);
  });

  test('is never public by itself, whatever the page says', () => {
    const { save, read } = open();
    const asked = { ...record, year: '2019', publication: { status: 'published' } };
    expect(save({ record: asked, basis: null })).toHaveLength(1);
    expect(read(RECORD.replace(/\/\d{4}\//, '/2019/'))).toContain('status: draft');
  });

  test('takes what a page says of its publication and its reasons, but not who approved it', () => {
    const { save, read } = open();
    const waiver = {
      rule: 'execution-rate',
      path: 'funds.0.rate',
      reason: '样例理由',
      by: '样例科',
      date: '2026-05-20',
    };
    const staff = { publication: { publisher: '样例发布机构', index: 'A-1' }, waivers: [waiver] };
    const asked = { record: { ...record, year: '2019' }, basis: null };
    const place = RECORD.replace(/\/\d{4}\//, '/2019/');
    expect(() =>
      save({ ...asked, staff: { ...staff, publication: { approved: { by: '李某', date: '2026-05-20' } } } }),
    ).toThrow('不是一张表');
    expect(save({ ...asked, staff })).toHaveLength(1);
    expect(parseYaml(read(place)).value).toMatchObject({
      publication: { status: 'draft', publisher: '样例发布机构', index: 'A-1' },
      waivers: [waiver],
    });
    // another stroke over it: what the office wrote meanwhile stays
    const approved = read(place).replace(
      'status: draft',
      'status: approved, approved: { by: 李某, date: "2026-05-20" }',
    );
    const again = open();
    expect(again.save({ ...asked, staff })).toHaveLength(1);
    writeFileSync(again.at(place), approved);
    again.save({ ...asked, basis: approved, staff: { ...staff, publication: { index: 'A-2' } } });
    expect(parseYaml(again.read(place)).value).toMatchObject({
      publication: { status: 'approved', approved: { by: '李某' }, index: 'A-2' },
    });
    // but nobody has approved another form than was there
    for (const added of [{}, { staff }]) {
      writeFileSync(again.at(place), approved);
      again.save({ record: { ...asked.record, title: '改过的标题' }, basis: approved, ...added });
      const { publication } = parseYaml(again.read(place)).value as { publication: object };
      expect(publication).toMatchObject({ status: 'draft', index: 'A-1' });
      expect(publication).not.toHaveProperty('approved');
    }
  });

  test('of a public record: no reason for the public is asked where only a waiver is new', () => {
    const { save, read } = open();
    const waiver = { rule: 'total-score', path: 'total.score', reason: '样例', by: '样例科', date: '2026-05-20' };
    expect(save({ record, basis: THERE, staff: { publication: {}, waivers: [waiver] } })).toHaveLength(1);
    expect(parseYaml(read(RECORD)).value).toMatchObject({ publication: { status: 'published' }, waivers: [waiver] });
  });

  test('goes where a clerk chose, into a project that is made for it', () => {
    const { save, read } = open();
    const asked = {
      record: { ...record, year: '2019' },
      basis: null,
      chosen: { unit: 'jiedao', project: '河道整治' },
    };
    expect(save(asked)).toHaveLength(2);
    expect(parseYaml(read('projects/jiedao/hedao-zhengzhi.yaml')).value).toMatchObject({ name: '河道整治' });
    expect(read('records/2019/jiedao/hedao-zhengzhi.self-evaluation.yaml')).toContain('status: draft');
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
