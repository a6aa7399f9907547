import { elementsOf, findChild, isOn, textIn, valueOf, type XmlElement } from '../parse-xml.ts';
import { inSymbols, insertedSign } from '../symbol-fonts.ts';

function symbol(element: XmlElement): string {
  const number = Number.parseInt(element.attributes['char'] ?? '', 16);
  return Number.isNaN(number) ? '' : insertedSign(element.attributes['font'] ?? '', number);
}

/** What a field that is ticked or chosen from a list shows: its runs hold no text of it. */
function formField(element: XmlElement): string {
  const data = findChild(element, 'ffData');
  const box = findChild(data, 'checkBox');
  if (box) return isOn(box, findChild(box, 'checked') ? 'checked' : 'default') ? '☒' : '☐';
  const list = findChild(data, 'ddList');
  const chosen = Number(valueOf(list, 'result') ?? valueOf(list, 'default') ?? '0');
  return (list && elementsOf(list).filter(({ name }) => name === 'listEntry')[chosen]?.attributes['val']) ?? '';
}

/** Codes of fields, phonetic guides, notes and remarks that stand in the text: not part of what is shown there. */
const SILENT = new Set([
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
  'footnote',
  'endnote',
  'comment',
]);

const MARKS: Record<string, string> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  footnoteRef: '',
};

/** Text of these styles is not shown, or struck out. */
export interface Looks {
  readonly hidden: ReadonlySet<string>;
  readonly struck: ReadonlySet<string>;
}

/** Whether a run has one of these switches on, by itself, by its style or by that of its paragraph. */
function has(run: XmlElement, paragraph: string, switches: readonly string[], styles: ReadonlySet<string>): boolean {
  const properties = findChild(run, 'rPr');
  const own = switches.filter((name) => findChild(properties, name));
  if (own.length > 0) return own.some((name) => isOn(properties, name));
  return styles.has(valueOf(properties, 'rStyle') ?? '') || styles.has(paragraph);
}

const STRIKES = ['strike', 'dstrike'];

/**
 * The text of a paragraph as printed; text boxes and tables in it are not part of it. What is struck out goes to `struck` and is
 * no part of it either.
 */
export function readRuns(element: XmlElement, looks: Looks, struck: string[], style = ''): string {
  const paragraph = element.name === 'p' ? (valueOf(element, 'pPr', 'pStyle') ?? '') : style;
  if (element.name === 't') return textIn(element);
  if (element.name === 'sym') return symbol(element);
  if (element.name === 'fldChar') return formField(element);
  if (element.name === 'r' && has(element, paragraph, ['vanish'], looks.hidden)) return '';
  const text = elementsOf(element)
    .filter(({ name }) => !SILENT.has(name) || (name === 'Fallback' && !findChild(element, 'Choice')))
    .map((child) => MARKS[child.name] ?? readRuns(child, looks, struck, paragraph))
    .join('');
  if (element.name !== 'r') return text;
  const font = findChild(element, 'rPr', 'rFonts')?.attributes['ascii'];
  const shown = font ? inSymbols(font, text) : text;
  if (!has(element, paragraph, STRIKES, looks.struck)) return shown;
  struck.push(shown);
  return '';
}

/** The contents of text boxes anywhere in a paragraph; of alternatives for old and new programs only the first. */
export function findTextBoxes(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'txbxContent') return [child];
    if (child.name === 'Fallback' && findChild(element, 'Choice')) return [];
    return findTextBoxes(child);
  });
}

export interface ParagraphStyle {
  readonly heading: number | undefined;
  readonly list: { readonly id: string; readonly level: number } | undefined;
}

const DEEPEST = 20; // styles that rest on each other

/** The styles that hide or strike out their text, by themselves or by those they rest on. A placeholder is not filled in either. */
export function findLooks(styles: XmlElement | undefined): Looks {
  const all = new Map((styles ? elementsOf(styles) : []).map((style) => [style.attributes['styleId'] ?? '', style]));
  const says = (id: string, switches: readonly string[], depth = 0): boolean => {
    const style = depth < DEEPEST ? all.get(id) : undefined;
    const own = switches.filter((name) => findChild(style, 'rPr', name));
    if (own.length > 0) return own.some((name) => isOn(style, 'rPr', name));
    return style !== undefined && says(valueOf(style, 'basedOn') ?? '', switches, depth + 1);
  };
  const isPlaceholder = (id: string): boolean => /^placeholder text$/i.test(valueOf(all.get(id), 'name') ?? '');
  const ids = [...all.keys()].filter((id) => id !== '');
  return {
    hidden: new Set(ids.filter((id) => says(id, ['vanish']) || isPlaceholder(id))),
    struck: new Set(ids.filter((id) => says(id, STRIKES))),
  };
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
