import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { DeskContent } from '../../desk/alone/content.ts';
import { READABLE_ENDINGS } from '../../importers/read-document.ts';
import { madePart } from '../../program/made-part.ts';

/** Stands in every desk and in nothing else: by it a desk is known again. */
export const DESK_MARK = '<meta name="generator" content="mingzhang-desk">';

/** A script within a page: nothing in it ends it, nor begins a comment. */
const inPage = (code: string): string => code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '\\x3c!--');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policyOf = (scripts: readonly string[], style: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${hashOf(style)}`,
    'img-src data: blob:',
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');

export interface BuiltDesk {
  readonly html: Buffer;
  /** Bytes that it takes where a server packs it. */
  readonly packed: number;
}

/** The desk as one file that asks for nothing: programs, styles, and the content it is given. */
export async function buildDesk(content: DeskContent): Promise<BuiltDesk> {
  const { folder } = await madePart('desk');
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const [page, reader] = [{ code: read('page.js'), css: read('page.css') }, read('reader.js')];
  const [old, script] = [inPage(read('old.js')), inPage(page.code)];
  const known = JSON.stringify(content).replaceAll('<', '\\u003c');
  const html = Buffer.from(
    [
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policyOf([old, script], page.css)}">`,
      DESK_MARK,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
      `<title>明账 工作台</title><style>${page.css}</style></head><body class="desk-alone">`,
      '<header class="desk-top"><h1>明账 工作台</h1>',
      '<p>打开、粘贴或新建一张绩效表，然后五步：</p>',
      '<ol><li>填表，待办一处一处看</li><li>和去年的对照</li><li>看公开页</li><li>写公布信息，审核</li><li>交接</li></ol></header>',
      // what a browser shows that cannot run the program; the program takes it away when it has begun
      '<div data-desk-opening><p class="desk-status">正在打开工作台……</p><p>几秒以后还是这一句，就是这个浏览器太旧，或者不让网页运行程序（JavaScript）。您的文件没有问题，也没有动过。请换一个浏览器再双击这个文件：Chrome、Edge 79 以上的版本，或者 360、QQ、搜狗浏览器的新版本，选“极速模式”。</p></div>',
      `<main class="desk" data-desk data-endings="${READABLE_ENDINGS.join(',')}" hidden></main>`,
      '<footer class="desk-bar" data-desk-bar></footer>',
      `<script type="application/json" id="content">${known}</script>`,
      `<script type="text/plain" id="reader">${deflateRawSync(reader, { level: 9 }).toString('base64')}</script>`,
      `<script id="old">${old}</script>`,
      `<script>${script}</script></body></html>\n`,
    ].join('\n'),
  );
  return { html, packed: gzipSync(html).length };
}
