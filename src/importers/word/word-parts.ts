import { elementsOf, findChild, parseXml, type XmlElement } from '../parse-xml.ts';
import type { Input } from '../reader.ts';
import { partText } from '../refuse-size.ts';
import type { ZipFiles } from '../unpack-zip.ts';
import { acceptChanges } from './accept-changes.ts';

/** What a Word document consists of, whatever kind of file holds it. */
export interface WordParts {
  readonly body: XmlElement;
  readonly styles: XmlElement | undefined;
  readonly numbering: XmlElement | undefined;
  /** Names of other files by their numbers. */
  readonly relations: XmlElement | undefined;
  readonly headers: readonly XmlElement[];
  readonly footers: readonly XmlElement[];
  readonly notes: readonly XmlElement[];
  /** What reviewers wrote beside the text. */
  readonly remarks: readonly XmlElement[];
  /** Pages inside the document. */
  readonly files: ZipFiles;
}

/** The root of a part by its name: `word/document.xml`. */
type FindPart = (name: string) => XmlElement | undefined;

const childrenOf = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  (parent ? elementsOf(parent) : []).filter((child) => child.name === name);

function collect(names: readonly string[], find: FindPart, files: ZipFiles): WordParts | undefined {
  const main = names.find((name) => /^word\/document\d*\.xml$/i.test(name));
  const body = main && findChild(find(main), 'body');
  if (!body) return undefined;
  const all = (name: RegExp): XmlElement[] =>
    names
      .filter((one) => name.test(one))
      .sort()
      .flatMap((one) => find(one) ?? []);
  // lines between text and notes are notes of a type
  const notes = [
    ...childrenOf(find('word/footnotes.xml'), 'footnote'),
    ...childrenOf(find('word/endnotes.xml'), 'endnote'),
  ];
  return {
    body: acceptChanges(body),
    styles: find('word/styles.xml'),
    numbering: find('word/numbering.xml'),
    relations: find(main.replace(/([^/]+)$/, '_rels/$1.rels')),
    headers: all(/^word\/header\d*\.xml$/i).map((part) => acceptChanges(part)),
    footers: all(/^word\/footer\d*\.xml$/i).map((part) => acceptChanges(part)),
    notes: notes.filter(({ attributes }) => !attributes['type']).map((note) => acceptChanges(note)),
    remarks: childrenOf(find('word/comments.xml'), 'comment'),
    files,
  };
}

/** The parts of a .docx; undefined where the main one is missing. `files` have passed the limits. */
export function partsOfZip(input: Input, files: ZipFiles): WordParts | undefined {
  const find: FindPart = (name) => {
    const bytes = files.get(name);
    return bytes && elementsOf(parseXml(partText(input, bytes)))[0];
  };
  return collect([...files.keys()], find, files);
}

/** The parts of a package in one XML file (Flat OPC), as Word saves it and servers send it under the name of a .doc. */
export function partsOfPackage(root: XmlElement): WordParts | undefined {
  const parts = new Map(
    childrenOf(root, 'part').flatMap((part) => {
      const data = findChild(part, 'xmlData');
      return data ? [[(part.attributes['name'] ?? '').replace(/^\//, ''), elementsOf(data)[0]] as const] : [];
    }),
  );
  return collect([...parts.keys()], (name) => parts.get(name), new Map());
}
