import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../../src/core/library/catalogue.ts';
import { RULES } from '../../src/core/rules/registry.ts';
import { contentFolder } from '../../src/init/content-folder.ts';
import { EXAMPLE } from '../../src/init/example.ts';
import { askFacts, EXAMPLE_FACTS } from '../../src/init/facts.ts';
import { removeExample, writeFolder } from '../../src/init/write-folder.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { countErrors } from '../../src/io/report-audit.ts';
import { planEditor } from '../../src/update/plan-editor.ts';

const FILES = contentFolder(EXAMPLE_FACTS);
const RECORD = 'records/2024/yangli-danwei/yangli-xiangmu.self-evaluation.yaml';
let room: string;
let folder: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'init-'));
  folder = join(room, 'content');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const filesIn = (of: string): string[] =>
  readdirSync(of, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(of.length + 1)] : []))
    .sort();

test('a new folder loads without a problem, and the rules miss nothing but its other forms', () => {
  writeFolder(folder, FILES);
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  expect(problems).toEqual([]);
  expect(content!.forms).toHaveLength(1);
  const audits = auditCatalogue(buildCatalogue(content!), { rules: RULES });
  expect(countErrors(audits)).toBe(0);
  expect(audits.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['forms-missing']);
});

test('nothing of the example is public', () => {
  writeFolder(folder, FILES);
  expect(loadContent(folder, { visibility: 'public' }).content!.forms).toEqual([]);
});

test('the files fit the schemas that the editor is told of, and a slip does not', () => {
  const named = JSON.parse(FILES.get('.vscode/settings.json')!) as { 'yaml.schemas': Record<string, string> };
  const checked = Object.entries(named['yaml.schemas']).flatMap(([schema, pattern]) => {
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(FILES.get(schema.replace('./', ''))!) as object,
    );
    const files = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
    return [...FILES].flatMap(([path, text]) => {
      if (!files.test(path)) return [];
      expect([path, fits(load(text))]).toEqual([path, true]);
      expect([path, fits({ ...(load(text) as object), unknown: '1' })]).toEqual([path, false]);
      return [path];
    });
  });
  expect(checked.sort()).toEqual(['site.yaml', ...EXAMPLE.keys()].sort());
});

test('an editor that reads YAML by its types flags no year, no code and no yes', () => {
  const fitsOf = (name: string) =>
    new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(FILES.get(`.vscode/schemas/${name}.json`)!) as object,
    );
  const site = load(FILES.get('site.yaml')!) as object;
  const fits = fitsOf('site');
  expect(fits({ ...site, siteIDCode: 3101170001, publication: { showMissing: true } })).toBe(true);
  expect(fits({ ...site, publication: { showMissing: 'maybe' } })).toBe(false);
  expect(fits({ ...site, siteName: ['a list'] })).toBe(false);
  const [path] = [...EXAMPLE.keys()].filter((one) => one.startsWith('records/'));
  const record = load(FILES.get(path!)!) as object;
  expect(fitsOf('self-evaluation')({ ...record, year: 2024 })).toBe(true);
});

test('schemas of an older program are replaced and named, what somebody else has put there is not', () => {
  writeFolder(folder, FILES);
  expect(planEditor(folder)).toEqual([]);
  const place = (name: string): string => join(folder, '.vscode/schemas', `${name}.json`);
  const change = (file: string, from: string | RegExp, to: string): void =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  change(place('site'), '"siteName"', '"oldName"');
  rmSync(place('unit'));
  writeFileSync(place('project'), '{}');
  const settings = join(folder, '.vscode/settings.json');
  change(settings, /^ +".\/.vscode\/schemas\/unit.json".*\n/m, '');
  change(settings, '{', '{ "editor.tabSize": 2,');
  const planned = new Map(planEditor(folder).map(({ path, text }) => [path, text]));
  const changed = ['.vscode/schemas/site.json', '.vscode/schemas/unit.json', '.vscode/settings.json'];
  expect([...planned.keys()].sort()).toEqual(changed);
  expect(planned.get(changed[0]!)).toBe(FILES.get(changed[0]!));
  expect(JSON.parse(planned.get(changed[2]!)!)).toEqual({
    ...(JSON.parse(FILES.get(changed[2]!)!) as object),
    'editor.tabSize': 2,
  });
});

test('an empty folder and a fresh repository are filled, one with files is refused and left as it was', () => {
  mkdirSync(join(folder, '.git'), { recursive: true });
  writeFolder(folder, FILES);
  expect(filesIn(folder)).toEqual([...FILES.keys()].sort());
  expect(() => writeFolder(folder, FILES)).toThrow('已经有文件');
  const other = join(room, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'site.yaml'), 'own');
  expect(() => writeFolder(other, FILES)).toThrow('已经有文件');
  expect([filesIn(other), readFileSync(join(other, 'site.yaml'), 'utf8')]).toEqual([['site.yaml'], 'own']);
  expect(readdirSync(room).sort()).toEqual(['content', 'other']);
});

test('what cannot be written whole leaves nothing', () => {
  const twice = new Map([...FILES, ['site.yaml/below', '']]);
  expect(() => writeFolder(folder, twice)).toThrow();
  expect(readdirSync(room)).toEqual([]);
});

test('the example is taken away, and nothing else', () => {
  writeFolder(folder, FILES);
  writeFileSync(join(folder, 'units/own.yaml'), 'name: 样例数据二\n');
  expect(removeExample(folder)).toEqual({ removed: [...EXAMPLE.keys()], kept: [] });
  expect(existsSync(join(folder, 'records'))).toBe(false);
  expect(readFileSync(join(folder, 'units/own.yaml'), 'utf8')).toContain('样例数据二');
  expect(loadContent(folder).problems.filter(({ level }) => level === 'error')).toEqual([]);
  expect(() => removeExample(folder)).toThrow('没有 mingzhang init 留下的样例');
});

test('an example that somebody has changed stays whole', () => {
  writeFolder(folder, FILES);
  writeFileSync(join(folder, RECORD), `${FILES.get(RECORD)!}# 改过\n`);
  expect(removeExample(folder)).toEqual({ removed: [], kept: [RECORD] });
  expect(filesIn(folder)).toEqual([...FILES.keys()].sort());
});

test('facts are asked until they are right; an empty answer takes the example; nobody there ends it', async () => {
  const answers = ['样例"数据: #', 'https://x', 'www.a.gov.cn', '12', ''];
  const said: string[] = [];
  const facts = await askFacts(
    () => Promise.resolve(answers.shift()),
    (line) => void said.push(line),
  );
  expect(facts).toEqual({ siteName: '样例"数据: #', siteDomain: 'www.a.gov.cn', siteIDCode: '0000000000' });
  expect(said).toHaveLength(2);
  expect(load(contentFolder(facts!).get('site.yaml')!)).toEqual({ ...facts, format: '1' });
  expect(
    await askFacts(
      () => Promise.resolve(undefined),
      () => undefined,
    ),
  ).toBeUndefined();
});
