import type { Element, Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import rehypeSanitize from 'rehype-sanitize';
import { unified } from 'unified';
import type { FragmentNode } from '../core/theme/theme.ts';
import { judgeFetched, judgeLink, type Judged } from './addresses.ts';
import { ACTIVE, FILE, FRAGMENT, htmlName, VALUES } from './fragment-schema.ts';
import { Remarks, START, type NamedFiles, type Remark } from './remarks.ts';

/** A part of a portal's frame as pages may show it. */
export interface Fragment {
  readonly nodes: readonly FragmentNode[];
  readonly remarks: readonly Remark[];
  /** Files it shows, as it names them. */
  readonly files: NamedFiles;
  /** Addresses of the portal's that it leads to or asks for. */
  readonly leads: readonly string[];
}

interface FragmentPlace {
  /** `https://www.example.gov.cn`; undefined where nobody has said. */
  readonly portal: string | undefined;
  /** Gives the path below the column's base of a file beside the fragment: `/theme/logo.svg`. */
  readonly pathOf: (file: string) => string;
}

const sanitise = unified().use(rehypeSanitize, FRAGMENT).freeze();

const WHY: Readonly<Record<Extract<Judged, { sort: 'refused' }>['why'], [message: string, advice: string]>> = {
  script: ['地址里是脚本或数据', '写成网页的地址；要运行的脚本不能写在片段里。'],
  foreign: ['要向别的网站取东西', '把图片存到 theme/ 里，写它的文件名；表单只能交给本门户，写以 / 开头的路径。'],
  relative: ['链接是相对的，各个网页的深浅不同，会走错', '写以 / 开头的路径，或以 https:// 开头的完整地址。'],
  odd: ['地址的写法不能用', '写以 / 开头的路径、完整的网址，或 theme/ 里的文件名（只用字母、数字、点和连字符）。'],
};

class FragmentReader {
  readonly remarks = new Remarks();
  readonly files = new Map<string, Remark['position']>();
  readonly leads = new Set<string>();
  readonly #place: FragmentPlace;
  constructor(place: FragmentPlace) {
    this.#place = place;
  }

  /** Looks at a node and all below it: says what cannot stay, and puts addresses right. */
  look(node: Nodes): void {
    if (node.type === 'comment') this.#lookAtComment(node);
    if (node.type === 'element' && !this.#lookAtElement(node)) return;
    if ('children' in node) for (const child of node.children) this.look(child);
    if (node.type === 'element' && 'content' in node && node.content) this.look(node.content);
  }

  #lookAtComment(node: Extract<Nodes, { type: 'comment' }>): void {
    if (!/^#|^esi/.test(node.value)) return;
    this.remarks.refuse(
      node.position?.start,
      '片段里有要服务器填入的指令',
      '在 site.yaml 里写 ssi 或 esi，不写在片段里。',
    );
  }

  /** Whether what is in it is looked at, too. */
  #lookAtElement(element: Element): boolean {
    const { tagName } = element;
    const place = element.position?.start;
    if (ACTIVE.has(tagName) || tagName.includes(':')) {
      this.remarks.refuse(
        place,
        `不能用 <${tagName}>`,
        '片段里只写文字、链接、图片、列表和搜索框；样式写进 theme.style 的文件，统计脚本写在 theme.analytics。',
      );
      return false;
    }
    if (!FRAGMENT.tagNames.includes(tagName))
      this.remarks.warn(place, `去掉了标签 <${tagName}>，里面的内容留着`, '改用 div、p、span、ul 等。');
    for (const [name, value] of Object.entries(element.properties)) this.#lookAtAttribute(element, name, value);
    return true;
  }

  #lookAtAttribute(element: Element, name: string, value: Element['properties'][string]): void {
    const place = element.data?.position?.properties?.[name]?.start ?? element.position?.start;
    const shown = htmlName(name);
    if (/^on/i.test(name))
      return this.remarks.refuse(
        place,
        `不能写 ${shown.toLowerCase()}`,
        '片段里不运行脚本，删去它；菜单用链接和列表写。',
      );
    const known = [...FRAGMENT.attributes['*']!, ...(FRAGMENT.attributes[element.tagName] ?? [])].includes(name);
    const values = VALUES[`${element.tagName} ${name}`];
    if (!known || (values && !values.test(String(value)))) {
      element.properties[name] = undefined;
      const advice = name === 'style' ? '样式写进 theme.style 的文件，用 class 来指。' : '不需要就从文件里删去。';
      if (FRAGMENT.tagNames.includes(element.tagName)) this.remarks.warn(place, `去掉了属性 ${shown}`, advice);
      return undefined;
    }
    if (name === 'href') return this.#settle(element, name, judgeLink(String(value)), place);
    if (name === 'src' || name === 'action')
      return this.#settle(element, name, judgeFetched(String(value), this.#place.portal), place);
    return undefined;
  }

  #settle(element: Element, name: string, judged: Judged, place: Remark['position'] | undefined): void {
    if (judged.sort === 'file' && name === 'src') {
      if (!this.files.has(judged.file)) this.files.set(judged.file, place ?? START);
      element.properties[name] = `${FILE}:${this.#place.pathOf(judged.file)}`;
      return undefined;
    }
    if (judged.sort === 'refused' || judged.sort === 'file') {
      const [message, advice] = WHY[judged.sort === 'file' ? 'relative' : judged.why];
      element.properties[name] = undefined;
      return this.remarks.refuse(place, message, advice);
    }
    if (judged.sort === 'portal') this.leads.add(judged.address);
    element.properties[name] = judged.address;
    return undefined;
  }
}

const attributesOf = ({ properties }: Element): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      value === null || value === undefined || value === false
        ? []
        : [[htmlName(name), Array.isArray(value) ? value.join(' ') : String(value)]],
    ),
  );

const toNode = (node: RootContent): FragmentNode[] => {
  if (node.type === 'text') return [node.value];
  if (node.type !== 'element') return [];
  const { src = '', ...attributes } = attributesOf(node);
  const isFile = src.startsWith(`${FILE}:`);
  return [
    {
      tag: node.tagName,
      attributes: isFile || !src ? attributes : { ...attributes, src },
      ...(isFile && { file: src.slice(FILE.length + 1) }),
      children: node.children.flatMap(toNode),
    },
  ];
};

/** Parts of a whole page: the parser leaves their tags out without a word. */
const WHOLE_PAGE = /<(?:!doctype|html|head|body|frameset)\b/i;

/**
 * Reads a part of a portal's frame. What would run, or fetch from elsewhere, is refused; what is merely not carried is taken
 * out; both are said. What is left has gone through the schema, whatever was said.
 */
export function readFragment(html: string, place: FragmentPlace): Fragment {
  const tree = fromHtml(html, { fragment: true, verbose: true });
  const reader = new FragmentReader(place);
  const at = html.search(WHOLE_PAGE);
  if (at >= 0)
    reader.remarks.refuse(
      { line: html.slice(0, at).split('\n').length, column: at - html.lastIndexOf('\n', at - 1) },
      '这是整张网页，不是片段',
      '只留下头部（导航、页脚）那一段，去掉 <html>、<head>、<body>。',
    );
  reader.look(tree);
  const sound = sanitise.runSync(tree) as Root;
  return {
    nodes: sound.children.flatMap(toNode),
    remarks: reader.remarks.list(),
    files: reader.files,
    leads: [...reader.leads],
  };
}
