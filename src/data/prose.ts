import type { Root } from 'hast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

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

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize, SCHEMA).freeze();

/** Markdown to a tree of allowed elements; `Prose.astro` draws it element by element, so no HTML text is ever passed on. */
export const readProse = (markdown: string): Root => processor.runSync(processor.parse(markdown)) as Root;
