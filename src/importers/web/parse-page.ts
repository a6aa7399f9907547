import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export const parsePage = (html: string): DefaultTreeAdapterTypes.Document => parse(html);

export const isElement = (node: Node): node is Element => 'tagName' in node;

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** Elements that print nothing of their own. */
const SILENT = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'object',
  'svg',
  'select',
  'textarea',
  'title',
]);

const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

/** Whether a browser would show nothing of it. */
export const isSilent = (element: Element): boolean =>
  SILENT.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  HIDDEN.test(attribute(element, 'style') ?? '');

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

export const isBlock = (element: Element): boolean => BLOCKS.has(element.tagName);
