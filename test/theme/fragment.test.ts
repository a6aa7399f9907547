import { describe, expect, test } from 'vitest';
import type { FragmentNode } from '../../src/core/theme/theme.ts';
import { readFragment } from '../../src/theme/fragment.ts';
import { faultOfPicture } from '../../src/theme/picture.ts';
import { readStyle } from '../../src/theme/style.ts';

const PORTAL = 'https://www.example.gov.cn';
const read = (html: string) => readFragment(html, { portal: PORTAL, pathOf: (file) => `/theme/${file}` });
const said = (html: string) =>
  read(html).remarks.map(({ level, position, message }) => `${level} ${position.line}:${position.column} ${message}`);

/** Everything that reaches a page, as one text. */
const reached = (html: string): string => JSON.stringify(read(html).nodes);

const REFUSED: [name: string, html: string, message: RegExp][] = [
  ['a script', '<p>甲</p>\n<script>hacked()</script>', /^error 2:1 不能用 <script>/],
  ['a script of another host', '\n\n<script src="//evil.example/x.js"></script>', /^error 3:1 不能用 <script>/],
  ['a handler', '<p>\n<b onclick="hacked()">乙</b></p>', /^error 2:4 不能写 onclick/],
  ['a handler in odd case', '<img src="a.png" OnErRoR=hacked()>', /^error 1:18 不能写 onerror/],
  ['a style element', '<style>@import "//evil.example"</style>', /^error 1:1 不能用 <style>/],
  ['a link element', '<link rel="stylesheet" href="//evil.example">', /^error 1:1 不能用 <link>/],
  ['a frame', '<iframe src="/x" srcdoc="<script>hacked()</script>"></iframe>', /^error 1:1 不能用 <iframe>/],
  ['a drawing', '<svg onload="hacked()"><script>hacked()</script></svg>', /^error 1:1 不能用 <svg>/],
  ['mathematics', '<math><mtext><style><img src=x onerror=hacked()></style></mtext></math>', /不能用 <math>/],
  ['a template', '<template><img src=x onerror=hacked()></template>', /不能用 <template>/],
  ['a base', '<base href="//evil.example/">', /不能用 <base>/],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=//evil.example">', /不能用 <meta>/],
  ['javascript:', '<a href="javascript:hacked()">丙</a>', /^error 1:4 地址里是脚本/],
  ['javascript: in pieces', '<a href=" java\nscript:hacked()">丙</a>', /地址里是脚本/],
  ['javascript: with signs of their own', '<a href="&#1;javascript&colon;hacked()">丙</a>', /地址里是脚本/],
  ['data:', '<a href="data:text/html,hacked">丁</a>', /地址里是脚本/],
  ['a picture of another host', '<img src="https://evil.example/x.png">', /要向别的网站取东西/],
  ['a picture of another host without a scheme', '<img src="//evil.example/x.png">', /要向别的网站取东西/],
  ['a picture by a backslash', '<img src="\\\\evil.example/x.png">', /取东西|写法不能用/],
  ['a picture by a slash and a backslash', '<img src="/\\evil.example/x.png">', /取东西|写法不能用/],
  ['a form to another host', '<form action="https://evil.example/"><input name="a"></form>', /要向别的网站取东西/],
  ['a link that depends on the page', '<a href="index.html">戊</a>', /链接是相对的/],
  ['an include of a server', '<!--#include virtual="/etc/passwd" -->', /要服务器填入的指令/],
  ['an include at the edge', '<esi:include src="http://evil.example"/>', /不能用 <esi:include>/],
  ['a whole page', '<!doctype html>\n<html><body onload="hacked()"><p>己</p></body></html>', /^error 1:1 这是整张网页/],
];
const TAKEN_OUT: [name: string, html: string, message: RegExp][] = [
  ['a style', '<p style="position:fixed">甲</p>', /^warning 1:4 去掉了属性 style/],
  ['data of scripts', '<p\ndata-toggle="x">甲</p>', /^warning 2:1 去掉了属性 dataToggle|data-toggle/],
  ['pictures by size', '<img src="/a.png" srcset="//evil.example/x.png 2x" alt="">', /去掉了属性 srcset|srcSet/],
  ['where a button sends to', '<form action="/s"><button formaction="//evil.example">搜</button></form>', /去掉了属性/],
  ['a button that is a picture', '<input type="image" name="x">', /去掉了属性 type/],
  ['a form that posts', '<form action="/s" method="post"></form>', /去掉了属性 method/],
  ['an old element', '<center>甲</center>', /^warning 1:1 去掉了标签 <center>/],
  ['another header', '<header><p>甲</p></header>', /去掉了标签 <header>/],
];

describe('a fragment of a portal', () => {
  test.each([...REFUSED, ...TAKEN_OUT])('with %s lets nothing of it through and says so', (_, html, message) => {
    expect(said(html).join('\n')).toMatch(message);
    expect(reached(html)).not.toMatch(
      /hacked|evil|script|passwd|onload|onerror|onclick|style|fixed|toggle|image|post/i,
    );
  });

  test('keeps what it may have, with its own host as paths and its ids apart from those of the page', () => {
    const html =
      '<div class="a b"><a href="/x/" title="甲">甲</a><a href="http://other.example/">乙</a>' +
      `<img src="logo.svg" alt="徽" width="40"><img src="${PORTAL}/i/a.png" alt="">` +
      '<form action="/s" method="get"><label for="q">搜</label><input id="q" name="q" type="text"></form></div>';
    const { nodes, remarks, files, leads } = read(html);
    expect(remarks).toEqual([]);
    expect([[...files.keys()], leads]).toEqual([['logo.svg'], ['/x/', '/i/a.png', '/s']]);
    const flat = (node: FragmentNode): object[] =>
      typeof node === 'string'
        ? []
        : [{ tag: node.tag, ...node.attributes, file: node.file }, ...node.children.flatMap(flat)];
    expect(nodes.flatMap(flat)).toMatchObject([
      { tag: 'div', class: 'a b' },
      { tag: 'a', href: '/x/', title: '甲' },
      { tag: 'a', href: 'http://other.example/' },
      { tag: 'img', file: '/theme/logo.svg', alt: '徽', width: '40' },
      { tag: 'img', src: '/i/a.png' },
      { tag: 'form', action: '/s', method: 'get' },
      { tag: 'label', for: 'portal-q' },
      { tag: 'input', id: 'portal-q', name: 'q', type: 'text' },
    ]);
  });

  test('is told of the same thing once, with the lines of all', () => {
    expect(said('<p style="a">1</p>\n<p style="b">2</p>\n\n<p style="c">3</p>')).toEqual([
      'warning 1:4 去掉了属性 style（还有2处：第2、4行）',
    ]);
  });
});

describe('a style sheet of a portal', () => {
  test.each<[string, string, RegExp]>([
    ['an import', 'a{b:c}\n@import "x.css";', /^2 不能用 @import/],
    ['an import written oddly', '@\\69mport "//evil.example";', /^1 写法读不懂/],
    ['a font', '@font-face{font-family:a;src:url(a.woff2)}', /@font-face/],
    ['a picture of another host', 'a{\nbackground:url(//evil.example/x.png)}', /^2 要向别的网站取东西/],
    ['the same in quotes', 'a{background:URL( "https://evil.example/x.png" )}', /要向别的网站取东西/],
    ['the same written oddly', 'a{background:\\75rl(//evil.example/x.png)}', /写法读不懂|取东西/],
    ['the same in a variable', ':root{--a:url(//evil.example/x.png)}', /取东西/],
    ['the same by size', 'a{background:image-set("//evil.example/x.png" 1x)}', /取东西/],
    ['a program', 'a{behavior:url(#x)}', /不能用 behavior/],
    ['another', 'a{width:expression(alert(1))}', /expression/],
    ['a broken rule', 'a{b:c;;}}\n}', /写法/],
  ])('with %s is refused', (_, css, message) => {
    expect(
      readStyle(css, PORTAL)
        .remarks.map(({ position, message: own }) => `${position.line} ${own}`)
        .join('\n'),
    ).toMatch(message);
  });

  test('may ask for its own files and for those of its portal', () => {
    const css = `a{background:url(a.png) url('/i/b.png')}b{background:url("data:image/png;base64,AA==")}@media print{c{d:e}}`;
    expect(readStyle(css, PORTAL)).toEqual({
      ...{ remarks: [], files: new Map([['a.png', expect.objectContaining({ line: 1, column: 14 })]]) },
    });
  });
});

test.each<[string, string | Uint8Array, string, RegExp | undefined]>([
  [
    'a drawing',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="#b"><path fill="url(#g)"/></a></svg>',
    'svg',
    undefined,
  ],
  ['a drawing with a script', '<svg><script>1</script></svg>', 'svg', /<script>/],
  ['a drawing with a handler', '<svg><g onload="1"/></svg>', 'svg', /onload/],
  ['a drawing with a picture of elsewhere', '<svg><use xlink:href="http://evil.example#a"/></svg>', 'svg', /别处/],
  ['a drawing that leads to a script', '<svg><a href="javascript:1"/></svg>', 'svg', /别处/],
  ['a drawing with entities', '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'svg', /实体/],
  ['HTML for a drawing', '<p>1</p>', 'svg', /不是 SVG/],
  ['HTML for a picture', '<script>1</script>', 'png', /内容不是/],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13), 'png', undefined],
])('%s is judged by what is in it', (_, content, ending, fault) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const found = faultOfPicture(bytes, ending);
  if (fault) expect(found).toMatch(fault);
  else expect(found).toBeUndefined();
});
