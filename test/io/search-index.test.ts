import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { nameOf } from '../../src/core/forms/subject.ts';
import type { Content, FormEntry } from '../../src/core/library/library.ts';
import { amountQuery } from '../../src/core/search/amounts.ts';
import { phrasesFor } from '../../src/core/search/blocks.ts';
import { makeDocument, type SearchDocument } from '../../src/core/search/document.ts';
import { textsOf, type SearchListing } from '../../src/core/search/listing.ts';
import { searchable, wordsFor } from '../../src/core/search/tokens.ts';
import { makeSearchIndex, packWords } from '../../src/build/search-build.ts';
import { selfEvaluation, target } from '../core/forms/records.ts';

const NAMES = ['“两新”党建', '垃圾分类', '养老助餐', '路灯养护', '绿化养护(二级构成)', '社区党建工作', '帮困'];
const GOALS = [
  '完成率≥90%，居民满意',
  '按沪民发〔2017〕53号办',
  '新建5㎡亭子',
  '党的建设工作做好',
  '工作党建',
  'Ab 12 c',
];
/** So many that the words need several files, and the forms two blocks. */
const YEARS = Array.from({ length: 80 }, (_, i) => String(1990 + i));

const makeForms = (year: string): FormEntry[] =>
  NAMES.flatMap((project, i) => {
    const slug = `project-${i}`;
    const funds = [{ source: 'total' as const, label: '总额', adjusted: `${117 + i}1028.93`, executed: '0.00' }];
    const indicators = [
      { level1: '产出指标', level2: '数量指标', name: `${GOALS[i % 6]!.slice(0, 3)}次数`, target: `≥${i}0次` },
    ];
    const own = { project, currency: '元' as const, funds, indicators };
    const records = [
      selfEvaluation({ ...own, goal: { expected: GOALS[i % 6]!, actual: GOALS[(i + 1) % 6]! } }),
      target({ project, goal: { project: GOALS[(i + 2) % 6]!, annual: '同上' } }),
    ];
    return records.map((record): FormEntry => {
      const { kind } = record;
      return { unit: 'jiedao', year, id: `${year}/jiedao/${slug}.${kind}`, project: slug, kind, record };
    });
  });
const forms = YEARS.flatMap(makeForms);
const documentOf = (form: FormEntry): SearchDocument =>
  makeDocument(form, NAMES[Number(form.project.slice(-1))]!, '某某街道');
const documents: SearchDocument[] = forms.map(documentOf);
/** Writes the index of some forms into the folder of a site. */
async function writeIndex(some: readonly FormEntry[], site: string): Promise<string> {
  const units = [{ slug: 'jiedao', unit: { name: '某某街道' } }];
  const words = mkdtempSync(join(work, 'words-'));
  const texts = some.map((form) => textsOf(documentOf(form)));
  writeFileSync(join(words, 'jiedao'), packWords(texts));
  const content = { units, forms: some } as unknown as Content;
  await makeSearchIndex(
    { content, folder: site, stale: [], words, site: undefined, former: undefined },
    JSON.stringify(texts),
  );
  return join(site, 'pagefind');
}

/** The texts of each document, as they are searched. */
const texts = documents.map(({ fields }) => [...new Set(fields.map(([, text]) => searchable(text)))]);

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

const work = mkdtempSync(join(tmpdir(), 'search-index-'));
let first: string;
let second: string;
/** The numbers of the documents that have these words one after the other. */
let search: (words: readonly string[]) => Promise<number[]>;

/** The engine of the browser, in this process: without a window it needs no worker, and it fetches from the folder. */
async function openEngine(folder: string): Promise<typeof search> {
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(new Response(readFileSync(join(folder, address.replace(/^\/|\?.*$/g, ''))))),
  );
  const pagefind = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as {
    options(options: object): Promise<void>;
    search(phrase: string): Promise<{ results: { id: string }[] }>;
  };
  await pagefind.options({ basePath: '/' });
  return async (words) => {
    const answers = await Promise.all(phrasesFor(words, forms.length).map((phrase) => pagefind.search(phrase)));
    return answers.flatMap(({ results }) => results.map(({ id }) => Number(id)));
  };
}

beforeAll(async () => {
  first = await writeIndex(forms, join(work, 'first'));
  second = await writeIndex(forms, join(work, 'second'));
  search = await openEngine(first);
});
afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(work, { recursive: true, force: true });
});

const having = (accept: (document: SearchDocument) => boolean): number[] =>
  documents.flatMap((document, i) => (accept(document) ? [i] : []));

describe('the search index', () => {
  test('is the same bytes when it is built again', () => {
    const files = listFiles(first);
    expect(files).toEqual(listFiles(second));
    expect(files.filter((file) => /^index\/.*\.pf_index$/.test(file)).length).toBeGreaterThan(2);
    for (const file of files)
      expect(readFileSync(join(first, file)).equals(readFileSync(join(second, file))), file).toBe(true);
  });

  test('is named differently where anything of it is different, so that browsers may keep it', async () => {
    const nameOf = async (folder: string, some: readonly FormEntry[]): Promise<string> => {
      const index = await writeIndex(some, join(work, folder));
      return (JSON.parse(readFileSync(join(index, 'pagefind-entry.json'), 'utf8')) as { content: string }).content;
    };
    const [form, ...others] = makeForms('2023') as [FormEntry, ...FormEntry[]];
    const executed = (figure: string): FormEntry => {
      const record = form.record as Extract<FormEntry['record'], { kind: 'self-evaluation' }>;
      return { ...form, record: { ...record, funds: [{ source: 'total', label: '总额', executed: figure }] } };
    };
    // the same words, printed differently
    const names = [
      await nameOf('one', [executed('5.1'), ...others]),
      await nameOf('other', [executed('5.10'), ...others]),
      await nameOf('fewer', others),
    ];
    expect(new Set(names).size).toBe(3);
    expect(await nameOf('again', others)).toBe(names[2]);
  });

  test('holds the words of the forms, and no file that no page asks for', () => {
    const files = listFiles(first);
    const index = files
      .filter((file) => file.endsWith('.pf_index'))
      .map((file) => gunzipSync(readFileSync(join(first, file))).toString('utf8'));
    expect(index.join('')).toContain('党建');
    expect(files.filter((file) => /fragment|filter|ui|highlight|playground|worker/.test(file))).toEqual([]);
  });

  test('lists the forms in their order', () => {
    const { documents: rows } = JSON.parse(readFileSync(join(first, 'documents.json'), 'utf8')) as SearchListing;
    expect(rows.map(([, , , project, title]) => [project, title])).toEqual(
      forms.map(({ project, record }) => [project, nameOf(record)]),
    );
  });

  test('finds exactly the forms that have a piece of text, for every piece of up to five characters of every text', async () => {
    const pieces = new Set(
      documents.flatMap(({ fields }) =>
        fields.flatMap(([, text]) =>
          [...text].flatMap((_, i, all) => [1, 2, 3, 5].map((length) => all.slice(i, i + length).join(''))),
        ),
      ),
    );
    for (const piece of [...pieces].filter((piece) => piece.trim())) {
      const wanted = searchable(piece);
      const expected = texts.flatMap((own, i) => (own.some((text) => text.includes(wanted)) ? [i] : []));
      expect(await search(wordsFor(piece)), piece).toEqual(expected);
    }
  });

  test.each(['街道财政', '党建某某', '不在其中', '龘', '90%居'])('finds nothing for %s', async (piece) =>
    expect(await search(wordsFor(piece))).toEqual([]),
  );

  test.each(['117.1万', '117.10万元', '1171028元', '1,171,028.93', '118.1万', '120.1029万'])(
    'finds %s by its figure',
    async (query) => {
      const word = amountQuery(query)!;
      const expected = having(({ amounts }) => amounts.includes(word));
      expect(expected).toHaveLength(YEARS.length);
      expect(await search([word])).toEqual(expected);
    },
  );
});

test('an index of no forms leaves no empty folder behind', async () => {
  const site = mkdtempSync(join(work, 'empty-'));
  await writeIndex([], site);
  const entries = readdirSync(site, { recursive: true }).map(String);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((path) => path.endsWith('index'))).toEqual([]);
});
