import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { kindOf } from '../../core/forms/registry.ts';
import type { FormEntry } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { attribute, type BuiltPage } from './built-page.ts';

const textOf = (node: Tree.ChildNode): string => {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

const isSheet = (node: Tree.ParentNode | null): boolean =>
  !!node && 'attrs' in node && (attribute(node, 'class') ?? '').split(' ').includes('sheet-block');

function isOfSheet(element: Tree.Element): boolean {
  for (let node = element.parentNode; node; node = 'parentNode' in node ? node.parentNode : null)
    if (isSheet(node)) return true;
  return false;
}

const CELLS = new Set(['td', 'th']);
const show = (text: string | undefined): string => (text === undefined ? '没有这一格' : `“${text.slice(0, 40)}”`);

/**
 * Whether the official form on a page is the record's, cell by cell in its order: a figure that also stands elsewhere on the
 * page would hide that one of them was changed.
 */
export function checkSheet({ id, record }: FormEntry, { elements }: BuiltPage): Objection[] {
  const sheet = kindOf(record).sheet?.(record);
  if (!sheet) return [];
  const wanted = sheet.blocks.flatMap(({ head = [], body }) => [...head, ...body].flat());
  const cells = elements.filter((element) => CELLS.has(element.tagName) && isOfSheet(element)).map(textOf);
  const at = Math.max(wanted.length, cells.length);
  const wrong = Array.from({ length: at }, (_, i) => i).find((i) => wanted[i]?.text !== cells[i]);
  if (wrong === undefined) return [];
  const { text, path } = wanted[wrong] ?? {};
  return [
    {
      at: id,
      message: `网页上的原表和记录不一样：${path ?? `第${wrong + 1}格`}应当是${show(text)}，网页上是${show(cells[wrong])}`,
      advice: '这是程序的问题，请报告；公开的网页没有动。',
    },
  ];
}
