import { elementsOf, type XmlElement } from '../parse-xml.ts';
import type { Styles } from './styles.ts';

export interface CellText {
  readonly text: string;
  /** What is struck out and so no part of the text. */
  readonly struck: string;
}

/** Remarks of reviewers, notes and readings of names are no part of the text. */
const ASIDE = new Set(['annotation', 'note', 'ruby-text']);

/** Pieces of a paragraph: `<text:s c="3"/>` is three blanks. */
function readInline(element: XmlElement, styles: Styles, isStruck: boolean, struck: string[]): string {
  const keep = (text: string): string => {
    if (!isStruck) return text;
    struck.push(text);
    return '';
  };
  return element.children
    .map((child) => {
      if (typeof child === 'string') return keep(child.replace(/[ \t\r\n]+/g, ' '));
      if (child.name === 's') return keep(' '.repeat(Math.min(100, Number(child.attributes['c'] ?? '1'))));
      if (child.name === 'tab') return '\t';
      if (child.name === 'line-break') return '\n';
      if (ASIDE.has(child.name)) return '';
      const own = child.name === 'span' ? styles.isStruck(child.attributes['style-name']) : false;
      return readInline(child, styles, isStruck || own, struck);
    })
    .join('');
}

const paragraphsOf = (cell: XmlElement): XmlElement[] =>
  elementsOf(cell).filter(({ name }) => name === 'p' || name === 'h');

/** The text that a cell shows; `style` is its own or that of its column. */
export function readCell(cell: XmlElement, styles: Styles, style: string | undefined): CellText {
  const isStruck = styles.isStruck(style);
  const struck: string[] = [];
  const lines = paragraphsOf(cell).map((p) => readInline(p, styles, isStruck, struck));
  const text = lines.join('\n');
  return { text: struck.length > 0 ? text.replace(/^\n+|\n+$/g, '') : text, struck: struck.join('').trim() };
}

/** What a reviewer wrote to a cell. */
export const remarkOf = (cell: XmlElement): string =>
  elementsOf(cell)
    .filter(({ name }) => name === 'annotation')
    .flatMap(paragraphsOf)
    .map(plainText)
    .join('\n');

/** Fields that a program fills in when it prints. */
const FIELDS = new Set(['sheet-name', 'page-number', 'page-count', 'date', 'time', 'file-name', 'title']);

const plainText = (element: XmlElement): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : FIELDS.has(child.name) ? '' : plainText(child)))
    .join('');

/** The paragraphs of a header or footer of printed pages, in whatever regions they stand. */
export function marginTexts(element: XmlElement | undefined): string[] {
  if (!element || element.attributes['display'] === 'false') return [];
  return elementsOf(element).flatMap((child) =>
    child.name === 'p' || child.name === 'h' ? [plainText(child)] : marginTexts(child),
  );
}
