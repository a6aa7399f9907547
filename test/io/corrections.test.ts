import { expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { writeContent } from './content-folder.ts';

const entry = (more: Record<string, string> = {}): string =>
  JSON.stringify({
    ...{ record: '2023/jiedao/dangjian.narrative', path: 'title', old: '甲', new: '乙' },
    ...{ reason: '样例', by: '样例人员', date: '2026-03-01', ...more },
  });
const load = (files: Record<string, string>) => loadContent(writeContent(files), { visibility: 'all' });

test('corrections are read oldest first, over years', () => {
  const { content } = load({
    'corrections/2026/0002.yaml': entry(),
    'corrections/2026/0001.yaml': entry(),
    'corrections/2025/0001.yaml': entry({ date: '2025-03-01' }),
  });
  expect(content!.corrections!.map(({ id }) => id)).toEqual(['2025/0001', '2026/0001', '2026/0002']);
});

test.each([
  ['a number left out', { 'corrections/2026/0002.yaml': entry() }, '编号应当是 0001'],
  ['a file elsewhere', { 'corrections/0001.yaml': entry() }, '文件放的地方或名称不对'],
  ['a date of another year', { 'corrections/2026/0001.yaml': entry({ date: '2025-01-01' }) }, '更正日期不在 2026 年'],
  ['no reason', { 'corrections/2026/0001.yaml': entry({ reason: '' }) }, '更正的理由'],
  ['a key the format does not have', { 'corrections/2026/0001.yaml': entry({ who: 'x' }) }, 'who'],
  ['a hash that is none', { 'corrections/2026/0001.yaml': entry({ former: 'abc' }) }, '校验码'],
])('%s is an error', (_, files, message) => {
  const { content, problems } = load(files as unknown as Record<string, string>);
  expect(content).toBeUndefined();
  expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
});
