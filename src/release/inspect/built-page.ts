import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** A page as the checks look at it, parsed once for all of them. */
export interface BuiltPage {
  /** `units/a/b/2023/target/index.html` */
  readonly path: string;
  readonly elements: readonly Tree.Element[];
  /** The text of each element, white space evened out. */
  readonly texts: ReadonlySet<string>;
  /** What a reader sees, one text of the tree a line. */
  readonly plain: string;
  /** Faults of the HTML, with their lines. */
  readonly faults: readonly string[];
}

export const evenOut = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((entry) => entry.name === name)?.value;

/** Elements that have no end tag, or may leave it out. */
const MAY_STAY_OPEN = new Set(
  (
    'area base br col embed hr img input link meta source track wbr html head body li dt dd p option optgroup ' +
    'colgroup thead tbody tfoot tr td th'
  ).split(' '),
);

const isCutOff = (element: Tree.Element): boolean =>
  element.namespaceURI === 'http://www.w3.org/1999/xhtml' &&
  !MAY_STAY_OPEN.has(element.tagName) &&
  !!element.sourceCodeLocation &&
  !element.sourceCodeLocation.endTag;

/** Text that nobody sees: it is not a text of the page. */
const UNSEEN = new Set(['script', 'style', 'template']);

export function readPage(path: string, html: string): BuiltPage {
  const faults: string[] = [];
  const elements: Tree.Element[] = [];
  const texts = new Set<string>();
  const lines: string[] = [];
  const visit = (node: Tree.ChildNode | Tree.Document): string => {
    if (node.nodeName === '#text') {
      const { value } = node as Tree.TextNode;
      if (value.trim()) lines.push(value);
      return value;
    }
    if (!('childNodes' in node) || UNSEEN.has(node.nodeName)) {
      if ('tagName' in node) elements.push(node);
      return '';
    }
    if ('tagName' in node) elements.push(node);
    const text = node.childNodes.map(visit).join('');
    if ('tagName' in node) texts.add(evenOut(text));
    return text;
  };
  visit(
    parse(html, {
      sourceCodeLocationInfo: true,
      onParseError: ({ code, startLine }) => faults.push(`第${startLine}行 ${code}`),
    }),
  );
  for (const element of elements.filter(isCutOff))
    faults.push(`第${element.sourceCodeLocation!.startLine}行 <${element.tagName}> 没有结束`);
  if (!html.includes('</html>')) faults.push('网页没有写完');
  return { path, elements, texts, plain: lines.join('\n'), faults };
}
