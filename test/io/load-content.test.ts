import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { RECORD, recordWith, SOUND, writeContent } from './content-folder.ts';

const OWN = join(import.meta.dirname, '../../content');
const PROJECT = 'projects/jiedao/dangjian.yaml';

test('sound content is read whole, as printed, without a problem', () => {
  const { content, problems } = loadContent(writeContent());
  expect(problems).toEqual([]);
  expect(content!.site).toMatchObject({ siteName: '某某区人民政府', siteIDCode: '3100000000', base: '/' });
  expect(content!.units).toEqual([{ slug: 'jiedao', unit: { name: '某某街道办事处' } }]);
  expect(content!.projects).toEqual([{ unit: 'jiedao', slug: 'dangjian', project: { name: '社区党建' } }]);
  expect(content!.glossary).toEqual([{ slug: 'wan-yuan', data: { term: '万元', aliases: ['万'] }, body: '一万元。' }]);
  expect(content!.forms.map(({ record, ...place }) => [place, record.kind])).toEqual([
    [
      { id: '2023/jiedao/dangjian.narrative', year: '2023', unit: 'jiedao', project: 'dangjian', kind: 'narrative' },
      'narrative',
    ],
    [
      {
        id: '2023/jiedao/dangjian.self-evaluation',
        year: '2023',
        unit: 'jiedao',
        project: 'dangjian',
        kind: 'self-evaluation',
      },
      'self-evaluation',
    ],
  ]);
  const [narrative, form] = content!.forms.map(({ record }) => record);
  expect(narrative).toMatchObject({ body: '　　一、项目概述。' });
  expect(form).toMatchObject({
    year: '2023',
    funds: [{ executed: '1,171,028.93', weight: '10', rate: '98.07%', score: '-' }],
    indicators: [{ target: '≥30次', weight: '10.00', score: '' }],
  });
});

test('line ends of every sort within a cell are one', () => {
  const text = (SOUND[RECORD] as string).replace('kind:', 'extra: { 备注: "甲\\r\\n乙\\r丙" }\nkind:');
  const [, form] = loadContent(writeContent({ [RECORD]: text })).content!.forms;
  expect(form!.record).toMatchObject({ extra: { 备注: '甲\n乙\n丙' } });
});

test('a byte order mark and the line ends of Windows change nothing', () => {
  const marked = Object.fromEntries(
    Object.entries(SOUND).map(([path, text]) => [path, `\uFEFF${(text as string).replaceAll('\n', '\r\n')}`]),
  );
  expect(loadContent(writeContent(marked))).toEqual(loadContent(writeContent()));
});

test('a record in JSON is the same record', () => {
  const sound = loadContent(writeContent()).content!;
  const { record } = sound.forms[1]!;
  const files = { [RECORD]: undefined, [RECORD.replace('.yaml', '.json')]: JSON.stringify(record, undefined, '\t') };
  expect(loadContent(writeContent(files))).toEqual({ content: sound, problems: [] });
});

describe('problems', () => {
  const files = {
    'site.yaml': 'siteName: a\nsiteDomain: b\n',
    'units/jiedao.yaml': 'name: x\nparent: wu\n',
    [PROJECT]: 'name: &a 社区党建\n',
    [RECORD]: recordWith('title:', 'tilte: x\ntitle:').replace('"2023"', '"2022"').replace('2024-02-29', '2024-02-30'),
    'glossary/wan-yuan.md': 'x',
    'records/2023/jiedao/dangjian.target.yaml': Uint8Array.of(0xbd, 0xd6, 0x0a),
  };

  test('of all files come in one run, by file and place', () => {
    const folder = writeContent(files);
    const { content, problems } = loadContent(folder);
    const name = `${relative(process.cwd(), folder).replaceAll(sep, '/')}/`;
    expect(content).toBeUndefined();
    expect(problems.map(({ file, line, column }) => `${file.replace(name, '')}:${line}:${column}`)).toEqual([
      'glossary/wan-yuan.md:1:1',
      'projects/jiedao/dangjian.yaml:1:7',
      'records/2023/jiedao/dangjian.self-evaluation.yaml:2:1',
      'records/2023/jiedao/dangjian.self-evaluation.yaml:4:7',
      'records/2023/jiedao/dangjian.self-evaluation.yaml:13:41',
      'records/2023/jiedao/dangjian.target.yaml:1:1',
      'site.yaml:1:1',
      'units/jiedao.yaml:2:9',
    ]);
  });

  test('of drafts stop a public build, too', () => {
    const draft = recordWith('published', 'draft').replace('currency: 元', 'currency: 角');
    expect(loadContent(writeContent({ [RECORD]: draft })).content).toBeUndefined();
  });
});

test.each([
  ['funds.0.executed', '"1,171,028.93"', '"7,00.0,77"', '全年执行数“7,00.0,77”'],
  ['funds.0.rate', '98.07%', '九成', '执行率“九成”'],
  ['indicators.0.weight', '10.00, score: ""', '10.0.0, score: ""', '分值“10.0.0”'],
  ['total.score', '99.55分', '99.55优', '得分“99.55优”'],
])('a figure at %s that cannot be read is warned of at its place, and stops nothing', (_, part, other, words) => {
  const text = recordWith(part, other);
  const { content, problems } = loadContent(writeContent({ [RECORD]: text }));
  expect(content!.forms).toHaveLength(2);
  const before = text.slice(0, text.indexOf(other)).split('\n');
  const [line, column] = [before.length, [...before.at(-1)!].length + 1];
  expect(problems).toMatchObject([{ level: 'warning', line, column, message: `${words}不是能读的数` }]);
});

test('blanks, dashes and figures with their unit are not warned of', () => {
  for (const other of ['""', '"-"', '"—"', '4753.66万元', '"１２"', '"0.00"'])
    expect(loadContent(writeContent({ [RECORD]: recordWith('"1,171,028.93"', other) })).problems).toEqual([]);
});

test.each(['draft', 'withdrawn'])('a record that is %s is only given where all are asked for', (status) => {
  const folder = writeContent({ [RECORD]: recordWith('published', status) });
  const ids = (visibility: 'public' | 'all') => loadContent(folder, { visibility }).content!.forms.map(({ id }) => id);
  expect(ids('public')).toEqual(['2023/jiedao/dangjian.narrative']);
  expect(ids('all')).toEqual(['2023/jiedao/dangjian.narrative', '2023/jiedao/dangjian.self-evaluation']);
  expect(loadContent(folder).content!.forms).toHaveLength(1);
});

test.each(['社区党建', ' 社区 党建 ', '社区党建（二级构成）', '社区党建 (二级构成)', '社区党建工作', '（社区）党建'])(
  'a form may call its project %s',
  (name) => {
    const project = 'name: 社区党建\naliases: [社区党建工作（2022）, （社区）党建]\n';
    const files = { [PROJECT]: project, [RECORD]: recordWith('社区党建(二级构成)', JSON.stringify(name)) };
    expect(loadContent(writeContent(files)).problems).toEqual([]);
  },
);

test('content without prose of its own gets the product’s; with a folder of its own, only that', () => {
  const bare = { 'glossary/wan-yuan.md': undefined, 'pages/about.md': undefined };
  const { content } = loadContent(writeContent(bare), { visibility: 'all' });
  expect(content!.glossary.length).toBeGreaterThan(20);
  expect(content!.pages.map(({ slug }) => slug)).toContain('about');
  expect(content!.handbook.map(({ slug }) => slug)).toEqual(['01-start']);
});

test('a folder whose name has a slip is warned of; other folders are anybody’s', () => {
  const record = SOUND[RECORD] as string;
  const folder = writeContent({ 'record/2023/jiedao/dangjian.target.yaml': record, 'scans/1.yaml': 'x', '.git/x': '' });
  const { content, problems } = loadContent(folder);
  expect(content!.forms).toHaveLength(2);
  expect(problems.map(({ level, message, advice }) => [level, message, advice])).toEqual([
    ['warning', '文件夹“record”里的内容没有用到', '是不是“records”？改名以后才会读。'],
  ]);
});

test('hidden files are left alone', () => {
  const { content, problems } = loadContent(writeContent({ 'records/.DS_Store': 'x', 'units/.a.yaml.swp': 'x' }));
  expect(problems).toEqual([]);
  expect(content).toBeDefined();
});

test('a folder that does not exist is a problem, not a crash', () => {
  const { content, problems } = loadContent(join(writeContent(), 'nowhere'));
  expect(content).toBeUndefined();
  expect(problems.map(({ message }) => message)).toContain('没有这个文件');
});

test('the product’s own records load without an error', () => {
  const { content, problems } = loadContent(OWN, { visibility: 'all' });
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  expect(content!.forms.length).toBeGreaterThan(0);
});

test('everyday words are the content’s own, else the product’s; a faulty table is refused at its line', () => {
  const words = (text: string) => loadContent(writeContent({ 'everyday-words.yaml': text }));
  expect(words('everyday:\n  - { say: [老人吃饭], find: [助餐] }\n').content!.everyday).toEqual([
    { say: ['老人吃饭'], find: ['助餐'] },
  ]);
  expect(loadContent(writeContent()).content!.everyday!.length).toBeGreaterThan(20);
  const { content, problems } = words('everyday:\n  - { say: [饭], find: [助餐] }\n');
  expect(content).toBeUndefined();
  expect(problems).toMatchObject([{ level: 'error', line: 2, file: expect.stringContaining('everyday-words.yaml') }]);
});

test('a setting that is yes or no is read as settings are written', () => {
  const shows = (said: string) => {
    const { 'site.yaml': site } = SOUND as Record<string, string>;
    return loadContent(writeContent({ 'site.yaml': `${site!.trimEnd()}\npublication: { showMissing: ${said} }\n` }));
  };
  expect(shows('true').content!.site.publication.showMissing).toBe(true);
  expect(shows('false').content!.site.publication.showMissing).toBe(false);
  expect(shows('maybe').problems).toMatchObject([{ level: 'error', advice: expect.stringContaining('true、false') }]);
});
