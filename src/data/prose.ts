import type { Root } from 'hast';
import { toElements } from '../prose/elements.ts';
import { glossaryTerms } from './glossary.ts';
import { markTerms } from './mark-terms.ts';

const mark = markTerms(glossaryTerms);

/** Markdown as elements, the first use of each glossary term marked; `Prose.astro` draws it. */
export const readProse = (markdown: string): Root => mark(toElements(markdown));

/** Gives each block an address of its own by its number: `body-3`. */
function numberBlocks({ children, ...root }: Root): Root {
  let count = 0;
  const numbered = children.map((node) =>
    node.type === 'element' ? { ...node, properties: { ...node.properties, id: `body-${++count}` } } : node,
  );
  return { ...root, children: numbered };
}

/** The text of a form, whose blocks can be led to; explanations of terms, which come and go, are not counted. */
export const readBody = (markdown: string): Root => mark(numberBlocks(toElements(markdown)));
