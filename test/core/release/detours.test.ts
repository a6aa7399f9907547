import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import {
  checkChanges,
  type CheckOptions,
  type Going,
  type Published,
} from '../../../src/core/release/check-changes.ts';
import { headOf, type CorrectionEntry } from '../../../src/core/release/correction.ts';
import { guardHash, nameTexts, noticeTexts } from '../../../src/core/release/guarded.ts';
import { selfEvaluation } from '../forms/records.ts';
import { chain, contentOf, formOf, sha256, withStatus } from './made-up.ts';

/* 样例数据. Ways around an entry for a changed text; each was open once. */

const ID = '2023/jiedao/dangjian.self-evaluation';
const PHONE = '联系人手机13800138000';
const open = { status: 'published' as const, date: '2024-05-20', index: 'A-1', publisher: '某某街道' };
const out = { ...open, status: 'withdrawn' as const, withdrawn: { date: '2026-01-01', reason: '核实中' } };
const fund = (executed: string) => ({ source: 'total' as const, label: '年度资金总额', executed });
const recordOf = (parts: Record<string, unknown> = {}): FormRecord =>
  withStatus(selfEvaluation({ funds: [fund('9.66')], goal: { expected: PHONE, actual: '' }, ...parts } as never), open);
const contentWith = (record: FormRecord, corrections: readonly CorrectionEntry[] = []): Going =>
  contentOf([formOf('dangjian', record)], corrections);

function publishedWith(record: FormRecord, more: Partial<Published> = {}): Published {
  const names = nameTexts(contentOf([formOf('dangjian', record)]));
  return { forms: [formOf('dangjian', record)], withdrawn: {}, names, corrections: headOf([], sha256), ...more };
}
/** The record is withdrawn; `recovered` where a kept release still has it. */
const withdrawnWith = (record: FormRecord, more: Partial<Published> = {}): Published => ({
  ...publishedWith(record, { names: new Map([[ID, noticeTexts(withStatus(record, out))]]) }),
  forms: [],
  withdrawn: { [ID]: guardHash(record, sha256) },
  ...more,
});
const recovered = (record: FormRecord): Published => withdrawnWith(record, { recovered: [formOf('dangjian', record)] });

const say = (published: Published, after: Going, options: CheckOptions = {}): string[] =>
  checkChanges(published, after, sha256, options).map(({ message }) => message);
const entry = (path: string, more: Record<string, string>, record = ID) =>
  chain({ record, path, reason: '样例', ...more } as never);

describe('an entry that keeps its old text to itself', () => {
  const before = recordOf();
  const masked = recordOf({ goal: { expected: '联系人手机138****8000', actual: '' } });
  const hidden = entry('goal.expected', { hidden: 'old', new: '联系人手机138****8000' });

  test('tells of personal data, on the way and after a withdrawal', () => {
    expect(say(publishedWith(before), contentWith(masked, hidden))).toEqual([]);
    expect(say(recovered(before), contentWith(masked, hidden))).toEqual([]);
    expect(say(recovered(before), contentWith(withStatus(masked, out), hidden))).toEqual([]);
  });

  test('tells of nothing else: no figure, and no other place', () => {
    const changed = recordOf({ funds: [fund('9.99')] });
    const figure = entry('funds.0.executed', { hidden: 'old', new: '9.99' });
    const elsewhere = entry('goal.expected', { hidden: 'old', new: PHONE });
    for (const published of [publishedWith(before), recovered(before), withdrawnWith(before)])
      for (const entries of [figure, elsewhere, hidden])
        expect(say(published, contentWith(changed, entries)).length).toBeGreaterThan(0);
    expect(say(publishedWith(before), contentWith(changed, figure)).join()).toContain('不能隐去');
  });

  test('does not say it all the same', () => {
    const both = entry('goal.expected', { hidden: 'old', old: PHONE, new: '联系人手机138****8000' });
    expect(say(publishedWith(before), contentWith(masked, both)).join()).toContain('却还写着原来的内容');
  });

  test('in the middle of several, where the text before it was no secret', () => {
    const steps = chain(
      { record: ID, path: 'funds.0.executed', old: '9.66', new: '9.70', reason: '样例' },
      { record: ID, path: 'funds.0.executed', hidden: 'old', new: '9.99', reason: '样例' },
    );
    expect(say(publishedWith(before), contentWith(recordOf({ funds: [fund('9.99')] }), steps)).join()).toContain(
      '不能隐去',
    );
  });
});

describe('what stands beside a form does not change without an entry', () => {
  const before = { ...recordOf(), source: { file: 'a.xlsx', sha256: 'aa' } } as FormRecord;
  const CASES: [path: string, change: (record: FormRecord) => FormRecord, old: string, now: string][] = [
    ['publication.date', (r) => withStatus(r, { ...r.publication, date: '2024-01-01' }), '2024-05-20', '2024-01-01'],
    ['publication.index', (r) => withStatus(r, { ...r.publication, index: 'A-2' }), 'A-1', 'A-2'],
    ['publication.publisher', (r) => withStatus(r, { ...r.publication, publisher: '别的' }), '某某街道', '别的'],
    ['source.sha256', (r) => ({ ...r, source: { file: 'a.xlsx', sha256: 'bb' } }) as FormRecord, 'aa', 'bb'],
  ];
  test.each(CASES)('%s, public or withdrawn and back', (path, change, old, now) => {
    const after = change(before);
    const told = entry(path, { old, new: now });
    for (const published of [publishedWith(before), recovered(before), withdrawnWith(before)]) {
      expect(say(published, contentWith(before))).toEqual([]);
      expect(say(published, contentWith(after))).toHaveLength(1);
      expect(say(published, contentWith(after, told))).toEqual([]);
      expect(
        say(
          published,
          contentWith(
            withStatus(after, { ...out, ...after.publication, status: 'withdrawn', withdrawn: out.withdrawn }),
          ),
        ),
      ).toHaveLength(1);
    }
  });

  test('names of units and projects, and where a project belongs', () => {
    const published = publishedWith(before);
    const { units, projects, ...rest } = contentOf([formOf('dangjian', before)]);
    const renamed = { ...rest, projects, units: units.map((one) => ({ ...one, unit: { name: '新名街道' } })) };
    expect(say(published, renamed)).toMatchObject([expect.stringContaining('由“某某街道”变成“新名街道”')]);
    const told = entry('name', { old: '某某街道', new: '新名街道' }, 'units/jiedao');
    expect(say(published, { ...renamed, corrections: told })).toEqual([]);
    const moved = {
      ...rest,
      units,
      projects: projects.map((one) => ({ ...one, project: { name: 'dangjian', parent: 'a' } })),
    };
    expect(say(published, moved)).toHaveLength(1);
  });

  test('the words of a notice', () => {
    const now = withStatus(before, { ...out, withdrawn: { date: '2026-01-01', reason: '别的理由' } });
    expect(say(withdrawnWith(before), contentWith(now))).toHaveLength(1);
    const told = entry('publication.withdrawn.reason', { old: '核实中', new: '别的理由' });
    expect(say(withdrawnWith(before), contentWith(now, told))).toEqual([]);
  });

  test('a release of an earlier version did not note it and is not held to it', () => {
    const bare = withStatus({ ...before, source: { file: '' } } as FormRecord, { status: 'published' });
    expect(say(publishedWith(bare, { lacksBeside: true, names: new Map() }), contentWith(before))).toEqual([]);
  });
});

describe('the order of a form’s own columns', () => {
  const before = recordOf({ extra: { 甲: '1', 乙: '2', 丙: '3' } });
  const after = recordOf({ extra: { 乙: '2', 甲: '1', 丙: '3' } });
  test('does not change without an entry', () => {
    const told = entry('extra', { old: '甲、乙、丙', new: '乙、甲、丙' });
    for (const published of [publishedWith(before), recovered(before), withdrawnWith(before)]) {
      expect(say(published, contentWith(after))).toHaveLength(1);
      expect(say(published, contentWith(after, told))).toEqual([]);
    }
  });
  test('is no matter of a column that comes or goes', () => {
    const more = recordOf({ extra: { 甲: '1', 新: '4', 乙: '2', 丙: '3' } });
    expect(say(publishedWith(before), contentWith(more, entry('extra.新', { new: '4' })))).toEqual([]);
    const less = recordOf({ extra: { 甲: '1', 丙: '3' } });
    expect(say(publishedWith(before), contentWith(less, entry('extra.乙', { old: '2' })))).toEqual([]);
  });
  test('is not confused with a column that is called so', () => {
    for (const label of ['extra', '1.extra', 'a.1.extra', 'labels.1.extra']) {
      const one = recordOf({ extra: { [label]: '1' } });
      expect(say(publishedWith(one), contentWith(recordOf({ extra: { [label]: '2' } }))), label).toHaveLength(1);
      const heading = recordOf({ labels: { [label]: '1' } });
      expect(say(publishedWith(heading), contentWith(recordOf({ labels: { [label]: '2' } }))), label).toHaveLength(1);
    }
  });
});

describe('an entry', () => {
  const before = recordOf();
  const after = recordOf({ funds: [fund('9.67')] });
  const told = (more: Record<string, string>) => entry('funds.0.executed', { old: '9.66', new: '9.67', ...more });
  const withDate = (date: string) =>
    told({}).map(({ id, correction }) => ({ id, correction: { ...correction, date } }));

  test('is dated between the entry before it and the day of the release', () => {
    const check = (date: string, today: string) =>
      say(publishedWith(before), contentWith(after, withDate(date)), { today });
    expect(check('2026-03-01', '2026-03-01')).toEqual([]);
    expect(check('2026-03-02', '2026-03-01').join()).toContain('晚于发布的这一天');
    const two = chain(
      { record: ID, path: 'funds.0.executed', old: '9.60', new: '9.66', reason: '样例' },
      { record: ID, path: 'funds.0.executed', old: '9.66', new: '9.67', reason: '样例' },
    ).map(({ id, correction }, i) => ({ id, correction: { ...correction, date: i ? '2026-02-28' : '2026-03-01' } }));
    const published = publishedWith(before, { corrections: headOf(two.slice(0, 1), sha256) });
    expect(say(published, contentWith(after, two)).join()).toContain('早于上一条更正');
  });

  test('gives a reason and an author', () => {
    expect(say(publishedWith(before), contentWith(after, told({ reason: ' ' }))).join()).toContain('是空的');
    const nobody = told({}).map(({ id, correction }) => ({ id, correction: { ...correction, by: '\u3000' } }));
    expect(say(publishedWith(before), contentWith(after, nobody)).join()).toContain('是空的');
  });

  test('tells of something that was public, and of a change', () => {
    const nothing = entry('funds.9.executed', {});
    expect(say(publishedWith(before), contentWith(before, nothing)).join()).toContain('没有说改了什么');
    const fresh = { ...contentWith(after, told({})) };
    expect(say({ ...publishedWith(before), forms: [] }, fresh).join()).toContain('还没有公布过');
  });
});

test('a record that is a draft again, or has another address, is to be restored before it is withdrawn', () => {
  const published = publishedWith(recordOf());
  const empty = contentOf([]);
  const [lost] = checkChanges(published, empty, sha256);
  expect(lost!.advice).toMatch(/^先把它恢复/);
  const [draft] = checkChanges(published, empty, sha256, { kept: new Map([[ID, 'draft' as const]]) });
  expect([draft!.message, draft!.advice]).toEqual([
    expect.stringContaining('草稿'),
    expect.stringMatching(/^先把它恢复/),
  ]);
  const moved = contentOf([formOf('dangjian-xin', recordOf())]);
  expect(checkChanges(published, moved, sha256)).toMatchObject([{ at: ID }]);
});
