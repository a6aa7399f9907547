import { catalogue } from './site.ts';
import { readTerms, type Term } from './terms.ts';

let terms: readonly Term[] | undefined;
export const glossaryTerms = (): readonly Term[] => (terms ??= readTerms(catalogue().content.glossary));

let byName: ReadonlyMap<string, Term> | undefined;
/** The term that a label of a form is, the unit behind it apart: `执行率(%)`, `年初预算数（元）`. */
export function findTerm(label: string): Term | undefined {
  byName ??= new Map(glossaryTerms().flatMap((term) => term.names.map((name) => [name, term])));
  return byName.get(label) ?? byName.get(label.replace(/[（(][^）)]*[）)]$/, ''));
}
