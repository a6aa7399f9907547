import { describe, expect, test } from 'vitest';
import { readAloud, reportOf } from './report-of.ts';
import { narrative, selfEvaluation, target } from '../forms/records.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { REAL, realForm } from '../library/real-content.ts';

const freeze = (value: unknown): void => {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
};

describe('the report of every real form', () => {
  test('is the same twice, and leaves the form as it was', () => {
    for (const form of REAL.content.forms) {
      freeze(form.record);
      expect(JSON.stringify(reportOf(form, REAL))).toBe(JSON.stringify(reportOf(form, REAL)));
    }
  });

  test('shows every indicator once, in printed order, and every printed goal', () => {
    for (const form of REAL.content.forms) {
      const { groups, goals, sheet } = reportOf(form, REAL);
      const { indicators = [], goal = {} } = form.record as { indicators?: { name: string }[]; goal?: object };
      const shown = groups.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows.map(({ name }) => name)));
      expect(shown).toEqual(indicators.map(({ name }) => name));
      const printed = Object.entries(goal).flatMap(([key, text]) => (text && key !== 'projectPeriod' ? [text] : []));
      expect(goals.map(({ text }) => text)).toEqual(printed);
      expect(sheet === undefined).toBe(form.kind === 'narrative');
    }
  });

  test('counts as many outcomes as its answer tells', () => {
    const { outcomes, answer } = reportOf(
      realForm('2024/chongming-shehuigongzuobu/xinxing-lingyu-dangjian.self-evaluation'),
      REAL,
    );
    expect(outcomes).toEqual({ met: 17, exceeded: 1, missed: 1, unverifiable: 0 });
    expect(answer.map(readAloud).join('')).toContain('18项达到或超过目标');
  });
});

test('the figures of an answer lead to the cells they rest on', () => {
  const { answer } = reportOf(realForm('2023/songjiang-guangfulin/liangxin-dangjian.self-evaluation'), REAL);
  const places = answer.flat().flatMap(({ text, path }) => (path ? [`${text} ${path}`] : []));
  expect(places).toEqual(
    expect.arrayContaining(['22.00万元 #funds-0-initial', '11项 #indicators', '100分 #total-score']),
  );
});

describe('a report', () => {
  const catalogue = makeCatalogue({
    whole: { name: '党群服务', forms: [narrative(), target(), selfEvaluation(), selfEvaluation({ year: '2024' })] },
    part: { name: '党建', parent: 'whole', forms: [target()] },
  });
  const [text, declared, evaluated] = catalogue.content.forms.map((form) => reportOf(form, catalogue));
  const own = catalogue.content.forms.find(({ project }) => project === 'part')!;

  test('links the other forms of its project', () =>
    expect(evaluated!.siblings).toEqual([
      {
        year: '2023',
        forms: [
          { name: '项目经费情况说明', short: '说明', path: '/units/jiedao/whole/2023/narrative/' },
          { name: '绩效目标表', short: '目标', path: '/units/jiedao/whole/2023/target/' },
        ],
      },
      {
        year: '2024',
        forms: [{ name: '绩效自评表', short: '自评', path: '/units/jiedao/whole/2024/self-evaluation/' }],
      },
    ]));

  test('links its parts: their form of the same kind and year, or else their page', () => {
    expect(declared!.parts).toEqual([{ text: '党建', path: '/units/jiedao/part/2023/target/' }]);
    expect(evaluated!.parts).toEqual([{ text: '党建', path: '/units/jiedao/part/' }]);
    expect(reportOf(own, catalogue).parent).toEqual({ text: '党群服务', path: '/units/jiedao/whole/' });
  });

  test('of a narrative is its text', () => {
    const { body, answer, facts, groups, charts, outcomes } = text!;
    expect(body).toBe('## 一、项目概述\n');
    expect([answer, facts, groups, charts]).toEqual([[], [], [], []]);
    expect(outcomes).toBeUndefined();
  });

  test('tells what is not provided from what is', () => {
    const publication = { status: 'published' as const, index: '', publisher: '某某街道', date: '2024-05-20' };
    const made = makeCatalogue({ a: { forms: [selfEvaluation({ publication })] } });
    const { article } = reportOf(made.content.forms[0]!, made);
    expect(article).toEqual([
      { label: '索引号', text: undefined },
      { label: '发布机构', text: '某某街道' },
      { label: '发布日期', text: '2024-05-20' },
    ]);
  });
});
