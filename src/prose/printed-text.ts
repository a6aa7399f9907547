import type { List, ListItem, Node } from 'mdast';
import { childrenOf } from './tree.ts';

/** Nodes that run on within a text; all others stand apart. */
const WITHIN = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'html', 'root']);
const VALUES = new Set(['text', 'inlineCode', 'code']);

const numberOf = ({ start, ordered }: List, item: ListItem, i: number): string => {
  const own = item.data?.hProperties?.['value'];
  return ordered ? String(own ?? (start ?? 1) + i) : '';
};

const gather = (node: Node): string => {
  if (VALUES.has(node.type)) return (node as Node & { value: string }).value;
  if (node.type === 'break') return '\n';
  const own =
    node.type === 'list'
      ? (node as List).children.map((item, i) => `\n${numberOf(node as List, item, i)}\n${printedText(item)}`)
      : childrenOf(node).map(printedText);
  return own.join('');
};

/** What a reader sees of a tree: blocks, cells and lines apart, the numbers of lists before their items. */
export const printedText = (node: Node): string => (WITHIN.has(node.type) ? gather(node) : `\n${gather(node)}\n`);
