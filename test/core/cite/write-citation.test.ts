import { describe, expect, test } from 'vitest';
import type { Work } from '../../../src/core/cite/work.ts';
import { writeBibtex, writeCsl, writeReference } from '../../../src/core/cite/write-citation.ts';

const work: Work = {
  ...{ sort: 'page', key: 'yangli-shequ-2023-target', author: '样例街道办事处', title: '社区服务：2023年绩效目标表' },
  ...{ platform: '绩效公开', version: '1a2b3c4d', date: '2023-03-01', address: 'https://example.gov.cn/a/' },
};
const join = (one: Work): string => {
  const { title, edition, day, address } = writeReference(one);
  return `${title}${edition}${day}. ${address}.`;
};

describe('a reference after GB/T 7714—2025', () => {
  test('to a page has its publisher, version and date; the reader adds the day', () =>
    expect(join(work)).toBe(
      '样例街道办事处. 社区服务：2023年绩效目标表[EB/OL]. 版本1a2b3c4d. (2023-03-01)[引用日期]. https://example.gov.cn/a/.',
    ));

  test('to data names the platform; a date that is not printed is left out', () =>
    expect(join({ ...work, sort: 'data', date: undefined })).toBe(
      '样例街道办事处. 社区服务：2023年绩效目标表[DS/OL]. 版本1a2b3c4d. 绩效公开[引用日期]. https://example.gov.cn/a/.',
    ));
});

test('BibTeX keeps a title as it is and hides from TeX what it would run', () => {
  const entry = writeBibtex({ ...work, title: '100%完成_“两新” {\\input x} #1' });
  expect(entry).toContain('@online{yangli-shequ-2023-target,');
  expect(entry).toContain('title = {{100\\%完成\\_“两新” input x \\#1}},');
  expect(entry).toContain('date = {2023-03-01},');
  expect(writeBibtex({ ...work, sort: 'data', date: undefined })).not.toContain('date =');
});

test('CSL-JSON is one item with a literal author and a date in parts', () => {
  const [item, ...rest] = JSON.parse(writeCsl(work)) as Record<string, unknown>[];
  expect(rest).toEqual([]);
  expect(item).toMatchObject({
    ...{ id: work.key, type: 'webpage', title: work.title, URL: work.address, version: '1a2b3c4d' },
    ...{ author: [{ literal: '样例街道办事处' }], issued: { 'date-parts': [[2023, 3, 1]] } },
  });
});
