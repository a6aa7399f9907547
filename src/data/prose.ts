import type { Root } from 'hast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { glossaryTerms } from './glossary.ts';
import { markTerms } from './mark-terms.ts';

/** Headings, paragraphs, lists, tables and links within the web. No HTML of the author's, no images, no attributes else. */
const SCHEMA: Options = {
  tagNames: [
    'h2',
    'h3',
    'h4',
    'p',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'del',
    'blockquote',
    'code',
    'pre',
    'br',
    'hr',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['https', 'http', 'mailto'] },
  strip: ['script', 'style'],
};

const toTree = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).freeze();
const plain = toTree().use(rehypeSanitize, SCHEMA).freeze();
const explained = plain().use(markTerms, glossaryTerms).freeze();

/**
 * Markdown to a tree of allowed elements, the first use of each glossary term marked; `Prose.astro` draws it element by
 * element, so no HTML text is ever passed on.
 */
export const readProse = (markdown: string): Root => explained.runSync(plain.parse(markdown)) as Root;

const illustrated = toTree()
  .use(rehypeSanitize, {
    ...SCHEMA,
    tagNames: [...SCHEMA.tagNames!, 'img'],
    attributes: { ...SCHEMA.attributes, img: ['src', 'alt'] },
  })
  .freeze();

/** The same with pictures and without explanations, for the handbook; `Prose.astro` draws the pictures it is given. */
export const readIllustratedProse = (markdown: string): Root =>
  illustrated.runSync(illustrated.parse(markdown)) as Root;

/** The same without explanations, for the glossary itself. */
export const readPlainProse = (markdown: string): Root => plain.runSync(plain.parse(markdown)) as Root;
