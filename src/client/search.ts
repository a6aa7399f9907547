/* The search page: query, filters and order stand in the address, so that a result can be sent to somebody. */
import { groupByProject, takeResults, type ProjectResults } from '../core/search/groups.ts';
import { findNear } from '../core/search/near-results.ts';
import { suggest } from '../core/search/near.ts';
import { splitQuery } from '../core/search/match.ts';
import type { SearchListing } from '../core/search/listing.ts';
import { SearchEngine, type Result } from './search-engine.ts';
import { element, SearchResults } from './search-groups.ts';
import { showNames } from './search-names.ts';
import { isAsked, passes, readAddress, type Question } from './search-question.ts';
import { chooseScopes, keepDistrict, offerDistricts, ownDistrict, showScopes } from './search-scope.ts';
import { loadVocabulary } from './search-vocabulary.ts';

/** Projects that are shown at once. */
const PAGE = 20;

const root = document.querySelector<HTMLElement>('[data-search-root]')!;
const form = root.querySelector('form')!;
const list = root.querySelector<HTMLOListElement>('[data-search-results]')!;
const count = root.querySelector<HTMLElement>('[data-search-count]')!;
const more = root.querySelector<HTMLButtonElement>('[data-search-more]')!;
const scope = root.querySelector<HTMLElement>('[data-search-scope]')!;
const names = root.querySelector<HTMLElement>('[data-search-names]')!;
const near = root.querySelector<HTMLElement>('[data-search-near]')!;
const base = root.dataset['base']!;

const NONE = '没有找到一字不差的。可以少写几个字，或者去掉筛选条件再试。';
const NONE_HERE = '在上面说的这些表里，没有找到一字不差的。可以接着找其余的，或者少写几个字再试。';

/** A question with what it is asked of. */
interface Asked {
  readonly question: Question;
  readonly engine: SearchEngine;
  readonly scopes: readonly number[];
  /** Whether there are more scopes that it is about. */
  readonly isNarrow: boolean;
}

function showPage(groups: readonly ProjectResults<Result>[], from: number, to: number, shown: SearchResults): void {
  list.append(...groups.slice(from, to).map((group) => shown.draw(group)));
  more.hidden = groups.length <= to;
  more.onclick = () => showPage(groups, to, to + PAGE, shown);
}

const keep = (results: readonly Result[], { question }: Asked, listing: SearchListing): readonly Result[] =>
  question.filters.length ? results.filter(({ document }) => passes(document, question, listing)) : results;

/** Documents of a filter alone, where no words are asked for. */
const listAll = ({ documents }: SearchListing): Result[] =>
  documents.map((document) => ({ document, explain: () => Promise.resolve([]) }));

/** Shows what has the words as they were asked for. */
async function answer(asked: Asked): Promise<ProjectResults<Result>[]> {
  const { question, engine, scopes } = asked;
  const { query, newest, forms } = question;
  if (!scopes.length) return [];
  const [found, listing] = await Promise.all([
    query.trim() ? engine.find(query, scopes) : undefined,
    engine.listing(scopes),
  ]);
  const results = keep(found ?? listAll(listing), asked, listing);
  const groups = groupByProject(results, newest ? [] : splitQuery(query));
  list.replaceChildren();
  const shown = forms === undefined ? groups : takeResults(groups, forms);
  showPage(shown, 0, forms === undefined ? PAGE : shown.length, new SearchResults(base, listing));
  if (results.length) count.textContent = `找到${results.length}张表，属于${groups.length}个项目或部门`;
  else count.textContent = asked.isNarrow ? NONE_HERE : NONE;
  return groups;
}

/** Shows what may have been meant, each with why it is there; projects that were found as asked are not repeated. */
async function answerNear(asked: Asked, exact: readonly ProjectResults<Result>[]): Promise<void> {
  const { question, engine, scopes } = asked;
  const query = question.query.trim();
  const listing = await engine.listing(scopes);
  const suggestions = suggest(query, await loadVocabulary(base, listing), exact.length > 0);
  const find = async (text: string) => keep(await engine.find(text, scopes), asked, listing);
  const results = await findNear(suggestions, find, exact);
  if (readAddress(form).query !== question.query) return;
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

/** Where many units are, their list is those of the forms that are searched. */
function offerUnits({ units }: SearchListing): void {
  const select = form.querySelector<HTMLSelectElement>('select[name=unit]')!;
  const known = new Map(Array.from(select.options, (option) => [option.value, option]));
  for (const { slug, name } of units) {
    const option = known.get(slug);
    if (!option) select.add(new Option(name, slug));
    else if (option.text === slug) option.text = name;
  }
}

let engine: Promise<SearchEngine> | undefined;

/** What comes after what was asked for: it stands without them. */
async function answerFurther(asked: Asked, exact: readonly ProjectResults<Result>[]): Promise<void> {
  const { question, engine: open, scopes } = asked;
  const isOpen = question.filters.every(([at]) => at === 2);
  if (open.entry.names && question.query.trim() && isOpen) await showNames(names, question.query, open, base);
  if (!scopes.length) return;
  if (open.entry.scopes.length > 1) offerUnits(await open.listing(scopes));
  await answerNear(asked, exact);
}

async function run(): Promise<void> {
  const { dataset } = document.documentElement;
  delete dataset['search'];
  delete dataset['near'];
  near.hidden = true;
  names.hidden = true;
  const question = readAddress(form);
  try {
    if (!isAsked(question)) count.textContent = '';
    else {
      count.textContent = '正在找……';
      const open = await (engine ??= SearchEngine.open(base));
      const chosen = chooseScopes(open.entry, question, ownDistrict());
      offerDistricts(form, open.entry);
      showScopes(scope, open.entry, chosen);
      const asked = { question, engine: open, scopes: chosen.searched, isNarrow: chosen.left.length > 0 };
      const exact = await answer(asked);
      dataset['search'] = 'done';
      await answerFurther(asked, exact);
    }
  } catch (error) {
    console.error(error);
    // what was asked for stands without what is near it
    if (dataset['search'] !== 'done') explainFailure();
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
  const { target } = event;
  if (!(target instanceof HTMLSelectElement)) return;
  if (target.name === 'district') keepDistrict(target.value);
  ask();
});
window.addEventListener('popstate', () => void run());
void run();
