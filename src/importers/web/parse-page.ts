import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Document = DefaultTreeAdapterTypes.Document;

export const parsePage = (html: string): Document => parse(html);

export const isElement = (node: Node): node is Element => 'tagName' in node;

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** Elements that print nothing of their own. */
const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'object', 'svg', 'title']);

export const styleOf = (element: Element): string => attribute(element, 'style') ?? '';

/** The last of several declarations holds. */
const declares = (element: Element, property: string, value: RegExp): boolean => {
  const said = [...styleOf(element).matchAll(new RegExp(`(?:^|;)\\s*(?:${property})\\s*:([^;]*)`, 'gi'))].at(-1);
  return said !== undefined && value.test(said[1]!);
};

/** Whether text of an element is struck out, or was deleted in a revision. */
export const isStruck = (element: Element): boolean =>
  ['s', 'strike', 'del'].includes(element.tagName) ||
  declares(element, 'text-decoration|text-decoration-line|text-line-through', /line-through|single/i);

/** Whether a browser would show nothing of it. */
export const isSilent = (element: Element): boolean =>
  SILENT.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  // a control of Word that nobody filled in
  attribute(element, 'showingplchdr') !== undefined ||
  declares(element, 'display', /none/i) ||
  declares(element, 'visibility', /hidden/i) ||
  declares(element, 'mso-hide', /all/i);

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

export const isBlock = (element: Element): boolean => BLOCKS.has(element.tagName);
