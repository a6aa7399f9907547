import { describe, expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../../../src/core/library/catalogue.ts';
import { findMarkings } from '../../../src/core/rules/secret-marking.ts';
import { selfEvaluation } from '../forms/records.ts';
import { contentOf, formOf } from '../release/made-up.ts';

const markingsIn = (text: string, label?: string): string[] => findMarkings({ label, text });

describe('a marking', () => {
  test.each([
    ...[
      '秘密★',
      '机密★10年',
      '秘密☆长期',
      '绝密 ⭐',
      '机 密 ★',
      '秘　密',
      '秘\u200b密★',
      '【机密】',
      '「秘密」',
      '机密级',
    ],
    ...['密级：秘密', '密 级:机密', '内部资料 不得外传', '（内部资料）', '内 部 资 料', '内部文件，严禁外传'],
    ...[
      '仅供内部使用',
      '公开方式：不予公开',
      '此件不公开',
      '**机密**',
      '工作秘密',
      '保密期限：10年',
      '机密<br>某某方案',
    ],
  ])('%s is found', (text) => expect(markingsIn(text)).not.toEqual([]));

  test('is found in a label, and in what a label says of a text', () => {
    expect(markingsIn('某某', '机密★1年')).not.toEqual([]);
    expect(markingsIn('秘密', '密级')).toContain('密级:秘密');
  });

  test('does not hide another one', () =>
    expect(markingsIn('公开方式：不予公开\n\n机密★1年')).toEqual(
      expect.arrayContaining(['公开方式:不予公开', '机密★1年']),
    ));
});

describe('no marking', () => {
  test.each([
    ...['保守国家秘密法宣传2次', '保护商业秘密', '对不予公开的信息说明理由', '内部资料归档及时', '签订保密协议10份'],
    ...['公开方式：主动公开', '密级：公开', '加强内部管理，不得公开招标的除外', '是否公开：是', '秘密花园绿化改造'],
  ])('%s', (text) => expect(markingsIn(text)).toEqual([]));
});

test('every text of a record is looked at, what is personal in it too: labels, cells of funds, columns of its own', () => {
  const row = { level1: '产出指标', level2: '数量指标', name: '样例', target: '1', actual: '1' };
  type Change = Parameters<typeof selfEvaluation>[0];
  const places: readonly [at: string, change: (text: string) => Change][] = [
    ['title', (title) => ({ title })],
    ['department', (department) => ({ department })],
    ['grade', (grade) => ({ grade })],
    ['goal.actual', (actual) => ({ goal: { expected: '样例', actual } })],
    ['labels.rate', (rate) => ({ labels: { rate } })],
    ['funds.0.label', (label) => ({ funds: [{ source: 'total', label }] })],
    ['funds.0.executed', (executed) => ({ funds: [{ source: 'total', label: '年度资金总额', executed }] })],
    ['indicators.0.deviation', (deviation) => ({ indicators: [{ ...row, deviation }] })],
    ['indicators.0.extra.备注', (text) => ({ indicators: [{ ...row, extra: { 备注: text } }] })],
    ['extra.备注', (text) => ({ extra: { 备注: text } })],
    ['publication.publisher', (publisher) => ({ publication: { status: 'published', publisher } })],
  ];
  const told = (change: Change, rule: string): string[] => {
    const record = selfEvaluation(change);
    return auditCatalogue(buildCatalogue(contentOf([formOf('dangjian', record)]))).flatMap(({ findings }) =>
      findings.flatMap((finding) => (finding.rule === rule ? [finding.at] : [])),
    );
  };
  for (const [at, change] of places) {
    expect(told(change('13800138000'), 'personal-data'), at).toContain(at);
    expect(told(change('11010519491231002X'), 'personal-data'), at).toContain(at);
    expect(told(change('机密★1年'), 'secret-marking'), at).toContain(at);
  }
});
