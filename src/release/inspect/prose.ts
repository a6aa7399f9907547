import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { kindOf } from '../../core/forms/registry.ts';
import type { FormEntry } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { readMarkdown } from '../../prose/parse.ts';
import { printedText } from '../../prose/printed-text.ts';
import { attribute, WITHIN_TEXT, type BuiltPage } from './built-page.ts';

const FIGURE = /\d[\d,.]*\d|\d/g;
const figuresIn = (text: string): readonly string[] => text.match(FIGURE) ?? [];

const hasClass = (element: Tree.Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);

/** The number that a browser sets before an item. */
function numberOf(item: Tree.Element): string {
  const list = item.parentNode as Tree.Element;
  if (list.tagName !== 'ol') return '';
  const items = list.childNodes.filter((node) => node.nodeName === 'li');
  const first = BigInt(attribute(list, 'start') ?? '1');
  return attribute(item, 'value') ?? String(first + BigInt(items.indexOf(item)));
}

/** What a reader sees of an element, blocks and lines apart; explanations of terms are the product's own words. */
function shown(node: Tree.ChildNode): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  if (node.nodeName === 'br') return '\n';
  if (!('tagName' in node) || hasClass(node, 'term-note')) return '';
  const own = node.childNodes.map(shown).join('');
  if (WITHIN_TEXT.has(node.tagName)) return own;
  return `\n${node.tagName === 'li' ? `${numberOf(node)}\n` : ''}${own}\n`;
}

/** The first of the figures that does not stand among the others in its turn. */
function firstLost(wanted: readonly string[], found: readonly string[]): string | undefined {
  let at = 0;
  return wanted.find((figure) => {
    at = found.indexOf(figure, at) + 1;
    return at === 0;
  });
}

/** Whether the text of a narrative stands on its page with all its figures in their order, the numbers of its lists among them. */
export function checkProse({ id, record }: FormEntry, { elements }: BuiltPage): Objection[] {
  const body = kindOf(record).body?.(record) ?? '';
  const page = elements.filter((element) => hasClass(element, 'prose')).map(shown);
  const lost = firstLost(figuresIn(printedText(readMarkdown(body))), figuresIn(page.join('\n')));
  if (lost === undefined) return [];
  return [
    {
      at: id,
      message: `网页上没有照原样印出正文里的“${lost}”`,
      advice: '这是程序的问题，请报告；公开的网页没有动。',
    },
  ];
}
