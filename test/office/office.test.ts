import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/io/import/journal.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { doInOffice, showOffice, type Asked } from '../../src/office/answer-office.ts';
import { html } from '../../src/office/markup.ts';
import { Releases } from '../../src/office/release-run.ts';
import { RECORD, recordWith, SOUND, writeContent } from '../io/content-folder.ts';

/* 样例数据. */
const TODAY = '2026-05-20';
const ID = RECORD.slice('records/'.length, -'.yaml'.length);

function open(record: string, files: Readonly<Record<string, string>> = {}) {
  const folder = writeContent({ [RECORD]: record, ...files });
  const office = { content: folder, to: undefined, releaseOptions: [], base: '/col/', token: 't' };
  const asked = (path: string): Asked => ({ office, releases: new Releases(), today: TODAY, path });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const show = (path: string): string => {
    const answer = showOffice(asked(path));
    return 'page' in answer ? answer.page : '';
  };
  /** Sends a form of a page as the page would: with the hash of the file it saw. */
  const act = (path: string, boxes: Readonly<Record<string, string>>, seen = read(RECORD)) =>
    doInOffice(asked(path), new URLSearchParams({ basis: hashOf(seen), ...boxes }));
  const record_ = () => {
    const { content, problems } = loadContent(folder, { visibility: 'all' });
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    return content!.forms.find(({ id }) => id === ID)!.record;
  };
  return { folder, read, show, act, record: record_ };
}
const DRAFT = `# 王某录\n${recordWith('status: published, date: 2024-02-29', 'status: draft')}`;
const clean = DRAFT.replace('weight: "100.00", score: 99.55分', 'weight: "100.00", score: "10"')
  .replace('weight: 10.00', 'weight: "90.00"')
  .replace('executed: "1,171,028.93"', 'adjusted: "1,171,028.93", executed: "1,171,028.93"')
  .replace('98.07%', '100%')
  .replace('status: draft', 'status: draft, publisher: 某某区');

describe('the office', () => {
  test('keeps publication data, and takes out what is blank; comments and figures stay to the letter', () => {
    const { act, read, record } = open(DRAFT);
    expect(
      act(ID, { act: 'publication', publisher: '某某区人民政府', index: 'AB-1', date: '', scheduled: '' }),
    ).toMatchObject({
      status: 303,
      to: `/col/staff/office/${ID}`,
    });
    expect(record().publication).toEqual({ status: 'draft', publisher: '某某区人民政府', index: 'AB-1' });
    const [head] = DRAFT.split('publication:');
    expect(read(RECORD).startsWith(head!)).toBe(true);
    act(ID, { act: 'publication', publisher: '', index: 'AB-1' });
    expect(record().publication).toEqual({ status: 'draft', index: 'AB-1' });
  });

  test('approves with name and day, and takes it back', () => {
    const { act, record, show } = open(clean);
    expect(show(ID)).toContain('审核通过');
    act(ID, { act: 'approve', by: '李某核', date: TODAY });
    expect(record().publication).toMatchObject({ status: 'approved', approved: { by: '李某核', date: TODAY } });
    act(ID, { act: 'unapprove' });
    expect(record().publication).toEqual({ status: 'draft', publisher: '某某区' });
  });

  test('approves nothing while an error is open; a waiver with its reason opens the way', () => {
    const wrong = clean
      .replace('weight: 10.00', 'weight: 十')
      .replace('executed: "1,171,028.93"', 'executed: "1.17.28"');
    const { act, record, read, show } = open(wrong);
    expect(show(ID)).toMatch(/还有 \d+ 处错误/);
    expect(act(ID, { act: 'approve', by: '李某核', date: TODAY })).toMatchObject({ status: 409 });
    expect(read(RECORD)).toBe(wrong);
    const places = [...show(ID).matchAll(/name="rule" value="([^"]*)"[\s\S]*?name="path"\s+value="([^"]*)"/g)];
    expect(places.length).toBeGreaterThan(0);
    for (const [, rule = '', path = ''] of places)
      act(ID, { act: 'waive', rule, path, reason: '原表就是这样', by: '赵某', date: TODAY });
    expect(act(ID, { act: 'approve', by: '李某核', date: TODAY })).toMatchObject({ status: 303 });
    expect(record().waivers).toHaveLength(places.length);
    const [, rule = '', path = ''] = places[0]!;
    act(ID, { act: 'unwaive', rule, path });
    expect(record().waivers ?? []).toHaveLength(places.length - 1);
  });

  test('withdraws what is public with a reason, and restores it; nothing else', () => {
    const { act, record, read } = open(SOUND[RECORD] as string);
    expect(act(ID, { act: 'withdraw', date: TODAY, reason: '' })).toMatchObject({ status: 409 });
    act(ID, { act: 'withdraw', date: TODAY, reason: '含有个人信息' });
    expect(record().publication).toMatchObject({
      status: 'withdrawn',
      withdrawn: { date: TODAY, reason: '含有个人信息' },
    });
    expect(act(ID, { act: 'approve', by: '李某核', date: TODAY })).toMatchObject({ status: 409 });
    act(ID, { act: 'restore' });
    expect(record().publication).toEqual({ status: 'published', date: '2024-02-29' });
    expect(read(RECORD)).toBe(SOUND[RECORD]);
  });

  test('writes nothing over a record that was changed since, nor what the loader would refuse', () => {
    const { act, read } = open(DRAFT);
    expect(act(ID, { act: 'publication', index: 'x' }, 'another')).toMatchObject({ status: 409 });
    expect(act(ID, { act: 'publication', date: '五月' })).toMatchObject({ status: 409 });
    expect(act(ID, { act: 'nonsense' })).toMatchObject({ status: 409 });
    expect(act('2023/jiedao/../../x', { act: 'publication' })).toMatchObject({ status: 409 });
    expect(read(RECORD)).toBe(DRAFT);
  });

  test('makes units and projects with addresses of their own, once, and changes their names', () => {
    const { act, read, folder, show } = open(DRAFT);
    expect(act('', { act: 'add-unit', name: '某某县水利局' })).toMatchObject({ status: 303 });
    expect(read('units/moumouxian-shuiliju.yaml')).toBe('name: 某某县水利局\n');
    expect(act('', { act: 'add-unit', name: '某某县水利局' })).toMatchObject({ status: 409 });
    expect(act('jiedao/', { act: 'add-project', name: '河道整治' })).toMatchObject({ status: 303 });
    expect(existsSync(join(folder, 'projects/jiedao/hedao-zhengzhi.yaml'))).toBe(true);
    const names = { name: '社区党建工作', aliases: '社区党建\n社区党建(二级构成)' };
    const project = { act: 'project', slug: 'dangjian', ...names };
    const seen = read('projects/jiedao/dangjian.yaml');
    // of two who change the same one the second is told
    expect(act('jiedao/', project, seen.replace('社区', '小区'))).toMatchObject({ status: 409 });
    expect(read('projects/jiedao/dangjian.yaml')).toBe(seen);
    expect(act('jiedao/', project, seen)).toMatchObject({ status: 303 });
    expect(loadContent(folder, { visibility: 'all' }).content?.projects).toContainEqual(
      expect.objectContaining({ project: { name: '社区党建工作', aliases: ['社区党建', '社区党建(二级构成)'] } }),
    );
    expect(act('jiedao/', { act: 'project', slug: '../x', name: 'y' })).toMatchObject({ status: 409 });
    const [, basis] = /value="unit"[\s\S]*?name="basis"\s+value="(\w+)"/.exec(show('jiedao/'))!;
    expect(basis).toBe(hashOf(read('units/jiedao.yaml')));
  });

  test('lists units and forms, and says where there is none', () => {
    const { show } = open(DRAFT);
    expect(show('')).toContain('草稿 1');
    expect(show('jiedao/')).toContain(`/col/staff/office/${ID}`);
    expect(show('nobody/')).toContain('没有这一页');
    expect(show('release/')).toContain('没有这一页');
  });

  test('takes texts of records for texts', () => {
    expect(html`<b title="${'"><script>'}">${'<img onerror=1>&'}</b>`.text).toBe(
      '<b title="&quot;&gt;&lt;script&gt;">&lt;img onerror=1&gt;&amp;</b>',
    );
    const { show } = open(DRAFT.replace('社区党建(二级构成)', '社区党建(<script>alert(1)</script>)'), {
      'projects/jiedao/dangjian.yaml': 'name: 社区党建(<script>alert(1)</script>)\n',
    });
    expect(show(ID)).not.toContain('<script>alert');
  });
});
