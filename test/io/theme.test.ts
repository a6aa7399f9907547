import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { SOUND, writeContent, type Files } from './content-folder.ts';

const SITE = SOUND['site.yaml'] as string;
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';
const withTheme = (theme: string, files: Files = {}): string =>
  writeContent({ 'site.yaml': `${SITE}url: https://www.example.gov.cn\ntheme:\n${theme}`, ...files });

/** What is said of the content, each with its file and line. */
const said = (folder: string): string[] =>
  loadContent(folder).problems.map(
    ({ level, file, line, message }) => `${level} ${file.slice(file.lastIndexOf('/') + 1)}:${line} ${message}`,
  );

test('a theme is read with its files', () => {
  const folder = withTheme(
    '  portal: { name: 样例市人民政府, url: / }\n  logo: theme/logo.svg\n  head: { file: theme/parts/head.html }\n' +
      '  foot: { esi: /inc/foot }\n  style: theme/portal.css\n  analytics: /tongji/count.js\n',
    {
      'theme/logo.svg': LOGO,
      'theme/parts/head.html': '<p>\n<img src="../logo.svg" alt=""><a href="/zwgk/">政务公开</a></p>',
      'theme/portal.css': 'p{background:url(bg.png)}',
      'theme/bg.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
      'theme/draft.html': '<script>never read</script>',
    },
  );
  expect(said(folder)).toEqual([]);
  const { theme } = loadContent(folder).content!;
  expect(theme).toMatchObject({
    isFramed: true,
    logo: '/theme/logo.svg',
    style: '/theme/portal.css',
    parts: { foot: { include: '<esi:include src="/inc/foot"/>' } },
    leads: ['/zwgk/', '/tongji/count.js', '/'],
  });
  expect(theme!.files.map(({ path }) => path)).toEqual(['/theme/logo.svg', '/theme/bg.png', '/theme/portal.css']);

  // a build rests on what was read: another logo is another theme
  const before = JSON.stringify(theme);
  writeFileSync(
    join(folder, 'theme/logo.svg'),
    readFileSync(join(folder, 'theme/logo.svg'), 'utf8').replace('M0', 'M1'),
  );
  expect(JSON.stringify(loadContent(folder).content!.theme)).not.toBe(before);
  rmSync(join(folder, 'theme/logo.svg'));
  expect(said(folder)).toEqual([
    'error site.yaml:7 没有文件 theme/logo.svg，或不能读',
    'error head.html:2 没有文件 theme/logo.svg，或不能读',
  ]);
});

test.each<[name: string, theme: string, files: Files, expected: RegExp[]]>([
  [
    'a colour nobody can read',
    '  colours:\n    light: { link: "#9ab0c8" }\n',
    {},
    [/^error site.yaml:7 颜色 #9ab0c8 和 #efece3 的对比度是 1\.\d\d:1/],
  ],
  ['a colour by name', '  colours: { dark: { link: red } }\n', {}, [/site.yaml:6 .*# 加六位/]],
  [
    'a head of two sorts',
    '  head: { file: theme/a.html, ssi: /a }\n',
    {},
    [/site.yaml:6 .*写 file、ssi、esi 中的一个/],
  ],
  [
    'an include that says more',
    '  head: { ssi: "/a\\" --><script>" }\n',
    {},
    [/site.yaml:6 .*要写门户上以 \/ 开头的路径/],
  ],
  ['an include of another host', '  head: { esi: "//evil.example/a" }\n', {}, [/site.yaml:6 /]],
  ['a script of another host', '  analytics: https://evil.example/a.js\n', {}, [/site.yaml:6 .*只能是本门户上的脚本/]],
  ['the same without a scheme', '  analytics: //evil.example/a.js\n', {}, [/site.yaml:6 /]],
  ['a portal that is a script', '  portal: { name: 甲, url: "javascript:x" }\n', {}, [/site.yaml:6 .*要写完整的网址/]],
  ['a file of elsewhere', '  style: ../a.css\n', {}, [/site.yaml:6 .*要放在内容目录的 theme\/ 里/]],
  ['no frame, and a head', '  frame: none\n  head: { ssi: /a }\n', {}, [/site.yaml:6 .*没有头部/]],
  ['a logo of nobody', '  logo: theme/a.svg\n', { 'theme/a.svg': LOGO }, [/site.yaml:6 .*并写明 portal/]],
  ['a fragment that is not there', '  head: { file: theme/a.html }\n', {}, [/site.yaml:6 没有文件 theme\/a.html/]],
  [
    'hostile files',
    '  head: { file: theme/a.html }\n  style: theme/a.css\n',
    { 'theme/a.html': '<p>\n<script>1</script>\n<b style="x">', 'theme/a.css': '\n@import "//evil.example";' },
    [/^error a.css:2 不能用 @import/, /^error a.html:2 不能用 <script>/, /^warning a.html:3 去掉了属性 style/],
  ],
  [
    'a fragment in another encoding',
    '  head: { file: theme/a.html }\n',
    { 'theme/a.html': Uint8Array.of(0xbd, 0xd6, 0xb5, 0xc0) },
    [/^error a.html:1 .*GBK/],
  ],
])('%s is said at its place', (_, theme, files, expected) => {
  const found = said(withTheme(theme, files));
  expect(found).toHaveLength(expected.length);
  expected.forEach((one, i) => expect(found[i]).toMatch(one));
});
