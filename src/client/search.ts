/* The search page: query, filters and order stand in the address, so that a result can be sent to somebody. */
import { groupByProject, takeResults, type ProjectResults } from '../core/search/groups.ts';
import { findNear } from '../core/search/near-results.ts';
import { suggest } from '../core/search/near.ts';
import { splitQuery } from '../core/search/match.ts';
import type { ListedDocument, SearchListing } from '../core/search/listing.ts';
import { loadSearch, type Result, type SearchEngine } from './search-engine.ts';
import { element, SearchResults } from './search-groups.ts';
import { loadVocabulary } from './search-vocabulary.ts';

/** Projects that are shown at once. */
const PAGE = 20;
/** Forms that an address may ask for at once (`n`). */
const MOST = 1000;

const root = document.querySelector<HTMLElement>('[data-search-root]')!;
const form = root.querySelector('form')!;
const list = root.querySelector<HTMLOListElement>('[data-search-results]')!;
const count = root.querySelector<HTMLElement>('[data-search-count]')!;
const more = root.querySelector<HTMLButtonElement>('[data-search-more]')!;
const near = root.querySelector<HTMLElement>('[data-search-near]')!;
const base = root.dataset['base']!;

interface Question {
  query: string;
  filters: [at: number, value: string][];
  newest: boolean;
  /** Forms that are asked for at once, and no more after them; undefined for a page of projects. */
  forms: number | undefined;
}

function readAddress(): Question {
  const address = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = address.get(field.name) ?? '';
  }
  const asked = Number.parseInt(address.get('n') ?? '', 10);
  const filters = ['unit', 'form', 'year', 'grade'].map((name, i): [number, string] => [
    [0, 1, 2, 5][i]!,
    address.get(name) ?? '',
  ]);
  return {
    query: address.get('q') ?? '',
    filters: filters.filter(([, value]) => value),
    newest: address.get('sort') === 'newest',
    forms: asked > 0 ? Math.min(asked, MOST) : undefined,
  };
}

function passes(document: ListedDocument, filters: Question['filters'], { units, kinds }: SearchListing): boolean {
  return filters.every(([at, value]) => {
    const own = document[at as 0];
    return String(at === 0 ? units[own]!.slug : at === 1 ? kinds[own]!.id : own) === value;
  });
}

/** Documents of a filter alone, where no words are asked for. */
const listAll = ({ documents }: SearchListing): Result[] =>
  documents.map((document) => ({ document, explain: () => Promise.resolve([]) }));

const passingFor =
  ({ filters }: Question, listing: SearchListing) =>
  (results: readonly Result[]) =>
    results.filter(({ document }) => passes(document, filters, listing));

function showPage(groups: readonly ProjectResults<Result>[], from: number, to: number, shown: SearchResults): void {
  list.append(...groups.slice(from, to).map((group) => shown.draw(group)));
  more.hidden = to >= groups.length;
  more.onclick = () => showPage(groups, to, to + PAGE, shown);
}

/** Shows what has the words as they were asked for. */
async function answer({ listing, find }: SearchEngine, question: Question): Promise<ProjectResults<Result>[]> {
  const { query, filters, newest, forms } = question;
  const found = query.trim() ? await find(query) : filters.length ? listAll(listing) : [];
  const results = passingFor(question, listing)(found);
  const groups = groupByProject(results, newest ? [] : splitQuery(query));
  list.replaceChildren();
  const shown = forms === undefined ? groups : takeResults(groups, forms);
  showPage(shown, 0, forms === undefined ? PAGE : shown.length, new SearchResults(base, listing));
  if (!query.trim() && !filters.length) count.textContent = '';
  else if (results.length) count.textContent = `找到${groups.length}个项目的${results.length}张表`;
  else count.textContent = '没有找到一字不差的。可以少写几个字，或者去掉筛选条件再试。';
  return groups;
}

/** Shows what may have been meant, each with why it is there; projects that were found as asked are not repeated. */
async function answerNear(
  { listing, find }: SearchEngine,
  question: Question,
  exact: readonly ProjectResults<Result>[],
): Promise<void> {
  const query = question.query.trim();
  const keep = passingFor(question, listing);
  const suggestions = suggest(query, await loadVocabulary(base, listing), exact.length > 0);
  const results = await findNear(suggestions, async (text) => keep(await find(text)), exact);
  if (readAddress().query !== question.query) return;
  const shown = new SearchResults(base, listing, true);
  const drawn = results.map((one) => shown.drawNear(one, query));
  near.replaceChildren(...(drawn.length ? [element('h2', '也许要找'), ...drawn] : []));
  near.hidden = !drawn.length;
  if (drawn.length && !exact.length) count.textContent = '没有找到一字不差的，相近的在下面。';
}

function explainFailure(): void {
  count.textContent = '这个浏览器不能做全文搜索。请从年度或单位的列表里找。';
  const links = element('p');
  for (const [path, text] of [
    ['years/', '按年度看'],
    ['units/', '按单位看'],
  ]) {
    const link = element('a', text);
    link.href = base + path;
    links.append(link, ' ');
  }
  count.after(links);
}

let engine: Promise<SearchEngine> | undefined;

async function run(): Promise<void> {
  const { dataset } = document.documentElement;
  delete dataset['search'];
  delete dataset['near'];
  near.hidden = true;
  const question = readAddress();
  if (question.query.trim() || question.filters.length) {
    count.textContent = '正在找……';
    try {
      const loaded = await (engine ??= loadSearch(base));
      const exact = await answer(loaded, question);
      dataset['search'] = 'done';
      await answerNear(loaded, question, exact);
    } catch (error) {
      console.error(error);
      // what was asked for stands without what is near it
      if (dataset['search'] !== 'done') explainFailure();
    }
  }
  dataset['search'] = 'done';
  dataset['near'] = 'done';
}

function ask(): void {
  const address = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) address.set(name, value);
  history.pushState(undefined, '', `?${address}`);
  void run();
}

form.hidden = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement) ask();
});
window.addEventListener('popstate', () => void run());
void run();
