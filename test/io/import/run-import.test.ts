import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeImport, hasAll } from '../../../src/io/import/describe-import.ts';
import { targetOf } from '../../../src/io/import/known-content.ts';
import { runImport, type ImportOptions, type ImportRun } from '../../../src/io/import/run-import.ts';
import { loadContent } from '../../../src/io/load-content.ts';
import { ROOT } from '../../site/folders.ts';
import { RECORD, SOUND, writeContent, writeFiles, type Files } from '../content-folder.ts';
import { makeForm, makeForms, type Printed } from './form-page.ts';

const SITE: Files = { 'site.yaml': SOUND['site.yaml'] };
const NEW_UNIT = '某某县水利局';
const NEW_STEM = '2023/moumouxian-shuiliju/hedao-zhengzhi';
const NEW: Printed = { department: NEW_UNIT, implementer: `${NEW_UNIT}河道中心`, project: '河道整治' };

type Given = Partial<Omit<ImportOptions, 'paths' | 'target'>>;

/** Imports pages into a content folder, and tells what a clerk reads. */
async function importPages(folder: string, pages: Readonly<Record<string, string>>, given: Given = {}) {
  const from = writeFiles(pages);
  const target = targetOf(join(folder, 'records'));
  const paths = Object.keys(pages).map((name) => join(from, name));
  const stated = {};
  const run = await runImport({
    replace: false,
    dryRun: false,
    stated,
    today: '2026-05-20',
    progress: () => undefined,
    ...given,
    paths,
    target,
  });
  return { run, told: describeImport(run, target, given.dryRun ?? false) };
}
const statuses = ({ planned }: ImportRun): string[] => planned.map(({ status }) => status);
const readIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const stock = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );
/** The content with its new records; throws where the loader complains of anything. */
function load(folder: string) {
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  return content!;
}

describe('a form of a unit and a project that nobody knows', () => {
  test('becomes a draft with its unit and its project, and loads', async () => {
    const folder = writeFiles(SITE);
    const { run, told } = await importPages(folder, { '表.html': makeForm(NEW) });
    expect([statuses(run), hasAll(run)]).toEqual([['new'], true]);
    const [form] = load(folder).forms;
    expect(form?.id).toBe(`${NEW_STEM}.self-evaluation`);
    expect(form?.record).toMatchObject({
      project: '河道整治',
      publication: { status: 'draft' },
      source: { file: '表.html', part: '1' },
    });
    expect(form?.record.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readIn(folder, 'units/moumouxian-shuiliju.yaml')).toBe(`name: ${NEW_UNIT}\n`);
    expect(told).toContain('表.html 第 1 张：绩效自评表，2023年，“河道整治”，2 条指标，资金 4 行共 12 个金额');
    expect(told).toContain('接下来：');
  });

  test('is found again the second time: nothing is written', async () => {
    const folder = writeFiles(SITE);
    await importPages(folder, { '表.html': makeForm(NEW) });
    const before = stock(folder);
    const { run, told } = await importPages(folder, { '表.html': makeForm(NEW) });
    expect([statuses(run), run.written]).toEqual([['unchanged'], []]);
    expect(told).toContain('未变');
    expect(stock(folder)).toEqual(before);
  });

  test("lands beside last year's, though brackets and width are others", async () => {
    const folder = writeFiles(SITE);
    await importPages(folder, { '表.html': makeForm(NEW) });
    const next = { ...NEW, year: '（2024年度）', project: '河道 整治（二级构成）', department: `${NEW_UNIT}（汇总）` };
    const { run } = await importPages(folder, { '表.html': makeForm(next) });
    expect(run.written.map(({ path }) => path)).toEqual([
      'records/2024/moumouxian-shuiliju/hedao-zhengzhi.self-evaluation.yaml',
    ]);
    expect(load(folder).projects).toHaveLength(1);
  });

  test('a name that the loader would take for another is added to the project, and told', async () => {
    const folder = writeFiles(SITE);
    await importPages(folder, { '表.html': makeForm({ ...NEW, project: '“河道”整治' }) });
    const { told } = await importPages(folder, { '表.html': makeForm({ ...NEW, year: '（2024年度）' }) });
    expect(readIn(folder, 'projects/moumouxian-shuiliju/hedao-zhengzhi.yaml')).toBe(
      'name: “河道”整治\naliases:\n  - "河道整治"\n',
    );
    expect(told).toContain('项目的其他名称里加上“河道整治”');
    expect(load(folder).forms).toHaveLength(2);
  });

  test('a dry run writes nothing and says what would be', async () => {
    const folder = writeFiles(SITE);
    const { told } = await importPages(folder, { '表.html': makeForm(NEW) }, { dryRun: true });
    expect(Object.keys(stock(folder))).toEqual([join(folder, 'site.yaml')]);
    expect(told).toContain('将新建');
    expect(told).toContain('试运行，什么都没有写');
  });

  test('an unknown folder gets records only: nothing is written beside it', async () => {
    const folder = writeFiles({});
    const from = writeFiles({ '表.html': makeForm(NEW) });
    const target = targetOf(join(folder, 'drafts'));
    await runImport({
      paths: [join(from, '表.html')],
      target,
      stated: {},
      today: '2026-05-20',
      replace: false,
      dryRun: false,
      progress: () => undefined,
    });
    expect(Object.keys(stock(folder))).toEqual([join(folder, 'drafts', `${NEW_STEM}.self-evaluation.yaml`)]);
  });
});

describe('a record that is there already', () => {
  test('is not overwritten: what differs is shown', async () => {
    const folder = writeContent();
    const { run, told } = await importPages(folder, { '表.html': makeForm() });
    expect([statuses(run), hasAll(run), readIn(folder, RECORD)]).toEqual([['kept'], true, SOUND[RECORD]]);
    expect(told).toContain('第1行 年度资金总额·全年执行数：1,171,028.93 → 90.00');
    expect(told).toContain('--replace');
  });

  test('is replaced where that is asked for: its publication and its comments stay, and what was public is warned of', async () => {
    const folder = writeContent({ [RECORD]: `# 王某录\n${SOUND[RECORD] as string}` });
    const { run, told } = await importPages(folder, { '表.html': makeForm() }, { replace: true });
    expect(statuses(run)).toEqual(['replaced']);
    const text = readIn(folder, RECORD);
    expect(text).toMatch(/^# 王某录\n/);
    expect(text).toContain('publication: { status: published, date: 2024-02-29 }');
    expect(load(folder).forms.find(({ kind }) => kind === 'self-evaluation')?.record).toMatchObject({
      project: '社区党建',
      total: { score: '99' },
    });
    expect(told).toContain('第1行 年度资金总额·全年执行数：1,171,028.93 → 90.00');
    expect(told).toContain('这张表已经公开或准备公开');
    const again = await importPages(folder, { '表.html': makeForm() }, { replace: true });
    expect([statuses(again.run), readIn(folder, RECORD)]).toEqual([['unchanged'], text]);
  });

  test('that cannot be read is left alone, even where it is to be replaced', async () => {
    const folder = writeContent({ [RECORD]: 'kind: [' });
    const { run, told } = await importPages(folder, { '表.html': makeForm() }, { replace: true });
    expect([statuses(run), hasAll(run), readIn(folder, RECORD)]).toEqual([['refused'], false, 'kind: [']);
    expect(told).toContain('原有的文件读不出来');
  });
});

describe('several forms and files', () => {
  test('one bad file does not stop the others, and all problems are told together', async () => {
    const folder = writeFiles(SITE);
    const pages = { '坏.xlsx': 'not a workbook', '表.html': makeForm(NEW), '空.html': '', '信.html': '<p>你好</p>' };
    const { run, told } = await importPages(folder, pages);
    expect([statuses(run), hasAll(run)]).toEqual([['new'], false]);
    expect(run.failures.map(({ file }) => file.split('/').at(-1))).toEqual(['坏.xlsx', '空.html', '信.html']);
    expect(told.match(/没有读出表\n {2}\S/g)).toHaveLength(3);
    expect(load(folder).forms).toHaveLength(1);
  });

  test('the same form twice is written once; two forms for one place are not settled by chance', async () => {
    const folder = writeFiles(SITE);
    const { run, told } = await importPages(folder, {
      'a.html': makeForms(NEW, { ...NEW, project: '河道清淤' }),
      'b.html': makeForms(NEW, { ...NEW, project: '河道清淤', executed: '80.00' }),
    });
    expect(statuses(run)).toEqual(['new', 'new', 'repeated', 'clashing']);
    expect(told).toContain('第1行 年度资金总额·全年执行数：90.00 → 80.00');
    expect(load(folder).forms).toHaveLength(2);
  });

  test('what a form leaves open is asked for, and taken from the command line', async () => {
    const folder = writeFiles(SITE);
    const page = { '表.html': makeForm({ ...NEW, year: '', currency: '' }) };
    const { run, told } = await importPages(folder, page);
    expect([statuses(run), hasAll(run)]).toEqual([['refused'], false]);
    expect(told).toContain('--year');
    expect(told).toContain('--currency');
    const given = { stated: { year: '2022', currency: '万元' } };
    expect(statuses((await importPages(folder, page, given)).run)).toEqual(['new']);
    expect(load(folder).forms[0]?.record).toMatchObject({ year: '2022', currency: '万元' });
    // what the form prints is not overruled
    const other = { '别的.html': makeForm({ ...NEW, project: '河道清淤' }) };
    const { run: printed } = await importPages(folder, other, given);
    expect(printed.planned[0]?.imported.record).toMatchObject({ year: '2023', currency: '元' });
  });

  test('a unit that is named on the command line holds all forms', async () => {
    const folder = writeContent();
    await importPages(folder, { '表.html': makeForm(NEW) }, { unit: 'jiedao' });
    expect(existsSync(join(folder, 'records/2023/jiedao/hedao-zhengzhi.self-evaluation.yaml'))).toBe(true);
    expect(readdirSync(join(folder, 'units'))).toEqual(['jiedao.yaml']);
  });

  test('a slip in the name of the unit on the command line makes no unit', async () => {
    const folder = writeContent();
    await expect(importPages(folder, { '表.html': makeForm(NEW) }, { unit: 'jieda' })).rejects.toThrow(
      /没有单位“jieda”/,
    );
    expect(readdirSync(join(folder, 'units'))).toEqual(['jiedao.yaml']);
  });

  test('a form without a department goes to the one unit that has its project, and that is told as a guess', async () => {
    const folder = writeContent();
    const page = { '表.html': makeForm({ department: '', implementer: '某某中心', year: '（2024年度）' }) };
    const { run, told } = await importPages(folder, page);
    expect(run.written.map(({ path }) => path)).toEqual(['records/2024/jiedao/dangjian.self-evaluation.yaml']);
    expect(told).toContain('没有写主管部门，按项目名称归在“某某街道办事处”');
  });

  test.each([
    ['a path', '../../../etc/passwd'],
    ['a path of Windows', '..\\..\\x'],
    ['a device', 'con'],
    ['3000 characters', '长'.repeat(3000)],
    ['9000 characters of places', '长宁市'.repeat(3000)],
    ['controls', '\u202e\u0007倒'],
    ['500 letters', 'a'.repeat(500)],
  ])('a project by the name of %s stays in the folder', async (_, project) => {
    const folder = writeFiles(SITE);
    const { run, told } = await importPages(folder, { '表.html': makeForm({ ...NEW, project }) });
    expect(statuses(run)).toEqual(['new']);
    for (const { path } of run.written)
      expect(path).toMatch(/^(?:units|projects|records)(?:\/[a-z0-9.-]{1,80})+\.yaml$/);
    expect(told).not.toMatch(/[\u0007\u202e]/);
    load(folder);
  });

  test('content with a fault in its units is not written to, since nobody can say whose slug is whose', async () => {
    const folder = writeContent({ 'units/jiedao.yaml': 'nme: 某某\n' });
    await expect(importPages(folder, { '表.html': makeForm() })).rejects.toThrow(/已有的单位和项目文件有错误/);
  });
});

const SEEDS = join(ROOT, 'test/fixtures/published/seeds');

describe('the published forms', () => {
  test('are what content holds: importing their sources changes nothing', async () => {
    const folder = join(writeFiles({}), 'content');
    for (const name of ['records', 'units', 'projects', 'site.yaml']) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      cpSync(join(ROOT, 'content', name), join(folder, name), { recursive: true });
    }
    const paths = readdirSync(SEEDS).map((name) => join(SEEDS, name));
    const target = targetOf(join(folder, 'records'));
    const run = await runImport({
      paths,
      target,
      stated: {},
      today: '2026-05-20',
      replace: false,
      dryRun: false,
      progress: () => undefined,
    });
    expect(statuses(run)).toEqual(Array.from({ length: 13 }, () => 'unchanged'));
    expect(run.written).toEqual([]);
  });

  test('give a content that loads from nothing', async () => {
    const folder = writeFiles(SITE);
    const paths = readdirSync(SEEDS).map((name) => join(SEEDS, name));
    const target = targetOf(join(folder, 'records'));
    await runImport({
      paths,
      target,
      stated: {},
      today: '2026-05-20',
      replace: false,
      dryRun: false,
      progress: () => undefined,
    });
    const { forms, units, projects } = load(folder);
    expect([forms.length, units.length, projects.length]).toEqual([13, 3, 9]);
  });
});
