import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Bytes of a picture at most: it is loaded with each first visit. */
export const LARGEST_PICTURE = 512 * 1024;

const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  webp: [0x52, 0x49, 0x46, 0x46],
};

/** Elements of a drawing that run, fetch or bring HTML. */
const NEVER = /^(?:script|foreignobject|iframe|object|embed|audio|video|handler|listener|image|style|set|animate\w*)$/i;
const ENTITY = /<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet/i;

const elementsOf = (node: Tree.ParentNode): Tree.Element[] =>
  node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));

function faultOfDrawing(svg: string): string | undefined {
  if (ENTITY.test(svg)) return '图片里有实体或外部样式';
  const elements = elementsOf(parseFragment(svg));
  if (!elements.some(({ tagName }) => tagName === 'svg')) return '不是 SVG 图片';
  const active = elements.find(({ tagName }) => NEVER.test(tagName));
  if (active) return `图片里有 <${active.tagName}>`;
  for (const { attrs } of elements)
    for (const { name, value } of attrs) {
      if (/^on/i.test(name)) return `图片里有脚本（${name}）`;
      if (/(?:^|:)(?:href|src)$/i.test(name) && !/^\s*#/.test(value)) return '图片要向别处取东西';
      if (/url\(\s*["']?\s*(?!#|["'\s])/i.test(value)) return '图片要向别处取东西';
    }
  return undefined;
}

/** What is wrong with a picture of the theme; undefined where nothing is. @param ending without the dot */
export function faultOfPicture(bytes: Uint8Array, ending: string): string | undefined {
  if (ending === 'svg') return faultOfDrawing(new TextDecoder().decode(bytes));
  const signature = SIGNATURES[ending];
  if (!signature) return '不是能用的图片（svg、png、jpg、webp）';
  return signature.every((byte, i) => bytes[i] === byte) ? undefined : `内容不是 ${ending} 图片`;
}
