import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFolder } from '../../src/disk/folder-files.ts';
import { currentRelease, listReleases, releaseFolder } from '../../src/release/target.ts';
import { ROOT } from '../site/folders.ts';
import { makeFolder } from './tiny-site.ts';

/* One form from its approval to its withdrawal, by the commands: the steps build on each other. */

const room = makeFolder();
const content = join(room, 'content');
const target = join(room, 'target');
const UNIT = 'chongming-shehuigongzuobu';
const RECORD = join(content, `records/2024/${UNIT}/kaiban-fei.self-evaluation.yaml`);
const DRAFT = join(content, `records/2024/${UNIT}/jiceng-zhili.self-evaluation.yaml`);
const [OLD, NEW] = ['旧文字鹮鹇鹟鹡', '新文字鹛鹢鹪鹬'];

const run = (day: string, ...args: string[]): { status: number | null; output: string } => {
  const all = [
    'bin/mingzhang.js',
    'release',
    '--content',
    content,
    '--to',
    target,
    '--base',
    '/',
    '--date',
    day,
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: ROOT, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};
const edit = (path: string, from: string | RegExp, to: string): void => {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};
/** Every file of a site as text, what is packed unpacked, without what an index puts between words. */
const everything = (site: string): string =>
  listFolder(site)
    .files.map((path) => {
      const bytes = readFileSync(join(site, path));
      return `${path}\n${(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')}`;
    })
    .join('\n')
    .replaceAll('\u200b', '');
const page = (path: string): string => readFileSync(join(target, 'current', path, 'index.html'), 'utf8');
const FORM = `units/${UNIT}/kaiban-fei/2024/self-evaluation`;

beforeAll(() => {
  for (const part of ['site.yaml', `units/${UNIT}.yaml`, `projects/${UNIT}`, `records/2024/${UNIT}`])
    cpSync(join(ROOT, 'content', part), join(content, part), { recursive: true });
  for (const name of readdirSync(join(content, `records/2024/${UNIT}`)))
    if (!/^(?:kaiban|jiceng)/.test(name)) rmSync(join(content, `records/2024/${UNIT}`, name));
  edit(
    RECORD,
    /^publication: .*$/m,
    'publication: # 样例\n  approved: { by: 样例人员, date: "2026-01-01" }\n  status: approved # 已看过',
  );
  edit(RECORD, 'deviation: ""', `deviation: "${OLD}"`);
  edit(DRAFT, /^publication: .*$/m, 'publication: { status: draft }');
  edit(RECORD, '', '# 样例：改过的一份\n');
  edit(join(content, 'site.yaml'), /$/, 'theme: { head: { esi: /inc/head.html } }\n');
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('a form', () => {
  test('whose publisher nobody names is not released, and the error says where to name it once', () => {
    const { status, output } = run('2026-06-01');
    expect([status, output]).toEqual([1, expect.stringContaining('请管内容的人在单位上写一次')]);
    edit(join(content, `units/${UNIT}.yaml`), /$/, '\npublisher: 样例街道办事处\n');
  });

  test('goes out, is marked as published to the letter, and its publisher is the unit’s; the draft is named', () => {
    const before = readFileSync(RECORD, 'utf8');
    const { status, output } = run('2026-06-01');
    expect([status, output]).toEqual([
      0,
      expect.stringMatching(/没有公布的：\n.*jiceng-zhili.*还是草稿[^]*标成已公布.*\n.*kaiban-fei/),
    ]);
    expect(readFileSync(RECORD, 'utf8')).toBe(before.replace('status: approved', 'status: published'));
    expect(page(FORM)).toMatch(/发布机构<\/dt>\s*<dd[^>]*>样例街道办事处/);
    // what a server for ESI fills in: this tag to the letter, once a page, in a part of its own
    for (const path of ['', FORM, 'search'])
      expect(
        page(path).match(/<section class="portal-head"[^>]*>\s*<esi:include src="\/inc\/head.html"\/>\s*<\/section>/g),
      ).toHaveLength(1);
  });

  test('released again is the same release: being marked changes nothing', () => {
    const hash = currentRelease(target);
    const { status, output } = run('2026-06-02', '--dry-run');
    expect([status, output]).toEqual([0, expect.stringContaining(`编号 ${hash}`)]);
    expect(output).not.toContain('标成');
  });

  test('is corrected by its unit where nobody is named', () => {
    edit(RECORD, OLD, NEW);
    expect(run('2026-06-02').output).toContain('没有更正说明');
    expect(run('2026-06-02', '--correct', '--reason', `${OLD}写错了`).output).toContain('更正人写的是各表的单位');
    const entry = readFileSync(join(content, 'corrections/2026/0001.yaml'), 'utf8');
    expect(entry).toContain('by: "中共上海市崇明区委员会社会工作部"');
    const { status, output } = run('2026-06-02');
    expect([status, output]).toEqual([0, expect.stringContaining('已发布')]);
    expect(page('corrections')).toContain(OLD);
  });

  test('that is withdrawn takes the texts of its corrections with it, everywhere', () => {
    edit(RECORD, 'status: published', 'status: withdrawn\n  withdrawn: { date: "2026-06-03", reason: 正在核实 }');
    const { status, output } = run('2026-06-03');
    expect([status, output]).toEqual([0, expect.stringContaining('撤回')]);
    const all = everything(join(target, 'current'));
    for (const gone of [OLD, NEW, '文字鹮鹇']) expect(all).not.toContain(gone);
    for (const place of ['corrections', FORM]) {
      expect(page(place)).toContain('已撤回，不再列出');
      expect(page(place)).toContain('中共上海市崇明区委员会社会工作部');
    }
    expect(readFileSync(join(target, 'current/corrections/feed.xml'), 'utf8')).toContain('内容不再列出');
  });

  test('does not come back changed, whichever way is tried', () => {
    edit(RECORD, NEW, '别的文字');
    edit(RECORD, /status: withdrawn\n.*$/m, 'status: published');
    expect(run('2026-06-04').output).toContain('撤回前后不一样');
    const record = `2024/${UNIT}/kaiban-fei.self-evaluation`;
    const former = /former: .*/.exec(run('2026-06-04', '--correct', '--reason', '样例').output);
    expect(former).toBe(null);
    const path = join(content, 'corrections/2026/0002.yaml');
    edit(path, /^old: .*$/m, 'hidden: "old"');
    expect(readFileSync(path, 'utf8')).toContain(record);
    expect(run('2026-06-04').output).toContain('不能隐去');
    rmSync(path);
    edit(RECORD, '别的文字', NEW);
  });

  test('is taken off the disk, too, where somebody asks for it', () => {
    const before = listReleases(target);
    expect(before.some((hash) => everything(releaseFolder(target, hash)).includes(OLD))).toBe(true);
    const { status, output } = run('2026-06-04', '--prune');
    expect([status, output]).toEqual([0, expect.stringContaining('删去了2次')]);
    expect(listReleases(target)).toEqual([currentRelease(target)]);
    expect(everything(target)).not.toContain(OLD);
    expect(run('2026-06-04', '--prune').output).toContain('什么也没有删');
  });

  test('a release of nothing is refused, with what stays at home and why', () => {
    edit(RECORD, 'status: published', 'status: draft');
    const other = join(room, 'other');
    const { status, output } = run('2026-06-04', '--to', other);
    expect([status, output]).toEqual([1, expect.stringMatching(/没有一张表要公布[^]*kaiban-fei[^]*还是草稿/)]);
  });
});
