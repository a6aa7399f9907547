import type { FormRecord } from '../forms/registry.ts';
import type { FormEntry } from '../library/library.ts';

/** Where nothing printed on the form stands: how the record was made, whether it is public, what staff accepted. */
const NOT_OF_THE_FORM = new Set(['publication', 'source', 'waivers']);

/** What a form prints, and nothing about its way to the public: the part of a record that its hash stands for. */
export function printedPart(record: FormRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !NOT_OF_THE_FORM.has(key)));
}

/** Columns and rows that the format has no field for: they stand on the page in the order in which the form prints them. */
const IN_PRINTED_ORDER = 'extra';

type Wanted = (text: string) => boolean;

function collect(value: unknown, path: string, into: Map<string, string>, isWanted: Wanted): void {
  if (typeof value === 'string') {
    if (isWanted(value)) into.set(path, value);
  } else if (typeof value === 'object' && value !== null)
    for (const key of Object.keys(value))
      collect(value[key as keyof typeof value], path === '' ? key : `${path}.${key}`, into, isWanted);
}

/** Every text within a value by its path (`funds.0.rate`), in the value's order; of all of them those that are wanted. */
export function textsByPath(value: unknown, isWanted: Wanted = () => true): Map<string, string> {
  const texts = new Map<string, string>();
  collect(value, '', texts, isWanted);
  return texts;
}

/** Without a function to compare by, texts are put in the order of their code units. */
function membersOf(value: object, key: string): string[] {
  const names = Object.keys(value);
  return key === IN_PRINTED_ORDER ? names : names.sort();
}

// a manifest has a hundred thousand values: no list is made of them on the way
function spell(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let inner = '';
  if (Array.isArray(value)) {
    for (const part of value) inner += `${inner && ','}${spell(part, '')}`;
    return `[${inner}]`;
  }
  for (const name of membersOf(value, key)) {
    const part = (value as Readonly<Record<string, unknown>>)[name];
    if (part !== undefined) inner += `${inner && ','}${JSON.stringify(name)}:${spell(part, name)}`;
  }
  return `{${inner}}`;
}

/**
 * The one spelling of plain data that hashes are taken of: JSON without white space, members that are undefined left out,
 * keys in the order of their code units; those of `extra` in the order in which the form prints them.
 */
export const canonicalText = (value: unknown): string => spell(value, '');

/** Gives the SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal: the core has no hashing of its own. */
export type Hash = (text: string) => string;

/** A record's printed content in its one spelling, and its hash: several outputs rest on them. */
const spelt = new WeakMap<FormRecord, { readonly text: string; hash?: Hash; sha256?: string }>();

function spellRecord(record: FormRecord) {
  const known = spelt.get(record) ?? { text: canonicalText(printedPart(record)) };
  spelt.set(record, known);
  return known;
}

/** The one spelling of what a record prints. */
export const printedText = (record: FormRecord): string => spellRecord(record).text;

/** What the public can hold a record's printed content against. */
export function recordHash(record: FormRecord, hash: Hash): string {
  const known = spellRecord(record);
  if (known.sha256 === undefined || known.hash !== hash) Object.assign(known, { hash, sha256: hash(known.text) });
  return known.sha256!;
}

/** The `recordHash` of a form, whose record is not read for it where it does not have to be. */
export const printedHash = (form: Pick<FormEntry, 'printed' | 'record'>, hash: Hash): string =>
  form.printed ?? recordHash(form.record, hash);
