import { NUMBER_FORMATS } from '../count-lists.ts';
import { elementsOf, findChild, type XmlElement } from '../parse-xml.ts';
import { acceptChanges } from './accept-changes.ts';
import type { WordParts } from './word-parts.ts';

/** Elements of Word 2003 by the names that its successors gave them. */
const NAMES: Record<string, string> = {
  vmerge: 'vMerge',
  hmerge: 'hMerge',
  listPr: 'numPr',
  ilfo: 'numId',
  listDef: 'abstractNum',
  list: 'num',
  ilst: 'abstractNumId',
  nfc: 'numFmt',
  content: 'sdtContent',
  sect: 'sdtContent',
  'sub-section': 'sdtContent',
};

const CHANGES: Record<string, string> = { 'Word.Deletion': 'del', 'Word.Insertion': 'ins', 'Word.Comment': 'comment' };

const nameOf = ({ name, attributes }: XmlElement): string =>
  name === 'annotation' ? (CHANGES[attributes['type'] ?? ''] ?? 'bookmark') : (NAMES[name] ?? name);

function attributesOf({ name, attributes }: XmlElement): Record<string, string> {
  if (name === 'nfc') return { val: NUMBER_FORMATS[Number(attributes['val'])] ?? 'decimal' };
  if (name === 'listDef') return { ...attributes, abstractNumId: attributes['listDefId'] ?? '' };
  return name === 'list' ? { ...attributes, numId: attributes['ilfo'] ?? '' } : attributes;
}

const rename = (element: XmlElement): XmlElement => ({
  name: nameOf(element),
  attributes: attributesOf(element),
  children: element.children.map((child) => (typeof child === 'string' ? child : rename(child))),
});

const findAll = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).flatMap((child) => (child.name === name ? [child] : findAll(child, name)));

/** The parts of a document of Word 2003, which stand in one XML file: headers in sections, notes and remarks in the text. */
export function partsOf2003(root: XmlElement): WordParts | undefined {
  const whole = rename(root);
  const body = findChild(whole, 'body');
  return (
    body && {
      body: acceptChanges(body),
      styles: findChild(whole, 'styles'),
      numbering: findChild(whole, 'lists'),
      relations: undefined,
      headers: findAll(body, 'hdr'),
      footers: findAll(body, 'ftr'),
      notes: [...findAll(body, 'footnote'), ...findAll(body, 'endnote')],
      remarks: findAll(body, 'comment'),
      files: new Map(),
    }
  );
}
