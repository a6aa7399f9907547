import type { ProseEntry } from '../core/library/library.ts';

/** A term of the glossary; `names` are the term itself and the other ways it is written. */
export interface Term {
  readonly slug: string;
  readonly name: string;
  readonly short: string;
  readonly names: readonly string[];
}

export function readTerms(entries: readonly ProseEntry[]): Term[] {
  return entries.map(({ slug, data }) => {
    const name = String(data['term']);
    const aliases = Array.isArray(data['aliases']) ? (data['aliases'] as string[]) : [];
    return { slug, name, short: String(data['short'] ?? ''), names: [name, ...aliases] };
  });
}
