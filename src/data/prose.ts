import type { Root } from 'hast';
import { toElements } from '../prose/elements.ts';
import { glossaryTerms } from './glossary.ts';
import { markTerms } from './mark-terms.ts';

const mark = markTerms(glossaryTerms);

/** Markdown as elements, the first use of each glossary term marked; `Prose.astro` draws it. */
export const readProse = (markdown: string): Root => mark(toElements(markdown));
