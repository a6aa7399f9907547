import { inSymbols } from '../symbol-fonts.ts';
import { CHECKED, chooseOptions, FREE } from './choose-options.ts';
import { attribute, isBlock, isElement, isSilent, isStruck, styleOf, type Element, type Node } from './parse-page.ts';

/** What a field shows in which a person writes. */
const WRITTEN = new Set('text number date tel email url search month week time datetime-local'.split(' '));

/** What a field shows: forms saved from a system's page keep their values in fields. */
function inputText(field: Element): string {
  const type = attribute(field, 'type')?.toLowerCase() ?? 'text';
  if (type === 'checkbox' || type === 'radio') return attribute(field, 'checked') === undefined ? FREE : CHECKED;
  return WRITTEN.has(type) ? (attribute(field, 'value') ?? '') : '';
}

const optionsOf = (parent: Element): Element[] =>
  parent.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'optgroup' ? optionsOf(child) : child.tagName === 'option' ? [child] : []));

const INVITES = /^[-—=\s（(]*请选择/;

/** The choice that a list shows; its invitation to choose is none. */
function chosenText(list: Element): string {
  const options = optionsOf(list);
  const chosen = options.filter((option) => attribute(option, 'selected') !== undefined);
  const isOpen = attribute(list, 'multiple') !== undefined || Number(attribute(list, 'size') ?? '1') > 1;
  const shown = isOpen ? chosen : (chosen.length ? chosen : options).slice(chosen.length ? -1 : 0).slice(0, 1);
  return shown
    .filter((option) => attribute(option, 'value') !== '')
    .map((option) => attribute(option, 'label') ?? rawText(option).trim())
    .filter((text) => !INVITES.test(text))
    .join('、');
}

const rawText = (element: Element): string =>
  element.childNodes
    .map((child) =>
      child.nodeName === '#text' ? (child as { value: string }).value : isElement(child) ? rawText(child) : '',
    )
    .join('');

const FAMILY = /(?:^|;)\s*font(?:-family)?\s*:[^;]*?((?:wingdings|webdings|symbol)(?:\s*[23])?)/i;

const fontOf = (element: Element): string | undefined =>
  attribute(element, 'face') ?? FAMILY.exec(styleOf(element))?.[1];

class Collector {
  readonly out: string[] = [];
  readonly struck: string[] = [];
  private readonly skip: (node: Node) => boolean;

  constructor(skip: (node: Node) => boolean) {
    this.skip = skip;
  }

  /** Runs of white space are one space, blocks and `<br>` are line breaks. */
  take(nodes: readonly Node[], font: string, isOut: boolean): void {
    for (const node of nodes) {
      if (this.skip(node)) continue;
      if (node.nodeName === '#text')
        this.write((node as { value: string }).value.replace(/[ \t\r\n\f]+/g, ' '), font, isOut);
      else if (isElement(node) && !isSilent(node)) this.enter(node, font, isOut || isStruck(node));
    }
  }

  private write(text: string, font: string, isOut: boolean): void {
    (isOut ? this.struck : this.out).push(font ? inSymbols(font, text) : text);
  }

  private enter(element: Element, font: string, isOut: boolean): void {
    const { tagName, childNodes } = element;
    if (tagName === 'br') this.out.push('\n');
    else if (tagName === 'input') this.write(inputText(element), '', isOut);
    else if (tagName === 'select') this.write(chosenText(element), '', isOut);
    else if (tagName === 'textarea') this.write(rawText(element).trim(), '', isOut);
    else {
      const edge = isBlock(element) ? '\v' : tagName === 'td' || tagName === 'th' ? ' ' : '';
      this.out.push(edge);
      this.take(childNodes, fontOf(element) ?? font, isOut);
      this.out.push(edge);
    }
  }
}

/** `\v` marks the edge of a block: one line break, however many edges meet. */
const layLines = (text: string): string =>
  text
    .replace(/ *\n */g, '\n')
    .replace(/[ \v]*\v[ \v]*/g, '\v')
    .replace(/\v?\n\v|\v/g, '\n')
    .replace(/^[\n ]+|[\n ]+$/g, '')
    .replace(/ {2,}/g, ' ');

/** Text as it is laid out, without what is struck out, which goes to `struck`. */
function finish({ out, struck: gone }: Collector, struck: string[]): string {
  const text = gone.join('').trim();
  if (text) struck.push(text);
  return chooseOptions(layLines(out.join(''))).replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
}

/** Text of some nodes as shown, lines parted by `\n`. No-break spaces stay: intake decides about them. */
export function textOf(nodes: readonly Node[], struck: string[]): string {
  const collector = new Collector(() => false);
  collector.take(nodes, '', false);
  return finish(collector, struck);
}

/** Text of a cell without that of some nodes in it. */
export function cellText(cell: Element, skip: (node: Node) => boolean, struck: string[]): string {
  const collector = new Collector(skip);
  collector.take(cell.childNodes, fontOf(cell) ?? '', isStruck(cell));
  return finish(collector, struck);
}
