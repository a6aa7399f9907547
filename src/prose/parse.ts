import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { asPrinted } from './as-printed.ts';

/** One stroke takes nothing out: `10~20人，30~40人` are two ranges. */
const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** The tree as Markdown has it; positions are those in the text. */
export const parseMarkdown = (markdown: string): Root => parser.parse(markdown);

/** The tree as it is shown: no figure of the text may be lost or become another by the rules of Markdown. */
export const readMarkdown = (markdown: string): Root => asPrinted(parseMarkdown(markdown), markdown);
