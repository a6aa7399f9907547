import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeIndex, type KeptIndex } from '../../src/build/search/make-index.ts';
import { makeSearchIndex } from '../../src/build/search/search-build.ts';
import { planSearch } from '../../src/build/search/search-documents.ts';
import { nameOf } from '../../src/core/forms/subject.ts';
import type { Content, FormEntry } from '../../src/core/library/library.ts';
import { amountQuery } from '../../src/core/search/amounts.ts';
import type { ListedPart } from '../../src/core/search/directory.ts';
import { makeDocument, type SearchDocument } from '../../src/core/search/document.ts';
import {
  directoryPath,
  INDEX_FOLDER,
  wordsPath,
  type IndexEntry,
  type SearchEntry,
} from '../../src/core/search/entry.ts';
import {
  namesAndFigures,
  NAMES as OF_NAMES,
  openListing,
  placeOfTexts,
  textsOf,
  type ListingFile,
  type SearchedTexts,
  type SearchListing,
  type TextsFile,
} from '../../src/core/search/listing.ts';
import { listProjects } from '../../src/core/search/scopes.ts';
import { SearchIndex, TooCommon } from '../../src/core/search/search-index.ts';
import { searchable } from '../../src/core/search/tokens.ts';
import { openWordFile } from '../../src/core/search/word-file.ts';
import { limitLists } from '../../src/io/district-slugs.ts';
import { packWords } from '../../src/io/search/unit-words.ts';
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
/** So many that the words need several files. */
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
const UNITS = [{ slug: 'jiedao', unit: { name: '某某街道' } }];
const contentOf = (some: readonly FormEntry[]): Content => ({ units: UNITS, forms: some }) as unknown as Content;

/** The files of texts of some forms, by their paths in a site. */
function textsFiles(some: readonly FormEntry[]): Map<string, TextsFile> {
  const projects = listProjects(['jiedao'], some);
  return new Map(
    projects.map(({ project, forms: own }): [string, TextsFile] => {
      const name = NAMES[Number(project.slice(-1))]!;
      const names: SearchedTexts = {
        fields: ['项目', '单位'].map((label, i) => [label, [name, '某某街道'][i]!]),
        figures: [],
      };
      const texts = own.map((form) => [placeOfTexts(form).name, textsOf(documentOf(form))] as const);
      return [placeOfTexts(own[0]!).path.slice(1), { ...Object.fromEntries(texts), [OF_NAMES]: names }];
    }),
  );
}

/** Writes the index of some forms into the folder of a site, from the words of their unit as a build does. */
const limit = (searched?: number) => limitLists({ units: UNITS as never }, 240, searched);

function writeIndex(
  some: readonly FormEntry[],
  site: string,
  searched?: number,
  words = mkdtempSync(join(work, 'words-')),
): Promise<readonly KeptIndex[]> {
  const files = textsFiles(some);
  const years = [...Map.groupBy(some, ({ year }) => year)];
  writeFileSync(
    join(words, 'jiedao'),
    packWords([
      ...years.map(([name, own]) => ({ name, texts: own.map((form) => textsOf(documentOf(form))) })),
      {
        name: OF_NAMES,
        texts: listProjects(['jiedao'], some).map(({ forms: own }) =>
          namesAndFigures(files.get(placeOfTexts(own[0]!).path.slice(1))!),
        ),
      },
    ]),
  );
  for (const [path, file] of files) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), JSON.stringify(file));
  }
  return makeSearchIndex(
    {
      ...{ content: contentOf(some), lists: limit(searched) },
      ...{ folder: site, stale: [], words, site: undefined, former: undefined },
    },
    JSON.stringify(some.map((form) => textsOf(documentOf(form)))),
  );
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
/** The numbers of the documents that are found. */
let search: (query: string) => Promise<number[]>;

/** What the search page reads, from the folder of a site. */
function openIndex(site: string, { id, starts }: IndexEntry): SearchIndex {
  const folder = join(site, INDEX_FOLDER, id);
  return new SearchIndex(starts, {
    directory: (number) =>
      Promise.resolve(JSON.parse(readFileSync(join(folder, directoryPath(number)), 'utf8')) as ListedPart[]),
    words: ([, , name]) => Promise.resolve(openWordFile(gunzipSync(readFileSync(join(folder, wordsPath(name)))))),
  });
}
const readEntry = (site: string): SearchEntry =>
  JSON.parse(readFileSync(join(site, INDEX_FOLDER, 'entry.json'), 'utf8')) as SearchEntry;
const readListing = (site: string, id: string): SearchListing =>
  openListing(JSON.parse(readFileSync(join(site, INDEX_FOLDER, id, 'documents.json'), 'utf8')) as ListingFile);

beforeAll(async () => {
  [first, second] = [join(work, 'first'), join(work, 'second')];
  await writeIndex(forms, first);
  await writeIndex(forms, second);
  const index = openIndex(first, readEntry(first).scopes[0]!);
  search = (query) => index.find(query);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const having = (accept: (document: SearchDocument) => boolean): number[] =>
  documents.flatMap((document, i) => (accept(document) ? [i] : []));

describe('the search index', () => {
  test('is the same bytes when it is built again', () => {
    const files = listFiles(first);
    expect(files).toEqual(listFiles(second));
    expect(files.filter((file) => /words\/.*\.bin$/.test(file)).length).toBeGreaterThan(2);
    for (const file of files)
      expect(readFileSync(join(first, file)).equals(readFileSync(join(second, file))), file).toBe(true);
  });

  test('is named differently where anything of it is different, so that browsers may keep it', async () => {
    const nameOf = async (folder: string, some: readonly FormEntry[]): Promise<string> => {
      await writeIndex(some, join(work, folder));
      return readEntry(join(work, folder)).content;
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
    const files = listFiles(first).filter((file) => file.startsWith(INDEX_FOLDER));
    const words = files.filter((file) => file.endsWith('.bin'));
    expect(words.map((file) => gunzipSync(readFileSync(join(first, file))).toString('utf8')).join('')).toContain(
      '党建',
    );
    expect(files.filter((file) => !/entry|documents|directory|words/.test(file))).toEqual([]);
  });

  test('lists the forms in their order', () => {
    const { documents: rows } = readListing(first, 'all');
    expect(rows.map(([, , year, project, title]) => [year, project, title])).toEqual(
      forms.map(({ year, project, record }) => [year, project, nameOf(record)]),
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
      expect(await search(wanted), piece).toEqual(expected);
    }
  });

  test.each(['街道财政', '党建某某', '不在其中', '龘', '90%居'])('finds nothing for %s', async (piece) =>
    expect(await search(piece)).toEqual([]),
  );

  test.each(['117.1万', '117.10万元', '1171028元', '1,171,028.93', '118.1万', '120.1029万'])(
    'finds %s by its figure',
    async (query) => {
      const word = amountQuery(query)!;
      const expected = having(({ amounts }) => amounts.includes(word));
      expect(expected).toHaveLength(YEARS.length);
      expect(await search(query)).toEqual(expected);
    },
  );
});

describe('where there is too much for one index', () => {
  const some = forms.filter(({ year }) => year < '1994');
  const perYear = some.length / 4;
  let site: string;
  beforeAll(async () => {
    site = join(work, 'scoped');
    await writeIndex(some, site, perYear);
  });

  test('each year has its own, the newest first, and each form is in one of them', async () => {
    const { scopes, names } = readEntry(site);
    expect(scopes.map(({ id, year, forms: count }) => [id, year, count])).toEqual(
      ['1993', '1992', '1991', '1990'].map((year) => [year, year, perYear]),
    );
    for (const scope of scopes) {
      const found = await openIndex(site, scope).find('党建');
      const { documents: rows } = readListing(site, scope.id);
      const own = some.filter(({ year }) => year === scope.year);
      expect(rows.map(([, , year, project]) => `${year}/${project}`)).toEqual(
        own.map(({ year, project }) => `${year}/${project}`),
      );
      const has = (form: FormEntry): boolean =>
        documentOf(form).fields.some(([, text]) => searchable(text).includes('党建'));
      expect(found).toEqual(own.flatMap((form, i) => (has(form) ? [i] : [])));
    }
    expect(names).toMatchObject({ id: 'names', projects: NAMES.length });
  });

  test('all projects are found by their names, their unit and the money of any of their forms', async () => {
    const names = openIndex(site, readEntry(site).names!);
    const holding = (text: string) => NAMES.flatMap((name, i) => (searchable(name).includes(text) ? [i] : []));
    for (const text of ['党建', '养护', '“两新”党建', '圾分'])
      expect(await names.find(text), text).toEqual(holding(text));
    expect(await names.find('某某街道')).toEqual(NAMES.map((_, i) => i));
    expect(await names.find('街道 养护')).toEqual(holding('养护'));
    expect(await names.find('117.1万')).toEqual([0]);
    expect(await names.find('居民满意')).toEqual([]);
    await expect(names.find('党建', 10)).rejects.toThrow(TooCommon);
  });

  test.each([
    ['a form is another', () => some.map((form, i) => (i === 3 ? { ...form, record: some[10]!.record } : form))],
    ['forms are gone', () => some.filter((_, i) => i % 9)],
    ['a year is new', () => forms.filter(({ year }) => year < '1995')],
  ])('what is changed because %s is the same, file for file, as made anew', async (_, change) => {
    const after = change() as FormEntry[];
    const [clean, fresh] = ['clean-', 'fresh-'].map((name) => mkdtempSync(join(work, name))) as [string, string];
    await writeIndex(after, clean, perYear);
    const files = textsFiles(after);
    const before = textsFiles(some);
    const stale = [...files].filter(([path, file]) => JSON.stringify(file) !== JSON.stringify(before.get(path)));
    for (const [path, file] of stale) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), JSON.stringify(file));
    }
    const former = { site, indexes: await writeIndex(some, join(work, 'again'), perYear) };
    const indexes = await makeSearchIndex(
      {
        ...{
          content: contentOf(after),
          lists: limit(perYear),
          folder: fresh,
          site,
          former,
        },
        ...{ stale: stale.map(([path]) => path), words: join(work, 'none') },
      },
      JSON.stringify(after.map((form) => textsOf(documentOf(form)))),
    );
    const wanted = listFiles(join(clean, INDEX_FOLDER));
    const kept = indexes.flatMap(({ id, parts }) => parts.map(({ name }) => join(id, wordsPath(name))));
    const made = listFiles(join(fresh, INDEX_FOLDER));
    expect([...new Set([...made, ...kept])].sort()).toEqual(wanted);
    for (const file of wanted) {
      const own = existsSync(join(fresh, INDEX_FOLDER, file)) ? fresh : site;
      expect(
        readFileSync(join(own, INDEX_FOLDER, file)).equals(readFileSync(join(clean, INDEX_FOLDER, file))),
        file,
      ).toBe(true);
    }
  });
});

test('large indexes are made in processes of their own, to the bytes of one that is made here', async () => {
  const [site, words, here] = ['many-', 'words-', 'here-'].map((name) => mkdtempSync(join(work, name))) as [
    string,
    string,
    string,
  ];
  const some = forms.length / 4;
  const indexes = await writeIndex(forms, site, some, words);
  const { indexes: planned } = planSearch(contentOf(forms), limit(some));
  const job = { folder: here, stale: [], words, site: undefined };
  expect(indexes).toHaveLength(YEARS.length + 1);
  expect(indexes.at(-1)).toEqual(makeIndex({ planned: planned.at(-1)!, former: undefined }, job));
  expect(indexes[0]).toEqual(makeIndex({ planned: planned[0]!, former: undefined }, job));
});

test('an index of no forms leaves no empty folder behind', async () => {
  const site = mkdtempSync(join(work, 'empty-'));
  await writeIndex([], site);
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  expect(entries.length).toBeGreaterThan(0);
  const above = entries.map(({ parentPath }) => parentPath);
  const empty = entries.filter((entry) => entry.isDirectory() && !above.includes(join(entry.parentPath, entry.name)));
  expect(empty).toEqual([]);
});
