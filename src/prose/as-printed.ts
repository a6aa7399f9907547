import type { FootnoteDefinition, List, ListItem, Node, Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { usedDefinitions } from './references.ts';
import { childrenOf, sourceOf, walk } from './tree.ts';

const text = (value: string): Text => ({ type: 'text', value });
/** What Markdown has no sign for, by the name of its element. */
const element = (hName: string, children: PhrasingContent[]): PhrasingContent => ({
  type: 'emphasis',
  data: { hName },
  children,
});

const BREAK = /^<br\b[^<>]*>$/i;
const RAISED = /^<(sup|sub)\b[^<>]*>$/i;

/** `<br>`, `<sup>` and `<sub>` are read, or `10<sup>2</sup>` would be 102 and two lines in a cell one number. */
function readTags(children: readonly Node[]): Node[] {
  const read: Node[] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i]!;
    const tag = child.type === 'html' ? (child as Node & { value: string }).value : '';
    const name = RAISED.exec(tag)?.[1]?.toLowerCase();
    const end = name ? children.findIndex((one, at) => at > i && isTag(one, `</${name}>`)) : -1;
    if (BREAK.test(tag)) read.push({ type: 'break' });
    else if (name && end > i) {
      read.push(element(name, readTags(children.slice(i + 1, end)) as PhrasingContent[]));
      i = end;
    } else read.push(child);
  }
  return read;
}

const isTag = (node: Node, tag: string): boolean =>
  node.type === 'html' && (node as Node & { value: string }).value.toLowerCase() === tag;

const DIGIT = /\d/;

/** `10*20*30` is a size: a single star between two digits stresses nothing. */
function keepStars(children: readonly Node[], source: string): Node[] {
  return children.flatMap((child) => {
    const [start, end] = [child.position?.start.offset, child.position?.end.offset];
    if (child.type !== 'emphasis' || start === undefined || end === undefined) return [child];
    const [before, first] = [source.charAt(start - 1), source.charAt(start + 1)];
    const [last, after] = [source.charAt(end - 2), source.charAt(end)];
    const isTimes = (DIGIT.test(before) && DIGIT.test(first)) || (DIGIT.test(last) && DIGIT.test(after));
    const mark = source.charAt(start);
    return isTimes ? [text(mark), ...childrenOf(child), text(mark)] : [child];
  });
}

/** A list counts on from its first number whatever the others say: `2019. …`, `2021. …` keep theirs. */
function keepNumbers(list: List, source: string): void {
  if (!list.ordered) return;
  list.children.forEach((item, i) => {
    const number = /^\d+/.exec(sourceOf(item, source))?.[0].replace(/^0+(?=\d)/, '');
    if (number !== undefined && number !== String((list.start ?? 1) + i))
      item.data = { ...item.data, hProperties: { value: number } };
  });
}

/** Boxes of a list of things to do are no controls here but signs. */
function printBox(item: ListItem): void {
  if (typeof item.checked !== 'boolean') return;
  const [first] = item.children;
  const box = text(item.checked ? '☑ ' : '☐ ');
  if (first?.type === 'paragraph') first.children.unshift(box);
  else item.children.unshift({ type: 'paragraph', children: [box] });
  item.checked = null;
}

/** Markdown drops the cells that have no heading above them. */
function widen(node: Node): void {
  const table = node as Parent & { align?: unknown[] };
  const widest = Math.max(...table.children.map((row) => childrenOf(row).length));
  table.align = Array.from({ length: widest }, (_, i) => table.align?.[i] ?? null);
}

const noteSign = (label: string): string => `〔${label}〕`;
const labelOf = (node: Node): string => {
  const { label, identifier } = node as Node & { label?: string | null; identifier: string };
  return label ?? identifier;
};

function mendNode(node: Node, source: string): void {
  if (node.type === 'list') keepNumbers(node as List, source);
  if (node.type === 'listItem') printBox(node as ListItem);
  if (node.type === 'table') widen(node);
  if (node.type === 'heading') {
    const heading = node as Node & { depth: number };
    // the page's own heading is above, and no page has more than three levels below it
    heading.depth = Math.min(Math.max(heading.depth, 2), 4);
  }
  if (!('children' in node)) return;
  const mended = keepStars(readTags(childrenOf(node)), source).map((child) =>
    child.type === 'footnoteReference' ? element('sup', [text(noteSign(labelOf(child)))]) : child,
  );
  (node as Parent).children = mended as Parent['children'];
}

/** Notes stand below the text, each under the sign it is called by. */
function printNote(note: FootnoteDefinition): RootContent[] {
  const [first, ...rest] = note.children;
  const sign = text(`${noteSign(labelOf(note))} `);
  if (first?.type === 'paragraph') return [{ ...first, children: [sign, ...first.children] }, ...rest];
  return [{ type: 'paragraph', children: [sign] }, ...note.children];
}

/** Changes a tree so that it shows what its text prints. @param source the Markdown the tree was made of */
export function asPrinted(tree: Root, source: string): Root {
  const notes = usedDefinitions(tree, false).filter(({ type }) => type === 'footnoteDefinition');
  walk(tree, (node) => mendNode(node, source));
  walk(tree, (node) => {
    if ('children' in node)
      (node as Parent).children = (node as Parent).children.filter(({ type }) => type !== 'footnoteDefinition');
  });
  tree.children.push(...notes.flatMap((note) => printNote(note as unknown as FootnoteDefinition)));
  return tree;
}
