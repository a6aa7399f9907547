import type { Root } from 'hast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { readMarkdown } from './parse.ts';

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
    'sup',
    'sub',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  attributes: { a: ['href'], ol: ['start'], li: ['value'] },
  protocols: { href: ['https', 'http', 'mailto'] },
  strip: ['script', 'style'],
};

const plain = unified().use(remarkRehype).use(rehypeSanitize, SCHEMA).freeze();

/** Markdown to a tree of allowed elements, which is drawn element by element: no HTML text is ever passed on. */
export const toElements = (markdown: string): Root => plain.runSync(readMarkdown(markdown)) as Root;

const illustrated = unified()
  .use(remarkRehype)
  .use(rehypeSanitize, {
    ...SCHEMA,
    tagNames: [...SCHEMA.tagNames!, 'img'],
    attributes: { ...SCHEMA.attributes, img: ['src', 'alt'] },
  })
  .freeze();

/** The same with pictures. */
export const toIllustrated = (markdown: string): Root => illustrated.runSync(readMarkdown(markdown)) as Root;
