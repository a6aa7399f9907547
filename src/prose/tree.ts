import type { Node, Parent } from 'mdast';

export const childrenOf = (node: Node): readonly Node[] => ('children' in node ? (node as Parent).children : []);

/** Visits a node and all below it, from above. A visit may change the children of its node. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The piece of the Markdown a node was made of. */
export const sourceOf = ({ position }: Node, source: string): string =>
  position ? source.slice(position.start.offset, position.end.offset) : '';
