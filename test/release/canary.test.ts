import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/library/library.ts';
import { nameOf } from '../../src/core/forms/subject.ts';
import { publicContent } from '../../src/core/release/public-content.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { listFolder } from '../../src/disk/folder-files.ts';
import { KeptReadings } from '../../src/io/readings/kept-readings.ts';
import { inspectSite } from '../../src/release/inspect/inspect.ts';
import { listDigests } from '../../src/release/release.ts';
import { ROOT } from '../site/folders.ts';
import { DRAFT_PROJECT, DRAFT_UNIT, picture, UNIT, writeCanaryContent } from './canary-content.ts';
import { makeFolder } from './tiny-site.ts';

const room = makeFolder();
const folder = join(room, 'content');
const site = join(room, 'target/current');
/** Beside the project: a build cannot be moved to another disk. */
const OPEN_SITE = join(ROOT, '.cache/test/canary-open-site');
const TODAY = '2026-06-01';
let canaries: readonly string[];
let known: readonly string[];
let content: Content;
let shown: Content;

beforeAll(() => {
  ({ all: canaries, known } = writeCanaryContent(join(ROOT, 'content'), folder));
  const args = [
    'bin/mingzhang.js',
    'release',
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
  // as the command reads it: of what has not changed nothing is read again
  content = loadContent(folder, { visibility: 'all', readings: new KeptReadings(folder) }).content!;
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

/** The site itself is judged once: of a copy only what differs from it. */
const kept = join(room, 'kept/verdicts.json');
const inspectKept = async (copy: string, all: Content = content): Promise<string[]> => {
  const inspection = { folder, content: all, shown, base: '/', today: TODAY, kept, files: listDigests(copy) };
  return (await inspectSite(copy, inspection)).map(({ at, message }) => `${at} ${message}`);
};

/** What the inspection says of a copy of the site with something changed. */
function inspectWith(change: (copy: string) => void): Promise<string[]> {
  const copy = join(room, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(site, copy, { recursive: true, dereference: true });
  rmSync(join(copy, 'manifest.json'));
  change(copy);
  return inspectKept(copy);
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
    expect(canaries.length).toBeGreaterThanOrEqual(160);
    const all = everything(site);
    expect(canaries.filter((text) => all.includes(text))).toEqual([]);
    expect(all).not.toContain(DRAFT_PROJECT);
    expect(all).not.toContain(DRAFT_UNIT);
    expect(all).not.toContain('12345678.90');
  });

  test('keeps a notice at the address of the withdrawn record, without its figures', () => {
    const page = readFileSync(join(site, `units/${UNIT}/jinsique-chehui/2023/self-evaluation/index.html`), 'utf8');
    expect(page).toContain('数字有误，正在核实（样例）');
    expect(page).toContain('2026-01-02');
  });

  test('passes its inspection again', async () => expect(await inspectWith(() => undefined)).toEqual([]));
});

describe('the inspection finds', () => {
  const draft = () => content.forms.find(({ id }) => id === `2023/${UNIT}/${DRAFT_PROJECT}.self-evaluation`)!;

  test('each canary, wherever it is planted: page, data, search texts, packed files, names of files', async () => {
    const places: ((copy: string, text: string) => void)[] = [
      (copy, text) => addToPage(`<p>甲${text.replaceAll('丝', '<b>丝</b>')}乙</p>`)(copy),
      (copy, text) => writeFileSync(join(copy, 'data.json'), JSON.stringify({ a: `x${text}` })),
      (copy, text) => writeFileSync(join(copy, 'search/texts/99.json'), JSON.stringify([...text].join('\u200b'))),
      (copy, text) => writeFileSync(join(copy, 'a.bin'), gzipSync(text)),
      (copy, text) => writeFileSync(join(copy, 'a.xlsx'), zipSync({ 'xl/a.xml': Buffer.from(`<t>${text}</t>`) })),
      (copy, text) => text.split('\n').forEach((name) => writeFileSync(join(copy, `${name}.bin`), '')),
    ];
    // the words of an attachment are bytes to the scan: a copy of it is found as a whole
    const planted = known.slice(0, -1).map((text, i) => [text, i % places.length] as const);
    const missed: string[] = [];
    for (const [place, plant] of places.entries()) {
      const own = planted.flatMap(([text, at]) => (at === place ? [text] : []));
      const found = (await inspectWith((copy) => plant(copy, own.join('\n')))).join('\n');
      missed.push(...own.filter((text) => !new RegExp(`没有公布的内容：.*“${text}`).test(found)));
    }
    expect(missed).toEqual([]);
  });

  test('words of a draft in the search index, where texts are cut into pairs', async () => {
    const [index] = listFolder(site).files.filter((path) => /words\/\w+\.bin$/.test(path));
    const pair = nameOf(draft().record).slice(0, 2);
    const found = await inspectWith((copy) => {
      const bytes = gunzipSync(readFileSync(join(copy, index!)));
      writeFileSync(join(copy, index!), gzipSync(Buffer.concat([bytes, Buffer.from(`\u0000${pair}\u0000`)])));
    });
    expect(found.join('\n')).toContain(`里的“${pair}”`);
  });

  test('a figure of a draft among printed values', async () => {
    const found = await inspectWith((copy) => writeFileSync(join(copy, 'records/a.json'), '{"a":"12345678.90"}'));
    expect(found.join('\n')).toMatch(/self-evaluation 的 extra.样例/);
  });

  test('a picture of the content folder under another name', async () => {
    const found = await inspectWith((copy) => writeFileSync(join(copy, 'assets/a.png'), picture('records')));
    expect(found.join('\n')).toContain('records-images/');
  });

  test('a published record that ought to be a draft, in each of its files', async () => {
    const open = join(room, 'open');
    writeCanaryContent(join(ROOT, 'content'), open, 'published');
    const args = ['bin/mingzhang.js', 'build', '--content', open, '--out', OPEN_SITE, '--base', '/'];
    expect(spawnSync(process.execPath, args, { cwd: ROOT }).status).toBe(0);
    const found = await inspectSite(OPEN_SITE, {
      folder,
      content,
      shown,
      base: '/',
      today: TODAY,
      files: listDigests(OPEN_SITE),
    });
    const files = new Set(found.filter(({ message }) => message.includes('没有公布的内容')).map(({ at }) => at));
    const id = `2023/${UNIT}/${DRAFT_PROJECT}.self-evaluation`;
    expect([...files]).toEqual(
      expect.arrayContaining([
        `units/${UNIT}/${DRAFT_PROJECT}/2023/self-evaluation/index.html`,
        `records/${id}.json`,
        'search/index/all/documents.json',
        expect.stringMatching(/^search\/texts\//),
        expect.stringMatching(/^search\/index\/all\/words\/\w+\.bin$/),
        expect.stringMatching(/^data\/2023/),
      ]),
    );
  });
});

describe('an inspection that goes on from the one before', () => {
  const rare = '晨光巷三号楼北门旁的旧书报亭';
  const path = `units/${UNIT}/index.html`;
  /** The content with one more text in a draft. */
  const withDraft = (text: string): Content => {
    const isDraft = ({ id }: Content['forms'][number]): boolean => id.includes(`/${DRAFT_PROJECT}.self-evaluation`);
    const forms = content.forms.map((form) =>
      isDraft(form)
        ? { ...form, head: undefined, record: { ...form.record, title: text } as typeof form.record }
        : form,
    );
    return { ...content, forms };
  };

  test('judges what has changed, and finds what has become secret since in what has not', async () => {
    const copy = join(room, 'copy');
    await inspectWith(edit(path, (html) => html.replace('</main>', `<p>${rare}</p></main>`)));
    expect(await inspectKept(copy)).toEqual([]);
    const state = readFileSync(kept, 'utf8');
    expect(await inspectKept(copy)).toEqual([]);
    expect(readFileSync(kept, 'utf8')).toBe(state);
    expect((await inspectKept(copy, withDraft(rare))).join()).toContain(`${path} 公开的文件里有没有公布的内容`);
    const sound = readFileSync(join(copy, path), 'utf8');
    writeFileSync(join(copy, path), sound.replace('<main', '<main onclick="x"'));
    expect((await inspectKept(copy)).join()).toContain('onclick');
    // a place that an unchanged page leads to
    writeFileSync(join(copy, path), sound);
    rmSync(join(copy, 'about/index.html'));
    expect((await inspectKept(copy)).join()).toContain('链接没有去处：/about/');
    writeFileSync(kept, state.replace('"units/', '"unitz/'));
    expect((await inspectKept(copy)).join()).toContain('链接没有去处：/about/');
  });
});

test('an inspection that goes on finds what has become secret since in the rows of the open data', async () => {
  // as commands read it: what units have for the open data is known by what was read
  const readings = new KeptReadings(join(room, 'open'));
  const open = loadContent(join(room, 'open'), { visibility: 'all', readings }).content!;
  const state = join(room, 'kept-open/verdicts.json');
  const inspect = async (all: Content): Promise<string> => {
    const place = {
      folder: join(room, 'open'),
      base: '/',
      today: undefined,
      kept: state,
      files: listDigests(OPEN_SITE),
    };
    const found = await inspectSite(OPEN_SITE, { ...place, content: all, shown: publicContent(open, undefined) });
    return found.map(({ at, message }) => `${at} ${message}`).join('\n');
  };
  expect(await inspect(open)).toBe('');
  const form = open.forms.find(({ project }) => project === 'dangqun-zonghe-fuwu')!;
  const publication = { status: 'draft' } as const;
  // an address stands in the rows, and in no record
  const record = { ...form.record, publication, title: `/units/${form.unit}/${form.project}/${form.year}/` };
  const draft = { ...form, id: form.id.replace(form.project, 'wei-gongbu'), project: 'wei-gongbu', head: undefined };
  const found = await inspect({ ...open, forms: [...open.forms, { ...draft, record: record as typeof form.record }] });
  expect(found).toMatch(new RegExp(`^data/${form.year} 公开的文件里有没有公布的内容：.* 的 title“/units/`, 'm'));
  expect(await inspect(open)).toBe('');
});

describe('the inspection refuses', () => {
  const CASES: [what: string, change: (copy: string) => void, message: RegExp][] = [
    [
      'a figure that is not the record’s',
      edit(PAGE, (text) => text.replaceAll('1,171,028.93', '1,171,028.94')),
      /没有照原样印出/,
    ],
    [
      'one figure of several that are the same',
      // it stands on the page again, in the facts and in a chart
      edit(PAGE, (text) => text.replace(/(<td[^>]*>)1,171,028\.93<\/td>/, '$11,171,028.94</td>')),
      /原表和记录不一样：.*“1,171,028.93”，网页上是“1,171,028.94”/,
    ],
    [
      'two cells of the sheet that have changed places',
      edit(PAGE, (text) =>
        text.replace(/(id="funds-0-initial"[^>]*>)([^<]+)(.*?id="funds-0-adjusted"[^>]*>)([^<]+)/s, '$1$4$3$2'),
      ),
      /原表和记录不一样/,
    ],
    ['a mobile number', addToPage('<p>联系人１３８００１３８０００</p>'), /个人信息“138\*+8000”/],
    ['an identity number across elements', addToPage('<p>110105<b>19491231</b>002X</p>'), /个人信息“110/],
    ['a mobile number across marks and a break', addToPage('<p>手机138<i>0013</i><br>8000</p>'), /个人信息“138/],
    ['a number with something unseen within', addToPage('<p>138\u200b0013&shy;8000</p>'), /个人信息“138/],
    ['a number in what is only read out', addToPage('<p title="13800138000">x</p>'), /个人信息“138/],
    ['a number to be called', addToPage('<p><a href="tel:+8613800138000">打电话</a></p>'), /个人信息“138/],
    ['a number in a comment', addToPage('<!-- 13800138000 -->'), /个人信息“138/],
    ['a number as the name of a file', (copy) => writeFileSync(join(copy, 'assets/13800138000.png'), ''), /138\*/],
    ['a number in data, in two lines', (copy) => writeFileSync(join(copy, 'a.json'), '"手机138\\n00138000"'), /138\*/],
    [
      'a number in the cell of a workbook',
      (copy) => writeFileSync(join(copy, 'a.xlsx'), zipSync({ 'xl/a.xml': Buffer.from('<t>13900139000</t>') })),
      /个人信息“139/,
    ],
    ['a secret marking', addToPage('<p>机密★1年</p>'), /密级/],
    ['a secret marking in pieces', addToPage('<p><span>机</span>　密 ★</p>'), /密级/],
    [
      'a secret marking in the glossary, and on the pages of the rules one that is not theirs',
      (copy) => {
        for (const path of ['glossary/index.html', 'rules/secret-marking/index.html'])
          edit(path, (text) => text.replace('</main>', '<p>绝密★长期</p></main>'))(copy);
      },
      /glossary\/index\.html 要公开的文件里有密级(?:.|\n)*rules\/secret-marking\/index\.html 要公开的文件里有密级/,
    ],
    ['an inline handler', addToPage('<p onclick="a()">x</p>'), /onclick/],
    ['an inline style', addToPage('<p style="color:red">x</p>'), /style 属性/],
    ['an inline script', addToPage('<script>1</script>'), /写在网页里的 <script>/],
    ['a page without a policy', edit(PAGE, (text) => text.replace('Content-Security-Policy', 'x')), /CSP/],
    ['HTML cut off in the middle', edit(PAGE, (text) => text.slice(0, text.length / 2)), /网页写法有错/],
    ['a link that leads nowhere', addToPage('<a href="/no/">x</a>'), /没有去处：\/no\//],
    ['something fetched from elsewhere', addToPage('<img src="https://a.example/x.png" alt="">'), /别的网站/],
    ['a script as an address', addToPage('<a href="java&#10;script:a()">x</a>'), /链接不是网址/],
    ['a page of somebody else’s', addToPage('<iframe src="/"></iframe>'), /不该有的 <iframe>/],
    ['pictures of several sizes from elsewhere', addToPage('<img srcset="//a.example/x.png 2x" alt="">'), /别的网站/],
    [
      'a drawing with a link to elsewhere',
      addToPage('<svg><use xlink:href="https://a.example/#x"/></svg>'),
      /别的网站/,
    ],
    ['a form that sends elsewhere', addToPage('<button formaction="https://a.example/">x</button>'), /别的网站/],
    ['a link with a broken escape', addToPage('<a href="/%E4%A/">x</a>'), /没有去处/],
    ['a link to a place that is not on the page', addToPage('<a href="#nowhere">x</a>'), /没有去处：#nowhere/],
    [
      'a page that leads away by itself',
      edit(PAGE, (text) => text.replace('<head>', '<head><meta http-equiv="refresh" content="0;url=/">')),
      /refresh/,
    ],
    [
      'a style that fetches from elsewhere',
      (copy) => writeFileSync(join(copy, 'assets/a.css'), '@import "//a.example/a.css";'),
      /样式要向别的网站/,
    ],
    [
      'a drawing with a script',
      (copy) => writeFileSync(join(copy, 'assets/a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>'),
      /图片里有脚本/,
    ],
    [
      'the marks of a preview',
      edit(PAGE, (text) => text.replace('<head>', '<head><meta name="robots" content="noindex">')),
      /预览/,
    ],
    ['a missing page', (copy) => rmSync(join(copy, PAGE)), /应有的网页没有生成/],
    ['a page too many', (copy) => cpSync(join(copy, PAGE), join(copy, 'units/a/index.html')), /不该公开的网页/],
    [
      'a page nobody asked for',
      (copy) => cpSync(join(copy, PAGE), join(copy, 'a/b.html')),
      /a\/b\.html 有一个不该公开/,
    ],
    ['a file nobody asked for', (copy) => writeFileSync(join(copy, 'backup.zip'), ''), /不该公开的网页或文件/],
    ['a page of the column that is missing', (copy) => rmSync(join(copy, '404.html')), /404.html 应有的网页没有生成/],
    ['pages for staff', (copy) => cpSync(join(copy, PAGE), join(copy, 'staff/index.html')), /不该公开的网页/],
    [
      'a record for machines that differs',
      edit(`records/2023/${UNIT}/dangqun-zonghe-fuwu.self-evaluation.json`, (text) => text.replace('元', '角')),
      /供机器读取的数据和记录算出的不一致/,
    ],
    [
      'data to compare that differ',
      edit(`compare/data/${UNIT}/dangqun-zonghe-fuwu.json`, (text) => text.replace(/\d"/, 'x"')),
      /供机器读取的数据和记录算出的不一致/,
    ],
    [
      'data to compare that are missing',
      (copy) => rmSync(join(copy, `compare/data/${UNIT}.json`)),
      /应有的数据文件没有生成/,
    ],
    [
      'a search that does not know a form',
      edit('search/index/all/documents.json', (text) => text.replace('"2023"', '"2022"')),
      /搜索里没有这张表/,
    ],
    [
      'a search that has lost its words',
      (copy) => rmSync(join(copy, 'search/index/all/words'), { recursive: true }),
      /search\/index\/all\/words\/.* 搜索要用的文件没有/,
    ],
    [
      'words that no list of the search names',
      (copy) => writeFileSync(join(copy, 'search/index/all/words/0123456789.bin'), gzipSync('')),
      /搜索用不到的文件/,
    ],
    [
      'search texts that differ',
      edit(`search/texts/${UNIT}/dangqun-zonghe-fuwu.json`, (text) => text.replace(/("fields":.*?)\d/, '$1x')),
      /search\/texts\/.* 供机器读取的数据和记录算出的不一致/,
    ],
  ];
  test.each(CASES)('%s', async (_, change, message) => {
    expect((await inspectWith(change)).join('\n')).toMatch(message);
  });
});
