import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { holdsDirective, withoutIncludes } from '../../core/theme/server-words.ts';

/** A page as the checks look at it, parsed once for all of them. */
export interface BuiltPage {
  /** `units/a/b/2023/target/index.html` */
  readonly path: string;
  readonly elements: readonly Tree.Element[];
  /** The text of each element, white space evened out. */
  readonly texts: ReadonlySet<string>;
  /** What a reader sees, one text of the tree a line. */
  readonly plain: string;
  /**
   * Everything a stranger can read in the file, in its order: texts as they run on through marks within them, cells and
   * paragraphs apart; then what is said in attributes and comments.
   */
  readonly told: string;
  /** Something that a server would fill in, beside what the theme asks for. */
  readonly hasDirective: boolean;
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

/** Elements within a running text: `138<b>0013</b>8000` is one number. */
export const WITHIN_TEXT = new Set(
  'a abbr b bdi bdo button cite code data del dfn em i ins kbd mark q s small span strong sub sup time u wbr'.split(
    ' ',
  ),
);
const SPOKEN = /^(?:title|alt|content|placeholder|value|label|summary|(?:aria|data)-.+)$/;
const CALLS = /^(?:mailto|tel|sms|callto):/i;

/** What an element says outside its text. */
const spokenIn = ({ attrs }: Tree.Element): string[] =>
  attrs.flatMap(({ name, value }) => {
    if (SPOKEN.test(name)) return [value];
    return name === 'href' && CALLS.test(value) ? [value.replace(CALLS, '电话 ')] : [];
  });

/** Text between two elements, or in one, as it is laid out. */
const runOn = (text: string): string => text.replace(/\s*\n\s*/g, '\n').replace(/[^\S\n]+/g, ' ');
const APART = '\n\n';

/** @param aside gets what stands beside the text, so that it does not part it */
function tell(node: Tree.ChildNode | Tree.Document | Tree.DocumentFragment, aside: string[]): string {
  if (node.nodeName === '#text') return runOn((node as Tree.TextNode).value);
  if (node.nodeName === '#comment') aside.push((node as Tree.CommentNode).data);
  if (node.nodeName === 'br') return '\n';
  if (!('childNodes' in node)) return '';
  if ('attrs' in node) aside.push(...spokenIn(node));
  const apart = WITHIN_TEXT.has(node.nodeName) ? '' : APART;
  const content = 'content' in node ? tell(node.content, aside) : '';
  return `${apart}${node.childNodes.map((child) => tell(child, aside)).join('')}${content}${apart}`;
}

function tellAll(document: Tree.Document): string {
  const aside: string[] = [];
  return [tell(document, aside), ...aside].join(APART);
}

/** Text that nobody sees: it is not a text of the page. */
const UNSEEN = new Set(['script', 'style', 'template']);

/** @param includes what the portal's server is to fill in: it is no part of the page */
export function readPage(path: string, made: string, includes: readonly string[] = []): BuiltPage {
  const html = withoutIncludes(made, includes);
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
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => faults.push(`第${startLine}行 ${code}`),
  });
  visit(document);
  for (const element of elements.filter(isCutOff))
    faults.push(`第${element.sourceCodeLocation!.startLine}行 <${element.tagName}> 没有结束`);
  if (!html.includes('</html>')) faults.push('网页没有写完');
  return {
    ...{ path, elements, texts, plain: lines.join('\n'), told: tellAll(document), faults },
    hasDirective: holdsDirective(html),
  };
}
