import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { listFiles } from '../../src/io/content-files.ts';

export const filesOf = (site: string): string[] => listFiles(site);
export const pagesOf = (site: string): string[] => filesOf(site).filter((path) => path.endsWith('.html'));
export const readPage = (site: string, path: string): string => readFileSync(join(site, path), 'utf8');

/** Every element of a page, in document order. */
export function elementsOf(html: string): Tree.Element[] {
  const all: Tree.Element[] = [];
  const visit = (node: Tree.ParentNode): void => {
    for (const child of node.childNodes) {
      if ('tagName' in child) all.push(child);
      if ('childNodes' in child) visit(child);
    }
  };
  visit(parse(html));
  return all;
}

export const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((entry) => entry.name === name)?.value;

export const textOf = (node: Tree.Node): string => {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};
