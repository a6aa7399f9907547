import { relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { RECORD, recordWith, SOUND, writeContent, type Files } from './content-folder.ts';

/** Stands in a text where its next problem must point; it is taken out before the text is written. */
const MARK = '‸';

const PROJECT = 'projects/jiedao/dangjian.yaml';
const NARRATIVE_FILE = 'records/2023/jiedao/dangjian.narrative.md';
const NARRATIVE = SOUND[NARRATIVE_FILE] as string;
const RECORD_TEXT = SOUND[RECORD] as string;
const JSON_RECORD = RECORD.replace('.yaml', '.json');
const json = (text: string): Files => ({ [RECORD]: undefined, [JSON_RECORD]: text });
/** `# 街道` in GB18030, on the second line. */
const GBK = Uint8Array.of(...Buffer.from('name: x\n# '), 0xbd, 0xd6, 0xb5, 0xc0, 0x0a);
const latinJson =
  '{\n  "kind": "self-evaluation", "title": "x", "year": "2023", "project": "社区党建", "currency": "元",\n  "funds": [], "indicators": [], "source": { "file": "a" }, "publication": { "status": "draft" }';

type Case = [name: string, files: Files, messages: RegExp[]];

const READING: Case[] = [
  ['GBK', { 'units/jiedao.yaml': GBK }, [/编码像是 GBK/]],
  [
    'a damaged byte in good text',
    { 'units/jiedao.yaml': Buffer.concat([Buffer.from('name: 某某街道\n# '), Buffer.from([0xb5, 0x61, 0x0a])]) },
    [/损坏/],
  ],
  ['UTF-16 with its mark', { 'units/jiedao.yaml': Buffer.from('\uFEFFname: 街道\n', 'utf16le') }, [/编码像是 UTF-16/]],
  ['UTF-16 without a mark', { 'units/jiedao.yaml': Buffer.from('name: abc\n', 'utf16le') }, [/编码像是 UTF-16/]],
  [
    'bytes of no text',
    { 'units/jiedao.yaml': Uint8Array.of(0x89, 0x50, 0xff, 0xfe, 0xff, 0, 0xd8, 0) },
    [/不是 UTF-8 文本/],
  ],
  ['a NUL', { 'units/jiedao.yaml': `name: 街${MARK}\0道\n` }, [/空字符/]],
  ['a NUL as an escape', { 'units/jiedao.yaml': `name: ${MARK}"街\\0道"\n` }, [/无法显示/]],
  ['half a character as an escape', { 'units/jiedao.yaml': `name: ${MARK}"街\\uD800"\n` }, [/无法显示/]],
  ['a control as an escape', { 'units/jiedao.yaml': `name: ${MARK}"街\\x08道"\n` }, [/U\+0008/]],
  ['a control in a key', { [PROJECT]: `name: 社区党建\nindicatorAliases: { ${MARK}"a\\x08": [] }\n` }, [/U\+0008/]],
  ['a control in the text', { [NARRATIVE_FILE]: `${NARRATIVE}\n第一行\n第二${MARK}\u0007行\n` }, [/U\+0007/]],
  ['a comment without an end', { [NARRATIVE_FILE]: `${NARRATIVE}\n甲 ${MARK}<!-- 乙\n\n丙 -->\n` }, [/没有写完/]],
  ['a page’s own block', { [NARRATIVE_FILE]: `${NARRATIVE}\n${MARK}<div>100 万元</div>\n` }, [/HTML/]],
  ['an empty file', { 'units/jiedao.yaml': '' }, [/文件是空的/]],
  ['only comments', { 'units/jiedao.yaml': '# 名称\n' }, [/文件是空的/]],
  ['a list for a file', { 'units/jiedao.yaml': `${MARK}- name\n` }, [/整个文件.*应当是一组栏目/]],
  ['no site.yaml', { 'site.yaml': undefined }, [/没有这个文件/]],
];

const YAML: Case[] = [
  ['a tab', { [PROJECT]: `name: 社区党建\naliases:\n${MARK}\t- a\n` }, [/Tab/]],
  ['an open quote', { [PROJECT]: `name: "社区党建\naliases: []\n${MARK}` }, [/引号没有配对/]],
  ['a quote in a quoted text', { [PROJECT]: `name: "社区"${MARK}党建""\n` }, [/不合 YAML/]],
  [
    'an open bracket',
    { [RECORD]: recordWith('source: { file: 000.txt }', `source: { file: 000.txt\n${MARK}x: y`) },
    [/括号|逗号|不合/],
  ],
  ['wrong indentation', { [PROJECT]: `name: 社区党建\nindicatorAliases:\n  a: [x]\n${MARK} b: [y]\n` }, [/缩进不对/]],
  ['a colon inside a text', { [PROJECT]: `name: ${MARK}社区: 党建\n` }, [/冒号/]],
  ['no space after the colon', { [PROJECT]: `name: 社区党建\n${MARK}parent:x\ndistrict: y\n` }, [/不是“栏目: 内容”/]],
  ['a full-width colon', { [PROJECT]: `name: 社区党建\n${MARK}parent：x\naliases: []\n` }, [/不是“栏目: 内容”/]],
  ['an unquoted >=90%', { [PROJECT]: `name: >${MARK}=90%\n` }, [/以 > 或 \| 开头/]],
  ['an unquoted >1, which YAML reads as nothing', { [PROJECT]: `${MARK}name: >1\n` }, [/没有写内容/]],
  ['an unquoted dash', { [PROJECT]: `name: ${MARK}- 无\n` }, [/以 - 开头/]],
  ['an unquoted @', { [PROJECT]: `name: ${MARK}@社区\n` }, [/特殊符号/]],
  ['a wrong escape', { [PROJECT]: `name: "社区${MARK}\\q"\n` }, [/反斜杠/]],
  ['an anchor and its alias', { [PROJECT]: `name: ${MARK}&a 社区党建\naliases: [${MARK}*a]\n` }, [/锚点/, /别名/]],
  [
    'one complaint of many aliases',
    { [PROJECT]: `name: ${MARK}*a\naliases: [*b, *c]\n` },
    [/别名.*共 3 处，在第 1、2 行/],
  ],
  ['a tag', { [PROJECT]: `name: ${MARK}!!str 社区党建\n` }, [/标签/]],
  ['two documents', { [PROJECT]: `name: 社区党建\n${MARK}---\nname: 另一个\n` }, [/两份内容/]],
  [
    'duplicate keys, each',
    { [PROJECT]: `name: 社区党建\n${MARK}name: 二\n${MARK}name: 三\n` },
    [/“name”写了两次/, /“name”写了两次/],
  ],
  ['a key that is a list', { [PROJECT]: `name: 社区党建\n? ${MARK}[a]\n: b\n` }, [/栏目名不能是/]],
  ['a merge', { [PROJECT]: `name: 社区党建\nindicatorAliases:\n  ${MARK}<<: [x]\n` }, [/不能用“<<”/]],
  ['__proto__', { [PROJECT]: `name: 社区党建\nindicatorAliases: { ${MARK}__proto__: [x] }\n` }, [/不能用“__proto__”/]],
  ['too deep a nest', { [PROJECT]: `name: ${'['.repeat(5000)}` }, [/太多层/]],
  [
    'every empty value',
    {
      [RECORD]: recordWith(
        'source: { file: 000.txt }',
        `source: { ${MARK}file: , ${MARK}part: ~ }\n${MARK}department:\n${MARK}grade: null`,
      ),
    },
    [/没有写内容/, /没有写内容/, /没有写内容/, /没有写内容/],
  ],
  ['an empty item', { [PROJECT]: `name: 社区党建\naliases:\n  -${MARK}\n  - b\n` }, [/没有写内容/]],
  ['a comment for a value', { [PROJECT]: `${MARK}name: # 待补\n` }, [/没有写内容/]],
];

const JSON_FILES: Case[] = [
  ['a trailing comma', json(`${latinJson},\n${MARK}}`), [/不是正确的 JSON/]],
  ['an open bracket', json(`${latinJson}${MARK}`), [/不是正确的 JSON/]],
  ['text after the end', json(`${latinJson}}\n${MARK}x`), [/不是正确的 JSON/]],
  ['an unquoted word', json(latinJson.replace('"x"', `${MARK}x`) + '}'), [/不是正确的 JSON/]],
  ['a single quote', json(`{${MARK}'kind': "x"}`), [/不是正确的 JSON/]],
  ['a number, once', json(latinJson.replace('"x"', `${MARK}17.00`) + '}'), [/17\.00 没有放进双引号/]],
  ['null', json(latinJson.replace('"x"', `${MARK}null`) + '}'), [/null 没有放进双引号/]],
  ['a duplicate key, however it is written', json(`${latinJson}, ${MARK}"\\u0074itle": "y"}`), [/“title”写了两次/]],
  ['an unknown key', json(`${latinJson},\n\t${MARK}"titel": "y"}`), [/不认识的栏目“titel”/]],
  ['too deep a nest', json('['.repeat(100_000)), [/太多层/]],
];

const FIELDS: Case[] = [
  ['an unknown key', { [RECORD]: recordWith('title:', `${MARK}tilte: x\ntitle:`) }, [/不认识的栏目“tilte”/]],
  ['an unknown key in a row', { [RECORD]: recordWith('executed: ', `${MARK}excuted: "1", executed: `) }, [/“excuted”/]],
  [
    'a missing key',
    { [RECORD]: recordWith('title: 财政项目支出绩效自评表\n', '').replace('kind', `${MARK}kind`) },
    [/缺少“title”（标题）/],
  ],
  [
    'a missing key in a row',
    { [RECORD]: recordWith('{ source: total, ', `${MARK}{ `) },
    [/缺少“funds\.0\.source”（资金来源）/],
  ],
  [
    'a map for a text',
    { [RECORD]: recordWith('title: 财政项目支出绩效自评表', `title: ${MARK}{ a: b }`) },
    [/“title”（标题）应当是文字/],
  ],
  [
    'a list for a text',
    { [RECORD]: recordWith('rate: 98.07%', `rate: ${MARK}[a]`) },
    [/“funds\.0\.rate”（执行率）应当是文字/],
  ],
  [
    'a text for a list',
    { [RECORD]: RECORD_TEXT.replace(/funds:\n.*\n/, `funds: ${MARK}无\n`) },
    [/“funds”（资金）应当是列表/],
  ],
  ['a bad year', { [RECORD]: recordWith('"2023"', `${MARK}"2023年"`) }, [/四位数字/]],
  ['a date that no calendar has', { [RECORD]: recordWith('2024-02-29', `${MARK}2023-02-29`) }, [/日期/]],
  [
    'a value that is not in the list',
    { [RECORD]: recordWith('currency: 元', `currency: ${MARK}美元`) },
    [/“currency”（金额单位）的写法不认识/],
  ],
  ['an unknown status', { [RECORD]: recordWith('published', `${MARK}public`) }, [/发布状态/]],
  ['an empty name', { [PROJECT]: `name: ${MARK}""\n` }, [/“name”（项目名称）不能空着/]],
  [
    'an empty value where it is wrong in itself, once',
    { [RECORD]: recordWith('year: "2023"', `${MARK}year:`) },
    [/没有写内容/],
  ],
  ['a missing key beside an empty value', { [PROJECT]: `${MARK}${MARK}aliases:\n` }, [/没有写内容/, /缺少“name”/]],
  [
    'grades that do not fall',
    {
      'site.yaml': `${SOUND['site.yaml'] as string}grades:\n  ${MARK}- { grade: 差, from: "0" }\n  - { grade: 优, from: "90" }\n`,
    },
    [/各等级的分数要从高到低/],
  ],
  ['a bad site path', { 'site.yaml': `${SOUND['site.yaml'] as string}base: ${MARK}jixiao\n` }, [/以 \/ 开头/]],
  [
    'a bad grade, not taken for a month',
    { 'site.yaml': `${SOUND['site.yaml'] as string}grades:\n  - { grade: 优, from: ${MARK}九十 }\n` },
    [/分数要写成数/],
  ],
  [
    'a wrong front matter',
    { 'glossary/wan-yuan.md': `---\nterm: 万元\nshort: ${MARK}{ a: b }\n---\n` },
    [/“short”应当是文字或文字的列表/],
  ],
  ['a term without its name', { 'glossary/wan-yuan.md': '---\nshort: x\n---\n' }, [/缺少“term”/]],
  ['a chapter without a title', { 'handbook/01-start.md': '---\norder: "1"\n---\n' }, [/缺少“title”/]],
  ['prose in a folder of its own', { 'pages/more/about.md': '---\ntitle: x\n---\n' }, [/文件放的地方或名称不对/]],
  ['no front matter', { 'glossary/wan-yuan.md': '万元\n' }, [/开头没有用 ---/]],
  ['an open front matter', { 'glossary/wan-yuan.md': '---\nterm: 万元\n' }, [/没有用 --- 结束/]],
  [
    'a fault in a front matter, at its line in the file',
    { 'glossary/wan-yuan.md': `---\nterm: 万元\nshort: ${MARK}@x\n---\n` },
    [/特殊符号/],
  ],
  [
    'an unknown key of a narrative',
    { 'records/2023/jiedao/dangjian.narrative.md': NARRATIVE.replace('year', `${MARK}yaer: x\nyear`) },
    [/“yaer”/],
  ],
  [
    'a body in the front matter',
    { 'records/2023/jiedao/dangjian.narrative.md': NARRATIVE.replace('year', `${MARK}body: x\nyear`) },
    [/“body”/],
  ],
];

const PLACES: Case[] = [
  ['another year than the folder', { [RECORD]: recordWith('"2023"', `${MARK}"2022"`) }, [/年度写的是 2022/]],
  [
    'another kind than the name, once',
    { [RECORD]: recordWith('kind: self-evaluation', `kind: ${MARK}target`) },
    [/kind 写的是 target/],
  ],
  ['a kind that nobody knows', { 'records/2023/jiedao/dangjian.selfeval.yaml': RECORD_TEXT }, [/不认识的表“selfeval”/]],
  ['a table in Markdown', { 'records/2023/jiedao/dangjian.target.md': NARRATIVE }, [/不能是 \.md/]],
  ['a narrative in YAML', { 'records/2023/jiedao/x.narrative.yaml': 'a: b\n' }, [/不能是 \.yaml/]],
  ['a stray file', { 'records/2023/jiedao/readme.txt': 'x' }, [/文件放的地方或名称不对/]],
  ['a record outside a unit', { 'records/2023/dangjian.target.yaml': 'x: y\n' }, [/文件放的地方或名称不对/]],
  ['a unit in a folder', { 'units/a/b.yaml': 'name: x\n' }, [/文件放的地方或名称不对/]],
  ['a project outside a unit', { 'projects/dangjian.yaml': 'name: x\n' }, [/文件放的地方或名称不对/]],
  [
    'a year of letters',
    { 'records/二三/jiedao/dangjian.self-evaluation.yaml': RECORD_TEXT },
    [/不是四位数字/, /放在 二三/],
  ],
  ['a slug of Han', { 'units/街道.yaml': 'name: x\n' }, [/“街道”不能用作网址/]],
  ['a slug in capitals', { 'units/Qu.yaml': 'name: x\n' }, [/“Qu”不能用作网址/]],
  ['a unit that does not exist', { 'units/jiedao.yaml': undefined }, [/没有单位“jiedao”（另有 2 个文件/]],
  ['a project that does not exist', { [PROJECT]: undefined }, [/没有项目“dangjian”（另有 1 个文件/]],
  [
    'a name that is not the project’s',
    { [RECORD]: recordWith('社区党建(二级构成)', `${MARK}社区党的建设`) },
    [/“社区党的建设”与 projects\/jiedao\/dangjian\.yaml/],
  ],
  ['a parent that does not exist', { [PROJECT]: `name: 社区党建\nparent: ${MARK}wu\n` }, [/没有上级项目“wu”/]],
  [
    'a predecessor that does not exist',
    { [PROJECT]: `name: 社区党建\npredecessor: ${MARK}wu\n` },
    [/没有前身项目“wu”/],
  ],
  [
    'a unit’s parent that does not exist',
    { 'units/jiedao.yaml': `name: 街道\nparent: ${MARK}wu\n` },
    [/没有上级单位“wu”/],
  ],
  [
    'a project that is its own parent',
    { [PROJECT]: `name: 社区党建\nparent: ${MARK}dangjian\n` },
    [/上级项目绕成了圈/],
  ],
  [
    'parents in a circle',
    { [PROJECT]: `name: 社区党建\nparent: ${MARK}b\n`, 'projects/jiedao/b.yaml': `name: b\nparent: ${MARK}dangjian\n` },
    [/绕成了圈/, /绕成了圈/],
  ],
  ['units in a circle', { 'units/jiedao.yaml': `name: 街道\nparent: ${MARK}jiedao\n` }, [/上级单位绕成了圈/]],
];

const WHOLE = 'records/2023/jiedao/_department.department-self-evaluation.yaml';
const WHOLE_TEXT = RECORD_TEXT.replace('kind: self', 'kind: department-self').replace(
  'project: 社区党建(二级构成)',
  'department: 某某街道办事处（汇总）',
);
const DEPARTMENTS: Case[] = [
  [
    'a department’s form under a project',
    { 'records/2023/jiedao/dangjian.department-self-evaluation.yaml': WHOLE_TEXT },
    [/是整个部门的表，不归在一个项目下/],
  ],
  [
    'a project’s form under the department',
    { 'records/2023/jiedao/_department.self-evaluation.yaml': RECORD_TEXT },
    [/是一个项目的表，不是整个部门的/],
  ],
  [
    'a department that is not the unit',
    { [WHOLE]: WHOLE_TEXT.replace('某某街道', `${MARK}别的街道`) },
    [/部门名称“别的街道办事处（汇总）”与 units\/jiedao\.yaml/],
  ],
  [
    'a project in a department’s form',
    { [WHOLE]: WHOLE_TEXT.replace('currency', `${MARK}project: 社区党建\ncurrency`) },
    [/不认识的栏目“project”/],
  ],
  [
    'a project that bears the department’s address',
    { 'projects/jiedao/department.yaml': 'name: x\n' },
    [/不能叫“department”/],
  ],
];

test('a form of a whole department needs its unit and no project', () => {
  const { content, problems } = loadContent(writeContent({ [WHOLE]: WHOLE_TEXT }), { visibility: 'all' });
  expect(problems).toEqual([]);
  expect(content!.forms.map(({ id }) => id)).toContain('2023/jiedao/_department.department-self-evaluation');
});

const TWINS: Case[] = [
  ['two endings', { [JSON_RECORD]: `${latinJson}}` }, [/与“.*self-evaluation\.json”重复/]],
  ['yml beside yaml', { 'units/jiedao.yml': 'name: 街道\n' }, [/与“.*units\/jiedao\.yaml”重复/]],
];

/** The texts to write, and the places of the marks in them, in the order of problems. */
function takeMarks(files: Files): { written: Files; places: string[] } {
  const places: string[] = [];
  const written: Record<string, Files[string]> = {};
  for (const [path, text] of Object.entries(files)) {
    written[path] = typeof text === 'string' ? text.replaceAll(MARK, '') : text;
    const parts = typeof text === 'string' ? text.split(MARK).slice(0, -1) : [];
    let before = '';
    for (const part of parts) {
      before += part;
      const lines = before.split('\n');
      places.push(`${path}:${lines.length}:${[...lines.at(-1)!].length + 1}`);
    }
  }
  return { written, places: places.sort() };
}

describe.each([
  ['reading', READING],
  ['YAML', YAML],
  ['JSON', JSON_FILES],
  ['fields', FIELDS],
  ['places', PLACES],
  ['departments', DEPARTMENTS],
  ['twins', TWINS],
])('%s', (_, cases) => {
  test.each(cases)('%s is told in Chinese, at its place, with what to do', (_name, files, messages) => {
    const { written, places } = takeMarks(files);
    const folder = writeContent(written);
    const { content, problems } = loadContent(folder, { visibility: 'all' });
    expect(content).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual(messages.map((message) => expect.stringMatching(message)));
    const name = relative(process.cwd(), folder).replaceAll(sep, '/');
    if (places.length)
      expect(problems.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(
        places.map((place) => `${name}/${place}`),
      );
    for (const { level, file, message, advice } of problems) {
      expect(level).toBe('error');
      expect(file.startsWith(`${name}/`)).toBe(true);
      expect(message + advice).toMatch(/\p{Script=Han}/u);
      expect(advice).toMatch(/\p{Script=Han}.*[。？]$/u);
    }
  });
});

test('names that differ by case, composition or width are twins on some disk', () => {
  const name = 'name: 街道\n';
  for (const [one, other] of [
    ['units/ab.yaml', 'units/AB.yaml'],
    ['units/é.yaml', 'units/e\u0301.yaml'],
    ['units/ab.yaml', 'units/ａｂ.yaml'],
  ] as const) {
    const { problems } = loadContent(writeContent({ [one]: name, [other]: name }));
    const twin = problems.filter(({ message }) => message.includes('重复'));
    expect(twin).toHaveLength(1);
    const named = `${twin[0]!.file} ${twin[0]!.message}`;
    expect(named).toContain(one);
    expect(named).toContain(other);
  }
});

test.each([
  ['a slip', recordWith('title:', 'tilte: x\ntitle:'), '是不是“title”？'],
  ['the form’s own label', recordWith('title:', '主管部门: x\ntitle:'), '是不是“department”？'],
  ['a column’s label', recordWith('executed: ', '全年预算数: "1", executed: '), '是不是“adjusted”？'],
  [
    'something else',
    recordWith('title:', '备注栏: x\ntitle:'),
    '表中有而格式没有的栏目，放到 extra 下面，用表中的名称。',
  ],
  ['something where there is no extra', recordWith('000.txt', '000.txt, 页码: x'), '这里可以写：file、sha256、part。'],
])('an unknown key that is %s gets the advice that fits', (_, text, advice) => {
  const { problems } = loadContent(writeContent({ [RECORD]: text }));
  expect(problems.map((problem) => problem.advice)).toEqual([advice]);
});

test('a unit whose file cannot be read is not called missing as well', () => {
  const { problems } = loadContent(writeContent({ 'units/jiedao.yaml': 'name: @x\n', [PROJECT]: 'name: @x\n' }));
  expect(problems.map(({ message }) => message)).toEqual(['内容以特殊符号开头', '内容以特殊符号开头']);
});

test('a wrong encoding is told at the first byte that is wrong', () => {
  const { problems } = loadContent(writeContent({ 'units/jiedao.yaml': GBK }));
  expect(problems).toMatchObject([{ line: 2, column: 3 }]);
});

test('a unit below a circle is not called a part of it', () => {
  const units = { 'units/a.yaml': 'name: a\nparent: b\n', 'units/b.yaml': 'name: b\nparent: a\n' };
  const { problems } = loadContent(writeContent({ ...units, 'units/c.yaml': 'name: c\nparent: a\n' }));
  expect(problems.map(({ file }) => file.slice(-'units/a.yaml'.length))).toEqual(['units/a.yaml', 'units/b.yaml']);
});

test('a thousand problems of one file are placed without reading it a thousand times', () => {
  const row = '  - { source: other, label: x, executed: "7,0.0,7" }\n';
  const start = performance.now();
  const { problems } = loadContent(writeContent({ [RECORD]: recordWith('funds:\n', `funds:\n${row.repeat(1000)}`) }));
  expect(problems).toHaveLength(1000);
  expect(performance.now() - start).toBeLessThan(5000);
});
