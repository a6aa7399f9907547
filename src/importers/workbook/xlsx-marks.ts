import { elementsOf, findChild, isOn, parseXml, textIn, type XmlElement } from '../parse-xml.ts';
import type { ZipFiles } from '../unpack-zip.ts';
import { strikePieces, type SheetMarks, type StruckText } from './sheet-marks.ts';

const textOf = (files: ZipFiles, name: string): string => new TextDecoder().decode(files.get(name) ?? new Uint8Array());
const childrenOf = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  (parent ? elementsOf(parent) : []).filter((child) => child.name === name);

/** The part of each sheet by the sheet's name. */
function listSheets(files: ZipFiles): Map<string, string> {
  const book = [...files.keys()].find((name) => /^xl\/workbook\d*\.xml$/i.test(name)) ?? '';
  const rels = textOf(files, book.replace(/([^/]+)$/, '_rels/$1.rels'));
  if (!book || !rels) return new Map();
  const targets = childrenOf(findChild(parseXml(rels), 'Relationships'), 'Relationship').map(
    ({ attributes: { Id = '', Target = '' } }) =>
      [Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`] as const,
  );
  const parts = new Map(targets);
  const sheets = childrenOf(findChild(parseXml(textOf(files, book)), 'workbook', 'sheets'), 'sheet');
  return new Map(sheets.map(({ attributes: { name = '', id = '' } }) => [name, parts.get(id) ?? '']));
}

/** Numbers of the formats of cells whose font is struck out. */
function struckFormats(files: ZipFiles): Set<string> {
  const xml = textOf(files, 'xl/styles.xml');
  if (!xml.includes('strike')) return new Set();
  const styles = findChild(parseXml(xml), 'styleSheet');
  const fonts = childrenOf(findChild(styles, 'fonts'), 'font').map((font) => isOn(font, 'strike'));
  const formats = childrenOf(findChild(styles, 'cellXfs'), 'xf');
  return new Set(formats.flatMap((xf, i) => (fonts[Number(xf.attributes['fontId'])] ? [String(i)] : [])));
}

const struckIn = (text: XmlElement): StruckText | undefined =>
  strikePieces(
    childrenOf(text, 'r').map((run) => ({
      text: childrenOf(run, 't').map(textIn).join(''),
      isStruck: isOn(run, 'rPr', 'strike'),
    })),
  );

function struckStrings(files: ZipFiles): Map<string, StruckText> {
  const xml = textOf(files, 'xl/sharedStrings.xml');
  if (!xml.includes('strike')) return new Map();
  const texts = childrenOf(findChild(parseXml(xml), 'sst'), 'si').map(struckIn);
  return new Map(texts.flatMap((struck, i) => (struck ? [[String(i), struck] as const] : [])));
}

const CELL = /<(?:\w+:)?c\s([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs;
const attributeOf = (text: string, name: string): string =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '';

function placeOf(ref: string): string {
  const [, letters = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return `${Number(row) - 1} ${column}`;
}

function findStruck(
  xml: string,
  formats: ReadonlySet<string>,
  strings: ReadonlyMap<string, StruckText>,
): Map<string, StruckText> {
  const struck = new Map<string, StruckText>();
  if (formats.size === 0 && strings.size === 0 && !xml.includes('strike')) return struck;
  for (const [, attributes = '', content = ''] of xml.matchAll(CELL)) {
    const inline = content.includes('strike') ? findChild(parseXml(content), 'is') : undefined;
    const shared = attributeOf(attributes, 't') === 's' ? /<(?:\w+:)?v>(\d+)</.exec(content)?.[1] : undefined;
    const own = inline ? struckIn(inline) : strings.get(shared ?? '');
    const found = formats.has(attributeOf(attributes, 's')) ? { left: '' } : own;
    if (found) struck.set(placeOf(attributeOf(attributes, 'r')), found);
  }
  return struck;
}

const NO_ZEROS = /<(?:\w+:)?sheetView\s[^>]*showZeros="(?:0|false)"/;
const START = 8192; // characters: views stand before the cells

/** Headers stand behind the cells; those of first, odd and even pages count alike. */
function findHeaders(xml: string): Pick<SheetMarks, 'headers' | 'footers'> {
  const [found] = /<(?:\w+:)?headerFooter[\s>].*?<\/(?:\w+:)?headerFooter>/s.exec(xml) ?? [];
  const parts = found ? elementsOf(elementsOf(parseXml(found))[0]!) : [];
  const of = (name: RegExp): string[] => parts.filter((part) => name.test(part.name)).map(textIn);
  return { headers: of(/Header$/), footers: of(/Footer$/) };
}

function readMarks(files: ZipFiles): Map<string, SheetMarks> {
  const [formats, strings] = [struckFormats(files), struckStrings(files)];
  const sheets = [...listSheets(files)];
  return new Map(
    sheets.map(([name, part]) => {
      const xml = textOf(files, part);
      return [
        name,
        {
          struck: findStruck(xml, formats, strings),
          hidesZeros: NO_ZEROS.test(xml.slice(0, START)),
          ...findHeaders(xml),
        },
      ];
    }),
  );
}

/** What an .xlsx file says of its sheets beyond values, by the sheet's name; nothing where its XML only suits the library. */
export function readXlsxMarks(files: ZipFiles): Map<string, SheetMarks> {
  try {
    return readMarks(files);
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}
