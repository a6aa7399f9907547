import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Article } from '../../core/article/article.ts';
import type { SheetBlock, SheetCell } from '../../core/forms/sheet.ts';
import { toElements } from '../../prose/elements.ts';

type Properties = Element['properties'];

const element = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({
  ...{ type: 'element', tagName, properties, children },
});
/** Lines of a text as lines. */
const lines = (text: string): ElementContent[] =>
  text
    .split('\n')
    .flatMap((line, i) => [
      ...(i > 0 ? [element('br', [])] : []),
      { type: 'text' as const, value: i > 0 ? `\n${line}` : line },
    ]);
const paragraph = (text: string): Element => element('p', lines(text));
const strong = (text: string): Element => element('p', [element('strong', lines(text))]);

const entry = ([label, text]: readonly [string, string]): Element =>
  element('p', [{ type: 'text', value: `${label}：` }, element('span', lines(text))]);

const span = (n = 1): number | undefined => (n > 1 ? n : undefined);
const cell = ({ text, heading, cols, rows }: SheetCell): Element =>
  element(heading ? 'th' : 'td', lines(text), { colSpan: span(cols), rowSpan: span(rows) });
const row = (cells: readonly SheetCell[]): Element => element('tr', cells.map(cell));

/** Lines around cells are the one thing that a table cannot be read without; content systems leave `border` where it is. */
const table = ({ head = [], body }: SheetBlock): Element =>
  element('table', [...head, ...body].map(row), { border: '1', cellPadding: '4', cellSpacing: '0' });

/**
 * An article as one piece of HTML: paragraphs and tables with their merged cells, no class, style, script or address of
 * anything. Copied whole into a content system it says all that the form prints.
 */
export function writeArticle({ title, subtitle, blocks, names, extra, body, source }: Article): string {
  const text = body === undefined ? [] : (toElements(body).children as ElementContent[]);
  const root: Root = {
    type: 'root',
    children: [
      strong(title),
      ...(subtitle ? [paragraph(subtitle)] : []),
      ...names.map(entry),
      ...blocks.map(table),
      ...extra.map(entry),
      ...text,
      ...source.map(paragraph),
    ].flatMap((one) => [one, { type: 'text' as const, value: '\n' }]),
  };
  return toHtml(root);
}

/** What a content system asks for beside the text, a line each, to be copied. */
export const writeMeta = ({ meta }: Article): string =>
  meta.map(([label, text]) => `${label}：${text.replace(/\s+/g, ' ') || '（没有填）'}\r\n`).join('');
