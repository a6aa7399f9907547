// its parts in one file: every command loads them, and the many small ones read their data from files beside them
import { parse, walk, type CssLocation, type CssNode } from 'css-tree/dist/csstree.esm';
import { judgeFetched } from './addresses.ts';
import { Remarks, START, type NamedFiles, type Remark } from './remarks.ts';

interface Style {
  readonly remarks: readonly Remark[];
  /** Files it asks for, as it names them. */
  readonly files: NamedFiles;
}

const FOREIGN: [string, string] = [
  '要向别的网站取东西',
  '把图片存到 theme/ 里，写它的文件名；或写本门户上以 / 开头的路径。',
];
/** Functions that take an address as a text. */
const TAKES_ADDRESS = /^(?:-webkit-)?(?:image-set|image|src|cross-fade)$/i;
/** What ran programs in browsers of old. */
const RUNS = /^(?:behavior|-moz-binding)$/i;
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i;

class StyleReader {
  readonly remarks = new Remarks();
  readonly files = new Map<string, Remark['position']>();
  readonly #portal: string | undefined;
  constructor(portal: string | undefined) {
    this.#portal = portal;
  }

  look(node: CssNode): void {
    const place = node.loc?.start;
    const said = 'name' in node ? String(node.name) : '';
    if (said.includes('\\') || (node.type === 'Raw' && /\\|url|@|\/\//i.test(node.value)))
      this.remarks.refuse(place, '写法读不懂，里面可能有地址', '去掉反斜线的写法，或删去这一条。');
    if (node.type === 'Atrule') this.#lookAtRule(said.toLowerCase(), place);
    if (node.type === 'Declaration' && RUNS.test(node.property))
      this.remarks.refuse(place, `不能用 ${node.property}`, '删去它。');
    if (node.type === 'Url') this.#lookAtAddress(node.value, place);
    if (node.type === 'Function' && said.toLowerCase() === 'expression')
      this.remarks.refuse(place, '不能用 expression()', '删去它。');
    if (node.type === 'Function' && TAKES_ADDRESS.test(said))
      for (const child of node.children) if (child.type === 'String') this.#lookAtAddress(child.value, place);
  }

  #lookAtRule(name: string, place: CssLocation['start'] | undefined): void {
    if (name === 'import') this.remarks.refuse(place, '不能用 @import', '把那个文件的内容抄进来。');
    if (name === 'font-face')
      this.remarks.refuse(place, '不能用 @font-face：网页只用读者机器上的字体', '删去它，font-family 里写常见的字体。');
  }

  #lookAtAddress(address: string, place: CssLocation['start'] | undefined): void {
    if (PICTURE.test(address) || /^#[\w-]+$/.test(address)) return;
    const judged = judgeFetched(address, this.#portal);
    if (judged.sort === 'file' && !this.files.has(judged.file)) this.files.set(judged.file, place ?? START);
    if (judged.sort === 'refused') this.remarks.refuse(place, ...FOREIGN);
  }
}

/** Reads a style sheet of the portal's: nothing of another host, nothing that runs. It is published as it stands. */
export function readStyle(css: string, portal: string | undefined): Style {
  const reader = new StyleReader(portal);
  const tree = parse(css, {
    ...{ positions: true, parseCustomProperty: true },
    onParseError: ({ message, line, column }: SyntaxError & { line?: number; column?: number }) =>
      reader.remarks.refuse({ line: line ?? 1, column: column ?? 1 }, `样式表写法有错（${message}）`, '改正这一处。'),
  });
  walk(tree, (node) => reader.look(node));
  return { remarks: reader.remarks.list(), files: reader.files };
}
