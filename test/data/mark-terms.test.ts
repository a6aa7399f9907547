import type { Element, ElementContent, Root, RootContent } from 'hast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTerms, type Term } from '../../src/data/terms.ts';
import { markTerms, NOTES, TERM } from '../../src/data/mark-terms.ts';

const entry = (slug: string, term: string, aliases: string[] = []) => ({
  slug,
  body: '',
  data: { term, aliases, short: `${term}的意思` },
});
const TERMS: Term[] = readTerms([
  entry('ziping', '绩效自评', ['绩效自评表']),
  entry('zongfen', '总分'),
  entry('liangxin', '“两新”', ['“两新”组织']),
  entry('zhixing', '执行率', ['执行率(%)']),
]);

const element = (tagName: string, ...children: (string | ElementContent)[]): Element => ({
  ...{ type: 'element', tagName, properties: {} },
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});
const root = (...children: RootContent[]): Root => ({ type: 'root', children });
const mark = (tree: Root): Root => markTerms(() => TERMS)(tree);

/** `[…]` around a marked term, `<…>` for the explanations behind a block. */
function show(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  const inner = node.children.map(show).join('');
  if (node.type === 'root') return inner;
  if (node.tagName === NOTES) return `<${(node.properties['slugs'] as string[]).join(' ')}>`;
  return node.tagName === TERM ? `[${inner}]` : inner;
}

describe('a term of the glossary', () => {
  test('is marked at its first use on the page, by any of its names, with the explanation behind the block', () =>
    expect(
      show(mark(root(element('p', '这是绩效自评表。绩效自评'), element('p', '“两新”组织，执行率，绩效自评')))),
    ).toBe('这是[绩效自评表]。绩效自评<ziping>[“两新”组织]，[执行率]，绩效自评<liangxin zhixing>'));

  test('is looked for in lists and emphasis, not in headings, links or code', () =>
    expect(
      show(
        mark(
          root(
            element('h2', '执行率'),
            element('p', element('a', '执行率'), element('code', '执行率')),
            element('ul', element('li', element('strong', '执行率'))),
          ),
        ),
      ),
    ).toBe('执行率执行率执行率[执行率]<zhixing>'));

  test('is a word, not a part of one', () =>
    expect(show(mark(root(element('p', '做好汇总分析，自评总分是100分。'))))).toBe(
      '做好汇总分析，自评[总分]是100分。<zongfen>',
    ));

  test('changes no sign of what the author wrote, and is marked once at most', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('绩效自评', '表', '总分', '“两新”', '执行率(%)', '汇', '的', '，', '<b>'))),
        (blocks) => {
          const texts = blocks.map((parts) => parts.join(''));
          const marked = mark(root(...texts.map((text) => element('p', text))));
          const paragraphs = marked.children.filter((child) => child.type === 'element' && child.tagName === 'p');
          expect(paragraphs.map((child) => show(child).replace(/[[\]]/g, ''))).toEqual(texts);
          const slugs = marked.children.flatMap((child) =>
            child.type === 'element' && child.tagName === NOTES ? (child.properties['slugs'] as string[]) : [],
          );
          expect(new Set(slugs).size).toBe(slugs.length);
          expect(marked.children.map(show).join('').split('[').length - 1).toBe(slugs.length);
        },
      ),
    ));

  test('is not looked for where there is no glossary', () => {
    const tree = root(element('p', '执行率'));
    expect(markTerms(() => [])(tree)).toEqual(tree);
  });
});
