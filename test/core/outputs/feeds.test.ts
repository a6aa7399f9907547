import { expect, test } from 'vitest';
import { writeNewestList } from '../../../src/core/feeds/newest-list.ts';
import { newestOf, publishedItems, withdrawnItems } from '../../../src/core/feeds/news.ts';
import type { FeedItem } from '../../../src/core/feeds/atom.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { listOutputs, allOutputs } from '../../../src/core/outputs/list.ts';
import { completeFrame } from '../../../src/core/outputs/frame.ts';
import type { Output } from '../../../src/core/outputs/output.ts';
import { limitLists } from '../../../src/io/district-slugs.ts';
import { selfEvaluation } from '../forms/records.ts';
import { contentOf, formOf, sha256 } from '../release/made-up.ts';

const dated = (slug: string, date: string | undefined) => {
  const record = selfEvaluation();
  const publication = { status: 'published', publisher: '样例机关', ...(date ? { date } : {}) };
  return formOf(slug, { ...record, publication } as FormRecord);
};
const CONTENT = contentOf([
  dated('gongyuan', '2024-03-01'),
  dated('xuexiao', '2024-05-01'),
  dated('qiaoliang', undefined),
]);

function listed(site: string | undefined): Map<string, Output> {
  const { site: config, glossary, pages } = CONTENT;
  const data = {
    site: config,
    audience: 'none' as const,
    glossary,
    pages,
    corrections: [],
    lists: limitLists(CONTENT),
  };
  const frame = completeFrame(data, { base: '/jixiao/', site }, sha256);
  return new Map(allOutputs(listOutputs(CONTENT, frame)).map((output) => [output.path, output]));
}
const textOf = (outputs: Map<string, Output>, path: string): string => (outputs.get(path) as { make(): string }).make();

test('a feed tells what was published, newest first; what has no day is no news', () => {
  const outputs = listed('https://www.example.gov.cn');
  for (const path of ['/feeds/new.xml', '/feeds/all.xml', '/units/jiedao/feed.xml']) {
    const links = [...textOf(outputs, path).matchAll(/<entry>.*?href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      'https://www.example.gov.cn/jixiao/units/jiedao/xuexiao/2023/self-evaluation/',
      'https://www.example.gov.cn/jixiao/units/jiedao/gongyuan/2023/self-evaluation/',
    ]);
  }
  expect(textOf(outputs, '/feeds/withdrawn.xml')).not.toContain('<entry>');
});

test('a JSON feed tells the same news by the same identities, and says where it is', () => {
  const outputs = listed('https://www.example.gov.cn');
  const places = ['/feeds/new', '/feeds/corrected', '/feeds/withdrawn', '/feeds/all', '/corrections/feed'];
  for (const place of [...places, '/units/jiedao/feed']) {
    const feed = JSON.parse(textOf(outputs, `${place}.json`)) as { feed_url: string; items: Record<string, string>[] };
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'zh-CN' });
    expect(feed.feed_url).toBe(`https://www.example.gov.cn/jixiao${place}.json`);
    const entries = [...textOf(outputs, `${place}.xml`).matchAll(/<entry><id>(.*?)<\/id>.*?href="(.*?)"/g)];
    expect(feed.items.map(({ id, url }) => [id, url])).toEqual(entries.map(([, id, url]) => [id, url]));
  }
  const { items } = JSON.parse(textOf(outputs, '/feeds/new.json')) as { items: object[] };
  expect(items[0]).toMatchObject({
    title: expect.stringMatching(/^公布：/),
    date_published: '2024-05-01T00:00:00+08:00',
  });
});

test('a unit’s newest forms are a list that any page can take in', () => {
  expect(textOf(listed(undefined), '/units/jiedao/newest.txt').match(/<li>.*<\/li>/g)).toEqual([
    expect.stringMatching(
      /^<li><a href="\/jixiao\/units\/jiedao\/xuexiao\/2023\/self-evaluation\/">[^：]+<time>2024-05-01/,
    ),
    expect.stringMatching(/gongyuan.+<time>2024-03-01<\/time><\/li>$/),
  ]);
  const hostile = {
    id: 'a',
    date: '2024-01-01',
    title: '',
    name: '<!--#exec cmd="id" --><b>"&',
    text: '',
    path: '/"><i>/',
  };
  expect(writeNewestList([hostile], (path) => path)).toBe(
    '<ul>\n<li><a href="/&quot;&gt;&lt;i&gt;/">&lt;!--#exec cmd=&quot;id&quot; --&gt;&lt;b&gt;&quot;&amp;</a> <time>2024-01-01</time></li>\n</ul>\n',
  );
  const many = Array.from({ length: 30 }, () => hostile);
  expect(writeNewestList(many, (path) => path).match(/<li>/g)).toHaveLength(10);
  expect(writeNewestList([], (path) => path)).toBe('<p>还没有写明公布日期的表。</p>\n');
});

test('a feed has the newest hundred, and each news one identity', () => {
  const item = (i: number): FeedItem => ({
    ...{ id: `published/${i}`, title: '', name: '', text: '', path: '/' },
    date: `20${String(10 + (i % 90))}-01-01`,
  });
  const items = newestOf(Array.from({ length: 250 }, (_, i) => item(i)));
  expect(items).toHaveLength(100);
  expect(items.map(({ date }) => date)).toEqual(
    items
      .map(({ date }) => date)
      .toSorted()
      .reverse(),
  );
  expect(publishedItems(dated('gongyuan', '2024-03-01'))[0]!.id).toBe('published/2023/jiedao/gongyuan.self-evaluation');
});

test('news of what was taken back says why and no figure', () => {
  const entry = { id: '2023/jiedao/a.target', year: '2023', unit: 'jiedao', project: 'a', kind: 'target' } as const;
  const [item] = withdrawnItems({ ...entry, date: '2024-06-01', reason: '录错', publisher: undefined }, '公园');
  expect(item).toMatchObject({ title: '撤回：公园 2023年绩效目标表', text: '2024-06-01撤回。理由：录错' });
});

test('the sitemap names every page but those of errors, forms by their year with the day of their last change', () => {
  const outputs = listed('https://www.example.gov.cn');
  const root = 'https://www.example.gov.cn/jixiao';
  expect(textOf(outputs, '/sitemap.xml')).toContain(`<loc>${root}/sitemaps/2023.xml</loc>`);
  const named = ['/sitemaps/pages.xml', '/sitemaps/2023.xml'].flatMap((path) =>
    [...textOf(outputs, path).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc!),
  );
  const pages = [...outputs.values()].filter(({ sort, path }) => sort === 'page' && path !== '/404.html');
  expect(named.toSorted()).toEqual(pages.map(({ path }) => root + path).toSorted());
  expect(textOf(outputs, '/sitemaps/2023.xml')).toMatch(/xuexiao\/2023\/self-evaluation\/<\/loc><lastmod>2024-05-01</);
});

test('a column that does not know its address has no sitemap', () => {
  expect([...listed(undefined).keys()].filter((path) => path.includes('sitemap'))).toEqual([]);
});
