import { elementsOf, findChild, isOn, type XmlElement } from '../parse-xml.ts';

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

const GONE = new Set(['del', 'moveFrom']);

const isGone = (element: XmlElement): boolean =>
  GONE.has(element.name) ||
  (element.name === 'tr' && findChild(element, 'trPr', 'del') !== undefined) ||
  (element.name === 'tc' && findChild(element, 'tcPr', 'cellDel') !== undefined);

/** Whether the end of a paragraph was deleted, so that the next one goes on in it. */
const losesEnd = (element: XmlElement): boolean => {
  const mark = findChild(element, 'pPr', 'rPr');
  return element.name === 'p' && (findChild(mark, 'del') ?? findChild(mark, 'moveFrom')) !== undefined;
};

/** Paragraphs whose end was deleted joined with those that follow them; the later one says what the whole is. */
function joinParagraphs(children: readonly (XmlElement | string)[]): (XmlElement | string)[] {
  const joined: (XmlElement | string)[] = [];
  let open: XmlElement | undefined;
  for (const child of children) {
    if (!isElement(child) || child.name !== 'p') {
      joined.push(child);
      continue;
    }
    const before = open ? open.children.filter((inner) => !isElement(inner) || inner.name !== 'pPr') : [];
    const whole: XmlElement = { ...child, children: [...before, ...child.children] };
    if (open) joined.splice(joined.indexOf(open), 1);
    joined.push(whole);
    open = losesEnd(child) ? whole : undefined;
  }
  return joined;
}

/** A control that shows what is to be filled in: nobody has. */
const isUnfilled = (element: XmlElement): boolean => element.name === 'sdt' && isOn(element, 'sdtPr', 'showingPlcHdr');

/**
 * A part of a document as it reads once its tracked changes are accepted; controls that nobody filled in are blank. What was
 * inserted stays in its wrapper.
 */
export function acceptChanges(element: XmlElement, unfilled = false): XmlElement {
  if (element.name.endsWith('Pr')) return element;
  const isBlank = unfilled || isUnfilled(element);
  const kept = element.children
    .filter((child) => !isElement(child) || (!isGone(child) && !(isBlank && child.name === 'r')))
    .map((child) => (isElement(child) ? acceptChanges(child, isBlank) : child));
  return { ...element, children: elementsOf(element).some(losesEnd) ? joinParagraphs(kept) : kept };
}
