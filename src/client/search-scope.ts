/* Where there is too much for one index, the page says what of it is searched, and offers the rest. */
import type { ScopeEntry, SearchEntry } from '../core/search/entry.ts';
import { ALL, type Question } from './search-question.ts';
import { element } from './search-groups.ts';

/** Under what the reader's district is kept. */
const OWN = 'mingzhang-search-district';

const count = (forms: number): string => `${forms.toLocaleString('en-US')}张表`;

export function nameScope({ year, district, part }: ScopeEntry): string {
  return `${year === undefined ? '全部' : `${year}年`}${district ?? ''}${part === undefined ? '' : `（第${part}部分）`}`;
}

/** The district that the reader chose last, on this device; empty where none, or where the browser keeps nothing. */
export function ownDistrict(): string {
  try {
    return localStorage.getItem(OWN) ?? '';
  } catch {
    return '';
  }
}

/** @param district empty for none */
export function keepDistrict(district: string): void {
  try {
    if (district) localStorage.setItem(OWN, district);
    else localStorage.removeItem(OWN);
  } catch {
    // a browser that keeps nothing searches the first district first
  }
}

/**
 * The numbers of the scopes that a question is about, those to be searched first: the newest year, and of each the reader's own
 * district.
 */
export function chooseScopes({ scopes }: SearchEntry, { year, district, wider }: Question, own: string) {
  const meant = scopes.flatMap((scope, number) => {
    const isMeant = (!year || !scope.year || scope.year === year) && (!district || scope.district === district);
    return isMeant ? [number] : [];
  });
  const isOwn = (number: number): number => Number(scopes[number]!.district === own);
  meant.sort((a, b) => (scopes[a]!.year === scopes[b]!.year ? isOwn(b) - isOwn(a) : 0) || a - b);
  const most = wider === undefined ? meant.length : wider + 1;
  return { searched: meant.slice(0, most), left: meant.slice(most) };
}

/** The choice of districts, where what is searched is of districts. */
export function offerDistricts(form: HTMLFormElement, { scopes }: SearchEntry): void {
  const field = form.querySelector<HTMLElement>('[data-search-district]')!;
  const names = new Set(scopes.flatMap(({ district }) => district ?? []));
  if (!names.size || !field.hidden) return;
  const select = field.querySelector('select')!;
  const chosen = new URLSearchParams(location.search).get('district') ?? '';
  select.replaceChildren(select.options[0]!, ...[...names].map((name) => new Option(name, name)));
  select.value = chosen;
  field.hidden = false;
}

const addressOf = (wide: string): string => {
  const address = new URLSearchParams(location.search);
  address.set('wide', wide);
  return `?${address}`;
};

const linkTo = (text: string, wide: string): HTMLAnchorElement => {
  const link = element('a', text);
  link.href = addressOf(wide);
  return link;
};

/** Says what is searched, and offers what is not; nothing where that is everything. */
export function showScopes(
  place: HTMLElement,
  { scopes, names }: SearchEntry,
  { searched, left }: ReturnType<typeof chooseScopes>,
): void {
  place.hidden = scopes.length < 2;
  if (place.hidden) return;
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + scopes[one]!.forms, 0);
  const said = searched.map((number) => nameScope(scopes[number]!)).join('、') || '（没有这样的表）';
  const line = element('p', `全文找的是${said}，${count(sum(searched))}。`);
  if (names) line.append('名称、单位和金额在全部年度里都找，列在后面。');
  if (left.some((number) => scopes[number]!.district)) line.append('选过一个区，以后先找那个区。');
  const [next] = left;
  place.replaceChildren(line);
  if (next === undefined) return;
  const links = element('p');
  links.append(
    '全文也找：',
    linkTo(`${nameScope(scopes[next]!)}（${count(scopes[next]!.forms)}）`, String(searched.length)),
  );
  if (left.length > 1) links.append(' ', linkTo(`其余全部（${count(sum(left))}，要慢一些）`, ALL));
  place.append(links);
}
