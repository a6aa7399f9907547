import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EditedRecords } from '../../src/bench/edit-records.ts';

const content = mkdtempSync(join(tmpdir(), 'mingzhang-edited-'));
afterAll(() => rmSync(content, { recursive: true, force: true }));

test.each([
  ['words', '{ status: published, publisher: 样例数据 }'],
  ['quoted words', '{"status":"published","publisher":"样例数据"}'],
  ['words in another order', '{ publisher: 样例数据, status: published }'],
])('a record whose state stands in %s is held back and approved, and is YAML all the while', (_, publication) => {
  const folder = join(content, 'records/2024/danwei');
  const file = join(folder, 'xiangmu.target.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `title: 表\npublication: ${publication}\n`);
  const records = new EditedRecords(content);
  const path = records.take();
  const read = () => (parse(readFileSync(file, 'utf8')) as { publication: object }).publication;
  records.holdBack(path);
  expect(read()).toEqual({ status: 'draft', publisher: '样例数据' });
  records.approve(path);
  expect(read()).toMatchObject({ status: 'approved', approved: { by: '样例' }, publisher: '样例数据' });
});
