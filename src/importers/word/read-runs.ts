import { elementsOf, findChild, isOn, textIn, valueOf, type XmlElement } from '../parse-xml.ts';

/** Boxes of Wingdings fonts that forms tick: the characters stand in a private area and have no meaning of their own. */
const SYMBOLS: Record<string, string> = {
  'wingdings f0fe': '☑',
  'wingdings f0fd': '☒',
  'wingdings f0a8': '□',
  'wingdings f06f': '□',
  'wingdings f071': '□',
  'wingdings f0fc': '√',
  'wingdings 2 f052': '☑',
  'wingdings 2 f050': '√',
  'wingdings 2 f0a3': '□',
  'wingdings 2 f02a': '□',
  'wingdings 2 f053': '☒',
};

function symbol(element: XmlElement): string {
  const code = (element.attributes['char'] ?? '').toLowerCase();
  const known = SYMBOLS[`${(element.attributes['font'] ?? '').toLowerCase()} ${code}`];
  const number = Number.parseInt(code, 16);
  return (
    known ??
    (Number.isNaN(number) ? '' : String.fromCodePoint(number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number))
  );
}

/** What was deleted under tracked changes, codes of fields, phonetic guides: not part of the text that is shown. */
const SILENT = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'rPr',
  'pPr',
  'sdtPr',
  'Fallback',
  'txbxContent',
  'tbl',
  'fldData',
  'annotationRef',
]);

const MARKS: Record<string, string> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  footnoteRef: '',
};

/** The text of a paragraph as printed; text boxes and tables in it are not part of it. */
export function readRuns(element: XmlElement): string {
  if (element.name === 't') return textIn(element);
  if (element.name === 'sym') return symbol(element);
  if (element.name === 'r' && isOn(findChild(element, 'rPr'), 'vanish')) return '';
  return elementsOf(element)
    .filter(({ name }) => !SILENT.has(name) || (name === 'Fallback' && !findChild(element, 'Choice')))
    .map((child) => MARKS[child.name] ?? readRuns(child))
    .join('');
}

/** The contents of text boxes anywhere in a paragraph; of alternatives for old and new programs only the first. */
export function findTextBoxes(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'txbxContent') return [child];
    if (child.name === 'Fallback' && findChild(element, 'Choice')) return [];
    if (child.name === 'del' || child.name === 'moveFrom') return [];
    return findTextBoxes(child);
  });
}

export interface ParagraphStyle {
  readonly heading: number | undefined;
  readonly list: { readonly id: string; readonly level: number } | undefined;
}

/** What the styles of a document say of paragraphs that name them. */
export function readStyles(styles: XmlElement | undefined): Map<string, ParagraphStyle> {
  const own = new Map<string, XmlElement>();
  for (const style of styles ? elementsOf(styles) : [])
    if (style.name === 'style' && style.attributes['styleId']) own.set(style.attributes['styleId'], style);
  const resolve = (id: string, depth: number): ParagraphStyle => {
    const style = own.get(id);
    if (!style || depth > 20) return { heading: undefined, list: undefined };
    const base = resolve(valueOf(style, 'basedOn') ?? '', depth + 1);
    const name = /^heading (\d)$/i.exec(valueOf(style, 'name') ?? '')?.[1];
    const properties = readProperties(findChild(style, 'pPr'));
    return { heading: name ? Number(name) : (properties.heading ?? base.heading), list: properties.list ?? base.list };
  };
  return new Map([...own.keys()].map((id) => [id, resolve(id, 0)]));
}

/** Heading and list of a paragraph's or a style's own properties. */
export function readProperties(properties: XmlElement | undefined): ParagraphStyle {
  const outline = Number(valueOf(properties, 'outlineLvl') ?? '9');
  const id = valueOf(properties, 'numPr', 'numId');
  const level = Number(valueOf(properties, 'numPr', 'ilvl') ?? '0');
  return { heading: outline < 9 ? outline + 1 : undefined, list: id === undefined ? undefined : { id, level } };
}
