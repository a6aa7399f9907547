import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FORM_KINDS, findKind, kindOf, kindsAbout, type FormRecord } from '../../../src/core/forms/registry.ts';
import {
  departmentSelfEvaluation,
  departmentTarget,
  evaluationReport,
  narrative,
  selfEvaluation,
  target,
  tracking,
} from './records.ts';

const RECORDS = [
  ...[narrative(), target(), tracking(), selfEvaluation()],
  ...[departmentTarget(), departmentSelfEvaluation(), evaluationReport()],
];

describe('the kinds of form', () => {
  test('stand in the order of a project’s year, each once', () => {
    expect(FORM_KINDS.map(({ id }) => id)).toEqual([
      ...['narrative', 'target', 'tracking', 'self-evaluation'],
      ...['department-target', 'department-self-evaluation', 'evaluation-report'],
    ]);
    const orders = FORM_KINDS.map(({ order }) => order);
    expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
  });

  test('are found by their id, and nothing else is found', () => {
    for (const kind of FORM_KINDS) expect(findKind(kind.id)).toBe(kind);
    for (const id of ['', 'constructor', 'Target']) expect(findKind(id)).toBeUndefined();
    expect(RECORDS.map((record) => kindOf(record).id)).toEqual(FORM_KINDS.map(({ id }) => id));
  });

  test.each(FORM_KINDS.map((kind) => [kind.id, kind] as const))('%s says all about itself', (id, kind) => {
    for (const words of [kind.name, kind.purpose]) expect(words).not.toBe('');
    expect([...kind.short]).toHaveLength(2);
    expect(kind.schema.parse(RECORDS.find((record) => record.kind === id))).toBeTruthy();
    expect([kind.sheet, kind.body].filter(Boolean)).not.toHaveLength(0);
    expect(kind.subjects).not.toHaveLength(0);
  });

  test.each(FORM_KINDS.map((kind) => [kind.id, kind] as const))('%s has every column in its schema', (_, kind) => {
    const { shape } = z.instanceof(z.ZodObject).parse(kind.schema);
    const fields = (name: string): string[] => {
      const list = shape[name] instanceof z.ZodOptional ? shape[name].unwrap() : shape[name];
      return list instanceof z.ZodArray && list.element instanceof z.ZodObject ? Object.keys(list.element.shape) : [];
    };
    expect(fields('funds')).toEqual(expect.arrayContaining(kind.fundColumns.map(({ key }) => key)));
    expect(fields('indicators')).toEqual(expect.arrayContaining(kind.indicatorColumns.map(({ key }) => key)));
    expect(fields('tasks')).toEqual(expect.arrayContaining((kind.taskColumns ?? []).map(({ key }) => key)));
    if (kind.expectation) expect(fields('indicators')).toContain(kind.expectation);
  });

  test('say which they are about: a project, a whole department, or either', () => {
    const about = (subject: 'project' | 'department'): string[] => kindsAbout(subject).map(({ short }) => short);
    expect(about('project')).toEqual(['说明', '目标', '跟踪', '自评', '报告']);
    expect(about('department')).toEqual(['目标', '自评', '报告']);
  });

  test('name their period as the form does', () => {
    expect(RECORDS.map((record) => kindOf(record).period(record))).toEqual([
      '2023年度',
      '2023年度',
      '2023-01 至 2023-08',
      ...['2023年度', '2023年度', '2023年度', '2023年度'],
    ]);
  });

  test('state their goals and conclusion under printed labels, with the place in the record', () => {
    const record = tracking({
      goal: { expected: '甲', actual: '乙' },
      outlook: { budget: '有可能完成' },
      corrective: '',
    });
    const kind = kindOf(record);
    expect(kind.goals(record).map(({ label, text, path }) => [label, text, path])).toEqual([
      ['预期目标', '甲', 'goal.expected'],
      ['跟踪期实际完成情况', '乙', 'goal.actual'],
    ]);
    expect(kind.conclusion(record).map(({ label, text, path }) => [label, text, path])).toEqual([
      ['年度项目预算完成可能性', '有可能完成', 'outlook.budget'],
      ['纠偏措施', '', 'corrective'],
    ]);
  });
});

describe('a schema', () => {
  const row = { level1: '产出指标', level2: '数量指标', name: '人数', target: '≥30人' };
  const accepts = (record: FormRecord, parts: object): boolean =>
    kindOf(record).schema.safeParse({ ...record, ...parts }).success;

  test('keeps values as printed, blank ones and those of other layouts among them', () => {
    const extra = { 指标性质: '≧', 度量单位: '人次' };
    expect(accepts(selfEvaluation(), { indicators: [{ ...row, actual: '', extra }], grade: '' })).toBe(true);
    expect(accepts(target(), { indicators: [{ ...row, extra }], extra: { 项目性质: '阶段性项目' } })).toBe(true);
    const funds = [{ source: 'total', label: '总额', executed: '87.57', extra: { 全年预计执行数: '' } }];
    expect(accepts(tracking(), { funds })).toBe(true);
    expect(accepts(selfEvaluation(), { funds })).toBe(true);
  });

  test.each<[string, object]>([
    ['an unknown key', { score: '100' }],
    ['an unknown key in a row', { indicators: [{ ...row, planned: '20人' }] }],
    ['a number in place of printed text', { grade: 90 }],
    ['a nothing in place of a field left out', { grade: null }],
    ['a row without its target', { indicators: [{ level1: '', level2: '', name: '人数' }] }],
    ['a year that is none', { year: '23' }],
    ['a currency that no form has', { currency: '美元' }],
    ['a date that no calendar has', { publication: { status: 'draft', date: '2024-02-30' } }],
    ['a status that is none', { publication: { status: 'public' } }],
    ['a money row from nowhere', { funds: [{ source: 'fiscal', label: '财政资金' }] }],
    ['another kind', { kind: 'tracking' }],
  ])('refuses %s', (_, parts) => expect(accepts(selfEvaluation(), parts)).toBe(false));

  test('knows rows of a whole department’s money, and no project', () => {
    const funds = [
      { source: 'total', label: '总额' },
      { source: 'basic', breakdown: 'spending', label: '基本支出' },
    ];
    for (const record of [departmentTarget(), departmentSelfEvaluation()]) {
      expect(
        accepts(record, { funds, tasks: [{ name: '助餐', content: '办好', total: '1', extra: { 备注: '' } }] }),
      ).toBe(true);
      expect(accepts(record, { project: '社区党建' })).toBe(false);
      expect(accepts(record, { funds: [{ ...funds[1], breakdown: 'function' }] })).toBe(false);
    }
    expect(accepts(selfEvaluation(), { funds })).toBe(false);
  });

  test('lets a report state what it likes of score, money and indicators', () => {
    expect(accepts(evaluationReport(), { score: '96.5', grade: '优', indicators: [{ ...row, score: '10' }] })).toBe(
      true,
    );
    expect(accepts(evaluationReport(), { project: undefined, department: '某某街道' })).toBe(true);
    expect(accepts(evaluationReport(), { score: 96.5 })).toBe(false);
  });

  test('refuses tracked months that no calendar has', () => {
    expect(accepts(tracking(), { period: { from: '2023-01', to: '2023-13' } })).toBe(false);
    expect(accepts(tracking(), { period: { from: '2023-1', to: '2023-08' } })).toBe(false);
  });
});
