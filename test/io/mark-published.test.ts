import { describe, expect, test } from 'vitest';
import { markPublished } from '../../src/io/mark-published.ts';

describe('marking a record as published changes one word', () => {
  const CASES: [what: string, ending: string, before: string, after: string][] = [
    [
      'in YAML, with comments and keys in any order',
      'yaml',
      '# 样例\npublication: # 发布\n  publisher: 某某\n  status: approved # 已看过\n  approved: { by: 甲, date: "2026-01-01" }\nkind: x\n',
      '# 样例\npublication: # 发布\n  publisher: 某某\n  status: published # 已看过\n  approved: { by: 甲, date: "2026-01-01" }\nkind: x\n',
    ],
    ['in quotes', 'yml', 'publication: { "status": "approved" }', 'publication: { "status": "published" }'],
    ['in quotes of one stroke', 'yaml', "publication:\n  status: 'approved'", 'publication:\n  status: "published"'],
    ['in JSON', 'json', '{ "publication" : {"status":"approved"} }', '{ "publication" : {"status":"published"} }'],
    [
      'at the head of Markdown, not in its text',
      'md',
      '---\npublication: { status: approved }\n---\n\nstatus: approved\n',
      '---\npublication: { status: published }\n---\n\nstatus: approved\n',
    ],
    [
      'with other ends of lines',
      'md',
      '---\r\npublication:\r\n  status: approved\r\n---\r\n\r\n正文\r\n',
      '---\r\npublication:\r\n  status: published\r\n---\r\n\r\n正文\r\n',
    ],
    [
      'behind a byte order mark',
      'yaml',
      '\ufeffpublication: { status: approved }',
      '\ufeffpublication: { status: published }',
    ],
    [
      'where a text of the form says the same',
      'yaml',
      'goal: { actual: "status: approved" }\npublication: { status: approved }',
      'goal: { actual: "status: approved" }\npublication: { status: published }',
    ],
  ];
  test.each(CASES)('%s', (_, ending, before, after) => expect(markPublished(before, ending)).toBe(after));

  test.each(['draft', 'withdrawn', 'published'])('and none where the status is %s', (status) =>
    expect(markPublished(`publication: { status: ${status}, approved: { by: 甲 } }`, 'yaml')).toBe(undefined),
  );
});
