import { isBlock, isElement, isSilent, type Node } from './parse-page.ts';

const GLYPHS: Record<string, string> = { checkbox: '□', radio: '○' };

/** Collects the text that a browser shows: runs of white space are one space, blocks and `<br>` are line breaks. */
function collect(nodes: readonly Node[], skip: (node: Node) => boolean, out: string[]): void {
  for (const node of nodes) {
    if (skip(node)) continue;
    if (node.nodeName === '#text') out.push((node as { value: string }).value.replace(/[ \t\r\n\f]+/g, ' '));
    else if (isElement(node) && !isSilent(node)) {
      if (node.tagName === 'br') out.push('\n');
      else if (node.tagName === 'input') out.push(fieldText(node));
      else if (isBlock(node)) {
        out.push('\v');
        collect(node.childNodes, skip, out);
        out.push('\v');
      } else collect(node.childNodes, skip, out);
    }
  }
}

/** What a filled-in field shows: forms saved from a system's page keep their values in fields. */
function fieldText(node: { attrs: readonly { name: string; value: string }[] }): string {
  const value = (name: string): string | undefined => node.attrs.find((attr) => attr.name === name)?.value;
  const type = value('type')?.toLowerCase() ?? 'text';
  if (type in GLYPHS) return value('checked') === undefined ? GLYPHS[type]! : type === 'radio' ? '●' : '☑';
  return ['text', 'number', 'date'].includes(type) ? (value('value') ?? '') : '';
}

/** `\v` marks the edge of a block: one line break, however many edges meet. */
const layLines = (text: string): string =>
  text
    .replace(/ *\n */g, '\n')
    .replace(/[ \v]*\v[ \v]*/g, '\v')
    .replace(/\v?\n\v|\v/g, '\n')
    .replace(/^[\n ]+|[\n ]+$/g, '')
    .replace(/ {2,}/g, ' ');

/** Text of some nodes as shown, lines parted by `\n`. No-break spaces stay: intake decides about them. */
export function textOf(nodes: readonly Node[], skip: (node: Node) => boolean = () => false): string {
  const out: string[] = [];
  collect(nodes, skip, out);
  return layLines(out.join('')).replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
}
