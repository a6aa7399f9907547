import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { makeFeed } from '../../../src/core/feeds/atom.ts';
import { correctedItem } from '../../../src/core/feeds/news.ts';
import { viewCorrections } from '../../../src/core/report/corrections.ts';
import { buildCatalogue } from '../../../src/core/library/catalogue.ts';
import { selfEvaluation } from '../forms/records.ts';
import { chain, contentOf, formOf, sha256 } from '../release/made-up.ts';

const record = '2023/jiedao/dangjian.self-evaluation';
const entries = chain(
  { record, path: 'funds.0.executed', old: '9.66', new: '9.67', reason: '录错了 <b>&"样例"' },
  { record, path: 'grade', old: '', new: '优', reason: '漏填\u0001（样例）' },
  { record, path: 'goal.actual', hidden: 'old', new: '乙', reason: '涉及个人信息（样例）' },
  { record, path: 'extra.甲', old: '1', reason: '表中没有（样例）' },
);
const catalogue = buildCatalogue(contentOf([formOf('dangjian', selfEvaluation())], entries));
const views = viewCorrections(catalogue, (_, path) => path, sha256);

test('corrections are told newest first, with the form they are on', () => {
  expect(views.map(({ id, place, old, new: now }) => [id, place, old, now])).toEqual([
    ['2026-0004', 'extra.甲', '1', '表中没有这一格'],
    ['2026-0003', 'goal.actual', '不宜再公开', '乙'],
    ['2026-0002', 'grade', '（空）', '优'],
    ['2026-0001', 'funds.0.executed', '9.66', '9.67'],
  ]);
  expect(views[0]!.form).toEqual({
    text: 'dangjian 2023年绩效自评表',
    path: '/units/jiedao/dangjian/2023/self-evaluation/',
  });
  expect(views[1]!.hash).toBe(entries[3]!.correction.former);
});

test('the feed escapes what XML would take for its own, and drops what it cannot hold', () => {
  const feed = makeFeed(views.map(correctedItem), {
    ...{
      id: 'corrections',
      title: '更正',
      author: '样例网',
      domain: 'www.example.gov.cn',
      page: '/corrections/',
      self: '/feed.xml',
    },
    address: (path) => `https://www.example.gov.cn${path}`,
  });
  expect(feed).toContain('录错了 &lt;b&gt;&amp;&quot;样例&quot;');
  expect(feed).not.toMatch(/\u0001/);
  expect(feed.match(/<entry>/g)).toHaveLength(4);
  expect(feed).toContain('<updated>2026-03-01T00:00:00+08:00</updated>');
  // the only tags are the feed's own
  expect(JSON.stringify(parseFragment(feed).childNodes.map(({ nodeName }) => nodeName))).not.toContain('"b"');
});

test('a feed without entries is still whole, and has no clock', () => {
  const feed = makeFeed([], {
    ...{
      id: 'corrections',
      title: '更正',
      author: '样例网',
      domain: 'a.example',
      page: '/corrections/',
      self: '/feed.xml',
    },
    address: (path) => path,
  });
  expect(feed).toContain('<updated>2000-01-01T00:00:00+08:00</updated>');
  expect(feed.trimEnd().endsWith('</feed>')).toBe(true);
});
