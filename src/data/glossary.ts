import { currentRun, oncePerRun } from './run.ts';
import { readTerms, type Term } from './terms.ts';

export const glossaryTerms = oncePerRun((): readonly Term[] => readTerms(currentRun().frame.glossary));

const byName = oncePerRun(() => new Map(glossaryTerms().flatMap((term) => term.names.map((name) => [name, term]))));
/** The term that a label of a form is, the unit behind it apart: `执行率(%)`, `年初预算数（元）`. */
export function findTerm(label: string): Term | undefined {
  return byName().get(label) ?? byName().get(label.replace(/[（(][^）)]*[）)]$/, ''));
}
