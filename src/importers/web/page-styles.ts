import type { Document, Element, Node } from './parse-page.ts';

/** Declarations of the classes of a page: Office and portals hide, strike out and format by class. */
function readRules(css: string): Map<string, string> {
  const rules = new Map<string, string>();
  for (const [, selectors = '', body = ''] of css
    .replace(/<!--|-->|\/\*[^]*?\*\//g, '')
    .matchAll(/([^{}]+)\{([^{}]*)\}/g))
    for (const selector of selectors.split(',')) {
      const name = /^\s*(?:[a-z]+\d?)?\.([\w-]+)\s*$/i.exec(selector)?.[1]?.toLowerCase();
      if (name) rules.set(name, `${rules.get(name) ?? ''};${body.replace(/\s+/g, ' ')}`);
    }
  return rules;
}

const isElement = (node: Node): node is Element => 'tagName' in node;

const walk = (nodes: readonly Node[], visit: (element: Element) => void): void => {
  for (const node of nodes)
    if (isElement(node)) {
      visit(node);
      walk(node.childNodes, visit);
    }
};

const attributeOf = ({ attrs }: Element, name: string): string => attrs.find((attr) => attr.name === name)?.value ?? '';

/** The style sheets that a page itself holds, as text. */
export function sheetsOf(page: Document): string {
  const found: string[] = [];
  walk(page.childNodes as Node[], (element) => {
    if (element.tagName !== 'style') return;
    found.push(...element.childNodes.map((child) => ('value' in child ? String(child.value) : '')));
  });
  return found.join('\n');
}

/** Puts what the classes of an element say before what its own style says, which comes after and wins. */
export function applyStyles(page: Document, css: string): void {
  const rules = readRules(css);
  if (rules.size === 0) return;
  walk(page.childNodes as Node[], (element) => {
    const classes = attributeOf(element, 'class').toLowerCase().split(/\s+/);
    const said = classes.flatMap((name) => rules.get(name) ?? []).join(';');
    if (!said) return;
    const own = attributeOf(element, 'style');
    element.attrs = [
      ...element.attrs.filter(({ name }) => name !== 'style'),
      { name: 'style', value: `${said};${own}` },
    ];
  });
}
