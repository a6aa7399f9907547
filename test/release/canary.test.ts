import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/library/library.ts';
import { publicContent } from '../../src/core/release/public-content.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { listFolder } from '../../src/release/folder-files.ts';
import { inspectSite } from '../../src/release/inspect/inspect.ts';
import { ROOT } from '../site/folders.ts';
import { DRAFT_PROJECT, picture, UNIT, writeCanaryContent } from './canary-content.ts';
import { makeFolder } from './tiny-site.ts';

const room = makeFolder();
const folder = join(room, 'content');
const site = join(room, 'target/current');
/** Beside the project: a build cannot be moved to another disk. */
const OPEN_SITE = join(ROOT, '.cache/test/canary-open-site');
const TODAY = '2026-06-01';
let canaries: string[];
let content: Content;
let shown: Content;

beforeAll(() => {
  canaries = writeCanaryContent(join(ROOT, 'content'), folder);
  const args = [
    'scripts/release.ts',
    '--content',
    folder,
    '--to',
    join(room, 'target'),
    '--date',
    TODAY,
    '--base',
    '/',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  content = loadContent(folder, { visibility: 'all' }).content!;
  shown = publicContent(content, TODAY);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Every byte of a site as text, what is packed unpacked, without what the index puts between words. */
const everything = (of: string): string =>
  listFolder(of)
    .files.map((path) => {
      const bytes = readFileSync(join(of, path));
      return `${path}\n${(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')}`;
    })
    .join('\n')
    .replaceAll('\u200b', '');

/** What the inspection says of a copy of the site with something changed. */
function inspectWith(change: (copy: string) => void): string[] {
  const copy = join(room, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(site, copy, { recursive: true, dereference: true });
  rmSync(join(copy, 'manifest.json'));
  change(copy);
  return inspectSite(copy, { folder, content, shown, base: '/', today: TODAY }).map(
    ({ at, message }) => `${at} ${message}`,
  );
}
const PAGE = `units/${UNIT}/dangqun-zonghe-fuwu/2023/self-evaluation/index.html`;
const edit = (path: string, change: (text: string) => string) => (copy: string) => {
  const before = readFileSync(join(copy, path), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(copy, path), after);
};
const addToPage = (html: string) => edit(PAGE, (text) => text.replace('</article>', `${html}</article>`));

describe('a release of content with drafts', () => {
  test('has none of the canaries, and neither name nor address of the drafts', () => {
    expect(new Set(canaries).size).toBe(canaries.length);
    expect(canaries.length).toBeGreaterThanOrEqual(80);
    const all = everything(site);
    expect(canaries.filter((text) => all.includes(text))).toEqual([]);
    expect(all).not.toContain(DRAFT_PROJECT);
    expect(all).not.toContain('12345678.90');
  });

  test('keeps a notice at the address of the withdrawn record, without its figures', () => {
    const page = readFileSync(join(site, `units/${UNIT}/jinsique-chehui/2023/self-evaluation/index.html`), 'utf8');
    expect(page).toContain('数字有误，正在核实（样例）');
    expect(page).toContain('2026-01-02');
  });

  test('passes its inspection again', () => expect(inspectWith(() => undefined)).toEqual([]));
});

describe('the inspection finds', () => {
  const draft = () => content.forms.find(({ id }) => id === `2023/${UNIT}/${DRAFT_PROJECT}.self-evaluation`)!;

  test('each canary, wherever it is planted: page, data, search texts, packed files, names of files', () => {
    const places: ((copy: string, text: string) => void)[] = [
      (copy, text) => addToPage(`<p>甲${text.replaceAll('丝', '<b>丝</b>')}乙</p>`)(copy),
      (copy, text) => writeFileSync(join(copy, 'data.json'), JSON.stringify({ a: `x${text}` })),
      (copy, text) => writeFileSync(join(copy, 'pagefind/texts/99.json'), JSON.stringify([...text].join('\u200b'))),
      (copy, text) => writeFileSync(join(copy, 'a.pf_fragment'), gzipSync(text)),
      (copy, text) => writeFileSync(join(copy, 'a.xlsx'), zipSync({ 'xl/a.xml': Buffer.from(`<t>${text}</t>`) })),
      (copy, text) => text.split('\n').forEach((name) => writeFileSync(join(copy, `${name}.bin`), '')),
    ];
    // the words of an attachment are bytes to the scan: a copy of it is found as a whole
    const planted = canaries.slice(0, -1).map((text, i) => [text, i % places.length] as const);
    const missed = places.flatMap((plant, place) => {
      const own = planted.flatMap(([text, at]) => (at === place ? [text] : []));
      const found = inspectWith((copy) => plant(copy, own.join('\n'))).join('\n');
      return own.filter((text) => !new RegExp(`没有公布的内容：.*“${text}`).test(found));
    });
    expect(missed).toEqual([]);
  });

  test('words of a draft in the search index, where texts are cut into pairs', () => {
    const [index] = listFolder(site).files.filter((path) => /pf_index$/.test(path));
    const pair = draft().record.project.slice(0, 2);
    const found = inspectWith((copy) => {
      const bytes = gunzipSync(readFileSync(join(copy, index!)));
      writeFileSync(join(copy, index!), gzipSync(Buffer.concat([bytes, Buffer.from(`\u0000${pair}\u0000`)])));
    });
    expect(found.join('\n')).toContain(`里的“${pair}”`);
  });

  test('a figure of a draft among printed values', () => {
    const found = inspectWith((copy) => writeFileSync(join(copy, 'records/a.json'), '{"a":"12345678.90"}'));
    expect(found.join('\n')).toMatch(/self-evaluation 的 extra.样例/);
  });

  test('a picture of the content folder under another name', () => {
    const found = inspectWith((copy) => writeFileSync(join(copy, 'assets/a.png'), picture('records')));
    expect(found.join('\n')).toContain('records-images/');
  });

  test('a published record that ought to be a draft, in each of its files', () => {
    const open = join(room, 'open');
    writeCanaryContent(join(ROOT, 'content'), open, 'published');
    const args = ['scripts/build.ts', '--content', open, '--out', OPEN_SITE, '--base', '/'];
    expect(spawnSync(process.execPath, args, { cwd: ROOT }).status).toBe(0);
    const found = inspectSite(OPEN_SITE, { folder, content, shown, base: '/', today: TODAY });
    const files = new Set(found.filter(({ message }) => message.includes('没有公布的内容')).map(({ at }) => at));
    const id = `2023/${UNIT}/${DRAFT_PROJECT}.self-evaluation`;
    expect([...files]).toEqual(
      expect.arrayContaining([
        `units/${UNIT}/${DRAFT_PROJECT}/2023/self-evaluation/index.html`,
        `records/${id}.json`,
        'pagefind/documents.json',
        expect.stringMatching(/^pagefind\/texts\//),
        expect.stringMatching(/pf_index$/),
      ]),
    );
  });
});

describe('the inspection refuses', () => {
  const CASES: [what: string, change: (copy: string) => void, message: RegExp][] = [
    [
      'a figure that is not the record’s',
      edit(PAGE, (text) => text.replaceAll('1,171,028.93', '1,171,028.94')),
      /没有照原样印出/,
    ],
    ['a mobile number', addToPage('<p>联系人１３８００１３８０００</p>'), /个人信息“138\*+8000”/],
    ['an identity number across elements', addToPage('<p>11010519491231002X</p>'), /个人信息“110/],
    ['a secret marking', addToPage('<p>机密★1年</p>'), /密级/],
    ['an inline handler', addToPage('<p onclick="a()">x</p>'), /onclick/],
    ['an inline style', addToPage('<p style="color:red">x</p>'), /style 属性/],
    ['an inline script', addToPage('<script>1</script>'), /写在网页里的 <script>/],
    ['a page without a policy', edit(PAGE, (text) => text.replace('Content-Security-Policy', 'x')), /CSP/],
    ['HTML cut off in the middle', edit(PAGE, (text) => text.slice(0, text.length / 2)), /网页写法有错/],
    ['a link that leads nowhere', addToPage('<a href="/no/">x</a>'), /没有去处：\/no\//],
    ['something fetched from elsewhere', addToPage('<img src="https://a.example/x.png" alt="">'), /别的网站/],
    [
      'the marks of a preview',
      edit(PAGE, (text) => text.replace('<head>', '<head><meta name="robots" content="noindex">')),
      /预览/,
    ],
    ['a missing page', (copy) => rmSync(join(copy, PAGE)), /应有的网页没有生成/],
    ['a page too many', (copy) => cpSync(join(copy, PAGE), join(copy, 'units/a/index.html')), /不该公开的网页/],
    ['pages for staff', (copy) => cpSync(join(copy, PAGE), join(copy, 'staff/index.html')), /不该公开的网页/],
    [
      'a record for machines that differs',
      edit(`records/2023/${UNIT}/dangqun-zonghe-fuwu.self-evaluation.json`, (text) => text.replace('元', '角')),
      /供机器读取的记录/,
    ],
    [
      'a search that does not know a form',
      edit('pagefind/documents.json', (text) => text.replace('"2023"', '"2022"')),
      /搜索里没有这张表/,
    ],
    [
      'search texts that differ',
      edit('pagefind/texts/0.json', (text) => text.replace(/\d/, 'x')),
      /搜索里的文字和记录不一致/,
    ],
  ];
  test.each(CASES)('%s', (_, change, message) => {
    expect(inspectWith(change).join('\n')).toMatch(message);
  });
});
