/* What is asked stands in the address, so that a result can be sent to somebody. */
import type { ListedDocument, SearchListing } from '../core/search/listing.ts';

/** Forms that an address may ask for at once (`n`). */
const MOST = 1000;

export interface Question {
  readonly query: string;
  readonly filters: readonly (readonly [at: number, value: string])[];
  /** Empty for any. */
  readonly year: string;
  readonly district: string;
  /** How many scopes are searched beside the first; undefined for all. */
  readonly wider: number | undefined;
  readonly newest: boolean;
  /** Forms that are asked for at once, and no more after them; undefined for a page of projects. */
  readonly forms: number | undefined;
}

/** What an address asks for all scopes by (`wide`). */
export const ALL = 'all';

const toNumber = (text: string | null): number => Number.parseInt(text ?? '', 10) || 0;

/** A choice that its list does not have yet, for the lists of many units are filled when their forms are loaded. */
function choose(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (value && field instanceof HTMLSelectElement && !Array.from(field.options).some((one) => one.value === value))
    field.add(new Option(value, value));
  field.value = value;
}

/** The question of the address, which the fields of the form are set to. */
export function readAddress(form: HTMLFormElement): Question {
  const address = new URLSearchParams(location.search);
  for (const field of form.elements)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      choose(field, address.get(field.name) ?? '');
  const places = [
    ['unit', 0],
    ['form', 1],
    ['year', 2],
    ['grade', 5],
  ] as const;
  const asked = toNumber(address.get('n'));
  return {
    query: address.get('q') ?? '',
    filters: places.map(([name, at]) => [at, address.get(name) ?? ''] as const).filter(([, value]) => value),
    year: address.get('year') ?? '',
    district: address.get('district') ?? '',
    wider: address.get('wide') === ALL ? undefined : toNumber(address.get('wide')),
    newest: address.get('sort') === 'newest',
    forms: asked > 0 ? Math.min(asked, MOST) : undefined,
  };
}

export const isAsked = ({ query, filters }: Question): boolean => query.trim() !== '' || filters.length > 0;

/** Whether a document has what the filters of a question ask for. */
export const passes = (document: ListedDocument, { filters }: Question, { units, kinds }: SearchListing): boolean =>
  filters.every(([at, value]) => {
    const own = document[at as 0];
    return String(at === 0 ? units[own]!.slug : at === 1 ? kinds[own]!.id : own) === value;
  });
