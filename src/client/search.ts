/* The search page: query, filters and order stand in the address, so that a result can be sent to somebody. */
import { formPath } from '../core/library/addresses.ts';
import type { ListedDocument, SearchListing } from '../core/search/listing.ts';
import { loadSearch, type Result, type SearchEngine } from './search-engine.ts';

const PAGE = 20;
const MOST = 1000;

const root = document.querySelector<HTMLElement>('[data-search-root]')!;
const form = root.querySelector('form')!;
const list = root.querySelector<HTMLOListElement>('[data-search-results]')!;
const count = root.querySelector<HTMLElement>('[data-search-count]')!;
const more = root.querySelector<HTMLButtonElement>('[data-search-more]')!;
const base = root.dataset['base']!;

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = '', className = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Fills in why a result was found, once its text has been fetched. */
async function showReason(item: HTMLLIElement, result: Result): Promise<void> {
  for (const { label, before, hit, after } of await result.explain()) {
    const line = element('p', '', 'search-hit');
    line.append(element('span', `${label}：`, 'search-label'), before, element('mark', hit), after);
    item.append(line);
  }
}

const reasons = new WeakMap<Element, Result>();
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    // a result without its reason is still a result
    void showReason(target as HTMLLIElement, reasons.get(target)!).catch(() => undefined);
  }
});

function makeItem(result: Result, { units, kinds }: SearchListing): HTMLLIElement {
  const [unitAt, kindAt, year, project, title, grade] = result.document;
  const [unit, kind] = [units[unitAt]!, kinds[kindAt]!];
  const item = element('li');
  const link = element('a', title);
  link.href = base.replace(/\/$/, '') + formPath({ unit: unit.slug, project, year, kind: kind.id });
  link.dataset['result'] = '';
  const facts = [`${year}年${kind.name}`, unit.name, ...(grade ? [`等级：${grade}`] : [])];
  item.append(link, element('p', facts.join('　'), 'search-facts'));
  reasons.set(item, result);
  seen.observe(item);
  return item;
}

interface Question {
  query: string;
  filters: [at: number, value: string][];
  newest: boolean;
  limit: number;
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
    limit: asked > 0 ? Math.min(asked, MOST) : PAGE,
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

function showPage(results: readonly Result[], from: number, to: number, listing: SearchListing): void {
  list.append(...results.slice(from, to).map((result) => makeItem(result, listing)));
  more.hidden = to >= results.length;
  more.onclick = () => showPage(results, to, to + PAGE, listing);
}

async function answer({ listing, find }: SearchEngine, question: Question): Promise<void> {
  const { query, filters, newest, limit } = question;
  const found = query.trim() ? await find(query) : filters.length ? listAll(listing) : [];
  const results = found.filter(({ document }) => passes(document, filters, listing));
  if (newest) results.sort((a, b) => (a.document[2] < b.document[2] ? 1 : a.document[2] > b.document[2] ? -1 : 0));
  list.replaceChildren();
  showPage(results, 0, limit, listing);
  if (!query.trim() && !filters.length) count.textContent = '';
  else if (results.length) count.textContent = `找到${results.length}张表`;
  else count.textContent = '没有找到。可以少写几个字，或者去掉筛选条件再试。';
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
  delete document.documentElement.dataset['search'];
  const question = readAddress();
  try {
    if (question.query.trim() || question.filters.length) {
      count.textContent = '正在找……';
      await answer(await (engine ??= loadSearch(base)), question);
    }
  } catch (error) {
    console.error(error);
    explainFailure();
  }
  document.documentElement.dataset['search'] = 'done';
}

function ask(): void {
  const address = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) address.set(name, value);
  history.pushState(undefined, '', `?${address}`);
  void run();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement) ask();
});
window.addEventListener('popstate', () => void run());
void run();
