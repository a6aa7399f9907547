import type { Node, Root } from 'mdast';
import { findHidden, type Cut } from './find-hidden.ts';
import { parseMarkdown, readMarkdown } from './parse.ts';
import { printedText } from './printed-text.ts';

/** Something of a text that cannot be shown as it stands. */
export interface ProseFault {
  /** Place in the Markdown, in UTF-16 units. */
  readonly offset: number;
  readonly message: string;
  readonly advice: string;
}

/** Blocks of their own take the empty lines around them with them. */
function cutOut(markdown: string, cuts: readonly Cut[]): string {
  let [text, done] = ['', 0];
  for (const { start, end, isBlock } of [...cuts].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    text += markdown.slice(done, Math.max(start, done));
    done = end;
    if (!isBlock) continue;
    text = text.replace(/\n+$/, '');
    while (markdown[done] === '\n') done++;
    if (text && done < markdown.length) text += '\n\n';
  }
  return (text + markdown.slice(done)).replace(/^\n+|\n+$/g, '');
}

const bare = (tree: Root): string => printedText(tree as Node).replace(/\s+/g, '');

/** Every way to hide something is written with one of these. */
const MAY_HIDE = /[<[]|```|~~~/;

/**
 * Markdown without what no page shows of it: comments, tags, definitions nobody refers to, titles of links, pictures and
 * what stands for them. What is left shows the same to the letter and is all that goes to the public, as a page and as data.
 * @param pictures are shown where set
 */
export function withoutHidden(
  markdown: string,
  { pictures = false }: { readonly pictures?: boolean } = {},
): { readonly text: string; readonly faults: readonly ProseFault[] } {
  if (!MAY_HIDE.test(markdown)) return { text: markdown, faults: [] };
  const { cuts, faults } = findHidden(parseMarkdown(markdown), markdown, pictures);
  if (cuts.length === 0 || faults.length > 0) return { text: markdown, faults };
  const text = cutOut(markdown, cuts);
  if (bare(readMarkdown(text)) === bare(readMarkdown(markdown))) return { text, faults };
  return {
    text: markdown,
    faults: [
      {
        offset: cuts[0]!.start,
        message: '这里有不印出来的内容（注释、网页代码、图片），去掉它会改变旁边的正文',
        advice: '删去它，或让它单独成一段，上下各空一行。',
      },
    ],
  };
}
