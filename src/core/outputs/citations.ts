import type { Work } from '../cite/work.ts';
import { writeBibtex, writeCsl } from '../cite/write-citation.ts';
import { citePath } from '../library/addresses.ts';
import type { Output } from './output.ts';

/** The references to a page, or to the data a page leads to, as files beside it. */
export const listCitations = (page: string, rests: () => string, cited: () => Work): Output[] => [
  { sort: 'data', path: citePath(page, 'json'), rests, make: () => writeCsl(cited()) },
  { sort: 'data', path: citePath(page, 'bib'), rests, make: () => writeBibtex(cited()) },
];
