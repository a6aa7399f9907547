import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Term } from './terms.ts';

/* Elements of the product's own, which no author can write: `Prose.astro` draws them. */
/** The first use of a term; its text is as the author wrote it. */
export const TERM = 'glossary-term';
/** The explanations of the terms used in the block before it. */
export const NOTES = 'glossary-notes';

/** Terms are explained in running text: not in headings, links or code. */
const CLOSED = new Set(['a', 'code', 'pre', 'h2', 'h3', 'h4']);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

interface Finder {
  readonly pattern: RegExp;
  readonly slugs: ReadonlyMap<string, string>;
}

/** The longest name wins: 绩效自评表 before 绩效自评. */
function makeFinder(terms: readonly Term[]): Finder | undefined {
  const slugs = new Map(terms.flatMap(({ slug, names }) => names.map((name) => [name, slug])));
  const names = [...slugs.keys()].filter(Boolean).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return names.length ? { pattern: new RegExp(names.map(escape).join('|'), 'g'), slugs } : undefined;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
/** Where words begin or end: 总分 is none in 汇总分析. */
const edgesOf = (text: string): Set<number> =>
  new Set([...words.segment(text)].flatMap(({ index, segment }) => [index, index + segment.length]));

const termElement = (slug: string, text: string): Element => ({
  type: 'element',
  tagName: TERM,
  properties: { slug },
  children: [{ type: 'text', value: text }],
});

/** A text with the first uses in it taken out as elements; `used` grows by them. */
function splitText(text: string, { pattern, slugs }: Finder, used: Set<string>): ElementContent[] {
  const matches = [...text.matchAll(pattern)];
  if (matches.every(([name]) => used.has(slugs.get(name)!))) return [{ type: 'text', value: text }];
  const edges = edgesOf(text);
  const parts: ElementContent[] = [];
  let at = 0;
  for (const { 0: name, index } of matches) {
    const slug = slugs.get(name)!;
    if (used.has(slug) || !edges.has(index) || !edges.has(index + name.length)) continue;
    used.add(slug);
    if (index > at) parts.push({ type: 'text', value: text.slice(at, index) });
    parts.push(termElement(slug, name));
    at = index + name.length;
  }
  if (at < text.length) parts.push({ type: 'text', value: text.slice(at) });
  return parts;
}

function markChildren(children: readonly ElementContent[], finder: Finder, used: Set<string>): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return splitText(child.value, finder, used);
    if (child.type !== 'element' || CLOSED.has(child.tagName)) return [child];
    return [{ ...child, children: markChildren(child.children, finder, used) }];
  });
}

/**
 * A rehype plugin: marks the first use of each glossary term in a page's prose and puts the explanations behind the block
 * it stands in, so that the block's own words stay as they were written. Runs after the author's HTML has been taken out.
 */
export function markTerms(terms: () => readonly Term[]): (tree: Root) => Root {
  let made: { readonly terms: readonly Term[]; readonly finder: Finder | undefined } | undefined;
  return (tree) => {
    const now = terms();
    if (made?.terms !== now) made = { terms: now, finder: makeFinder(now) };
    if (!made.finder) return tree;
    const [found, used] = [made.finder, new Set<string>()];
    const children = tree.children.flatMap((block): RootContent[] => {
      if (block.type !== 'element' || CLOSED.has(block.tagName)) return [block];
      const before = new Set(used);
      const marked = { ...block, children: markChildren(block.children, found, used) };
      const fresh = [...used].filter((slug) => !before.has(slug));
      const notes: Element = { type: 'element', tagName: NOTES, properties: { slugs: fresh }, children: [] };
      return fresh.length ? [marked, notes] : [marked];
    });
    return { ...tree, children };
  };
}
