/** An element with its local name: prefixes are dropped, since programs choose them freely. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const LAST = 0x10ffff;

const unescape = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|(\w+));/gi,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name) return ENTITIES[name] ?? whole;
          const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
          return code <= LAST ? String.fromCodePoint(code) : '';
        },
      )
    : text;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[local(name!)] = unescape(double ?? single ?? '');
  return attributes;
}

const DEEPEST = 500; // far beyond any document: deeper ones are attacks on readers that call themselves
const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<!\w[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy;

/**
 * A tree of an Office part. Entities that a document type would declare are left as they are written.
 * @throws SyntaxError where tags do not fit.
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    at = TOKEN.lastIndex;
    const [, cdata, closing, opening, attributes, closed, chars] = match;
    const parent = open.at(-1)!;
    if (chars !== undefined) parent.children.push(unescape(chars));
    else if (cdata !== undefined) parent.children.push(cdata);
    else if (closing !== undefined) {
      if (open.length === 1 || parent.name !== local(closing)) throw new SyntaxError(`</${closing}> closes nothing`);
      open.pop();
    } else if (opening !== undefined) {
      const element: XmlElement = { name: local(opening), attributes: readAttributes(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (!closed) open.push(element);
      if (open.length > DEEPEST) throw new SyntaxError('too many elements inside each other');
    }
  }
  if (at < text.length || open.length > 1) throw new SyntaxError(`broken off at ${at}`);
  return root;
}

export const elementsOf = (parent: XmlElement): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string');

export const findChild = (parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>(
    (at, name) => (at ? elementsOf(at).find((child) => child.name === name) : undefined),
    parent,
  );

/** The `val` of a property, as in `<w:gridSpan w:val="3"/>`; undefined where the property is not there. */
export const valueOf = (parent: XmlElement | undefined, ...path: readonly string[]): string | undefined => {
  const found = findChild(parent, ...path);
  return found ? (found.attributes['val'] ?? '') : undefined;
};

/** Whether a switch such as `<w:vanish/>` is on. */
export const isOn = (parent: XmlElement | undefined, ...path: readonly string[]): boolean =>
  !['0', 'false', 'off', undefined].includes(valueOf(parent, ...path));

export const textIn = (element: XmlElement): string =>
  element.children.map((c) => (typeof c === 'string' ? c : textIn(c))).join('');
