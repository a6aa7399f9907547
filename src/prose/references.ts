import type { Node, Root } from 'mdast';
import { childrenOf, walk } from './tree.ts';

interface Named extends Node {
  readonly identifier: string;
}
export const DEFINITIONS = new Set(['definition', 'footnoteDefinition']);
const REFERENCES = new Set(['linkReference', 'imageReference', 'footnoteReference']);
const keyOf = ({ type, identifier }: Named): string => `${type.startsWith('footnote') ? '^' : ''}${identifier}`;

/** The first definition of each name, in their order: others of the name count for nothing. */
function definitionsIn(tree: Root): Map<string, Named> {
  const definitions = new Map<string, Named>();
  walk(tree, (node) => {
    const key = DEFINITIONS.has(node.type) ? keyOf(node as Named) : '';
    if (key && !definitions.has(key)) definitions.set(key, node as Named);
  });
  return definitions;
}

/**
 * Definitions and notes that shown text refers to, also from notes that are called themselves, in their order.
 * @param pictures are shown where set
 */
export function usedDefinitions(tree: Root, pictures: boolean): readonly Named[] {
  const definitions = definitionsIn(tree);
  const named = new Set<string>();
  const look = (node: Node): void => {
    if (DEFINITIONS.has(node.type)) return;
    if (REFERENCES.has(node.type) && (pictures || node.type !== 'imageReference')) {
      const key = keyOf(node as Named);
      const note = named.has(key) ? undefined : definitions.get(key);
      named.add(key);
      for (const child of note ? childrenOf(note) : []) look(child);
    }
    for (const child of childrenOf(node)) look(child);
  };
  look(tree);
  return [...definitions].flatMap(([key, node]) => (named.has(key) ? [node] : []));
}
