import type { Node, Parent, Root } from 'mdast';
import { DEFINITIONS, usedDefinitions } from './references.ts';
import { childrenOf, sourceOf } from './tree.ts';
import { hiddenInHtml, shownOfHtml, UNENDED } from './hidden-html.ts';
import type { ProseFault } from './without-hidden.ts';

/** A piece of Markdown that is not shown. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** It stands alone between blocks of the text. */
  readonly isBlock?: boolean;
}

const TITLE = /\s+(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))\s*(?=\)?$)/;
const FENCE = /^(?:`{3,}|~{3,})([^\n]*)/;
const LEADS = /^(?:https?|mailto):|^(?![a-z][a-z0-9+.-]*:)/i;

class Search {
  readonly cuts: Cut[] = [];
  readonly faults: ProseFault[] = [];
  readonly #source: string;
  readonly #pictures: boolean;
  readonly #isShown: (node: Node) => boolean;
  constructor(source: string, pictures: boolean, isShown: (node: Node) => boolean) {
    this.#source = source;
    this.#pictures = pictures;
    this.#isShown = isShown;
  }

  look(node: Node, parent: Node): void {
    if (!this.#isShown(node) || (!this.#pictures && /^image/.test(node.type))) return this.#cut(node, parent);
    if (node.type === 'html') return this.#lookAtHtml(node as Node & { value: string }, parent);
    if (node.type === 'text') this.#lookAtText(node);
    if ('title' in node && node.title) this.#cutMatch(node, TITLE);
    if (node.type === 'code') this.#cutMatch(node, FENCE, 1);
    if (node.type === 'link') this.#lookAtLink(node as Parent & { url: string });
    for (const child of childrenOf(node)) this.look(child, node);
    return undefined;
  }

  #cut({ position }: Node, parent: Node): void {
    const [start, end] = [position!.start.offset!, position!.end.offset!];
    this.cuts.push({ start, end, isBlock: parent.type === 'root' });
  }

  #cutMatch(node: Node, pattern: RegExp, group = 0): void {
    const own = sourceOf(node, this.#source);
    const found = pattern.exec(own);
    const part = found?.[group];
    if (!found || !part) return;
    const start = node.position!.start.offset! + own.indexOf(part, found.index);
    this.cuts.push({ start, end: start + part.length });
  }

  #complain(offset: number, [message, advice]: readonly [string, string]): void {
    this.faults.push({ offset, message, advice });
  }

  /** An address that no page may lead to is not shown: what is linked is. */
  #lookAtLink(link: Parent & { url: string }): void {
    const [first, last] = [link.children[0], link.children.at(-1)];
    if (LEADS.test(link.url) || !sourceOf(link, this.#source).startsWith('[')) return;
    const [start, end] = [link.position!.start.offset!, link.position!.end.offset!];
    this.cuts.push({ start, end: first?.position?.start.offset ?? start + 1 });
    this.cuts.push({ start: last?.position?.end.offset ?? start + 1, end });
  }

  #lookAtText(node: Node): void {
    const at = sourceOf(node, this.#source).search(/(?<!\\)<!--/);
    if (at >= 0) this.#complain(node.position!.start.offset! + at, UNENDED);
  }

  #lookAtHtml(node: Node & { value: string }, parent: Node): void {
    const start = node.position!.start.offset!;
    const isInline = !['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type);
    const own = sourceOf(node, this.#source);
    const fault = hiddenInHtml(own, isInline);
    if (fault) return this.#complain(start, fault);
    const shown = isInline ? shownOfHtml(own) : '';
    if (shown === own) return undefined;
    if (shown === '') return this.#cut(node, parent);
    // the tag is read, what else stands in it is not
    this.cuts.push({ start: start + shown.length - 1, end: start + own.length - 1 });
    return undefined;
  }
}

/** Everything in a text that its page does not show, and what cannot be taken out of it. */
export function findHidden(tree: Root, source: string, pictures: boolean): Pick<Search, 'cuts' | 'faults'> {
  const used = new Set<Node>(usedDefinitions(tree, pictures));
  const isShown = (node: Node): boolean => !DEFINITIONS.has(node.type) || used.has(node);
  const search = new Search(source, pictures, isShown);
  for (const child of tree.children) search.look(child, tree);
  return search;
}
