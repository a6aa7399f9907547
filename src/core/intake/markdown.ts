/**
 * Markdown reads some characters as marks; before these they are only themselves. A bracket is one where an address, a colon
 * or a note's sign goes with it, a line where nothing else stands in the paragraph.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*<>]|~(?=~)|\[(?=\^)|\](?=[(:[])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)/g, '\\$&')
    .replace(/^(\s*)([#+|=-]|~{3})/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');

/** A block of Markdown. Items of one list stand line under line, all else apart. */
export interface MarkdownBlock {
  readonly text: string;
  readonly list?: 'bullets' | 'numbers' | undefined;
}

export const joinBlocks = (blocks: readonly MarkdownBlock[]): string =>
  blocks
    .map(({ text, list }, i) => (i === 0 ? '' : list && list === blocks[i - 1]!.list ? '\n' : '\n\n') + text)
    .join('');

/** @param depth 2 to 4: the page's own heading is above */
export const headingBlock = (text: string, depth: number): MarkdownBlock => ({
  text: `${'#'.repeat(depth)} ${escapeMarkdown(text).replace(/#+$/, '\\$&')}`,
});

const cellText = (text: string): string => text.split('|').map(escapeMarkdown).join('\\|').replaceAll('\n', '<br>');

/** Rows of as many cells each; the first is the heading. Markdown knows no merged cells. */
export function tableBlock(rows: readonly (readonly string[])[]): MarkdownBlock {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.map(cellText).join(' | ')} |`);
  return { text: [head, `|${' --- |'.repeat(rows[0]?.length ?? 1)}`, ...body].join('\n') };
}
