import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Exact, sum } from '../../../src/core/figures/decimal.ts';
import { followProject } from '../../../src/core/history/history.ts';
import { countPromises } from '../../../src/core/report/promise-changes.ts';
import { viewProject } from '../../../src/core/report/project.ts';
import { viewUnit } from '../../../src/core/report/unit.ts';
import { holdYears } from '../../../src/core/report/year-against.ts';
import { viewYear } from '../../../src/core/report/year.ts';
import { selfEvaluation, tracking } from '../forms/records.ts';
import { PLANTED, SAMPLE_PORTAL } from '../history/portal-content.ts';
import { makeCatalogue, SITE } from '../library/made-up.ts';

const evaluated = (year: string, executed: string) =>
  selfEvaluation({ year, funds: [{ source: 'total', label: '总额', initial: executed, executed }] });
const tracked = (year: string, executed: string) =>
  tracking({ year, funds: [{ source: 'total', label: '总额', initial: executed, executed }] });

describe('a year against the year before', () => {
  const used = (projects: Parameters<typeof makeCatalogue>[0]) =>
    holdYears(makeCatalogue(projects).projects, '2022', '2023').rows.find(({ label }) => label === '已用')!;

  test('adds up only the projects that state the figure in both', () =>
    expect(
      used({
        both: { forms: [evaluated('2022', '10'), evaluated('2023', '15')] },
        gone: { forms: [evaluated('2022', '100')] },
        fresh: { forms: [evaluated('2023', '1000')] },
        blank: { forms: [evaluated('2022', ''), evaluated('2023', '7')] },
      }),
    ).toEqual({ label: '已用', of: 1, before: '10.00', now: '15.00', words: '多5.00万元（+50.00%）' }));

  test('does not hold the middle of a year against a whole one', () => {
    const { of, words } = used({ a: { forms: [evaluated('2022', '10'), tracked('2023', '6')] } });
    expect([of, words]).toEqual([0, '不可比，因为没有项目在2022年和2023年都有全年的已用']);
  });

  test('goes on under a new name, and leaves out what was split', () => {
    const projects = {
      old: { forms: [evaluated('2022', '10')] },
      next: { predecessor: 'old', forms: [evaluated('2023', '12')] },
      stays: { forms: [evaluated('2022', '9'), evaluated('2023', '1')] },
      off: { predecessor: 'stays', forms: [evaluated('2023', '8')] },
    };
    expect(used(projects)).toMatchObject({ of: 1, before: '10.00', now: '12.00' });
    const { started, ended, apart } = holdYears(makeCatalogue(projects).projects, '2022', '2023');
    const texts = (links: readonly { text: string }[]) => links.map(({ text }) => text);
    expect(texts(started)).toEqual(['next（前身“old”）', 'off（前身“stays”）']);
    expect(texts(ended)).toEqual(['old（由“next”接续）']);
    expect(texts(apart)).toEqual(['stays（2023年分出了“off”）']);
  });

  test('holds parts against each other where their parent lacks a year, and never beside it', () => {
    const both = (a: string, b: string) => [evaluated('2022', a), evaluated('2023', b)];
    const part = { parent: 'whole', forms: both('4', '5') };
    const lacking = { whole: { forms: [evaluated('2022', '9')] }, part };
    expect(used(lacking)).toMatchObject({ of: 1, before: '4.00', now: '5.00' });
    expect(used({ whole: { forms: both('9', '9') }, part })).toMatchObject({ of: 1, before: '9.00' });
  });

  test('names what began and what ended', () => {
    const { projects } = makeCatalogue({
      gone: { forms: [evaluated('2022', '1')] },
      fresh: { forms: [evaluated('2023', '1')] },
    });
    const { started, ended } = holdYears(projects, '2022', '2023');
    expect([started.map(({ text }) => text), ended.map(({ text }) => text)]).toEqual([['fresh'], ['gone']]);
  });

  test('differs by the exact sum of the differences, whatever the order', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1e6), fc.nat(1e6)), { minLength: 1, maxLength: 6 }), (all) => {
        const printed = (n: number) => new Exact(n).div(100).toFixed(2);
        const projects = all.map(([a, b], i): [string, object] => [
          `p${i}`,
          { forms: [evaluated('2022', printed(a)), evaluated('2023', printed(b))] },
        ]);
        const row = used(Object.fromEntries(projects));
        const difference = sum(all.map(([a, b]) => new Exact(b - a)));
        expect(row.words.startsWith('少')).toBe(difference.isNegative());
        expect(used(Object.fromEntries(projects.toReversed()))).toEqual(row);
      }),
    ));
});

describe('the pages of the sample portal', () => {
  const bySlug = new Map(SAMPLE_PORTAL.projects.map((node) => [`${node.unit}/${node.slug}`, node]));

  test.each(PLANTED.map((planted) => [planted.project, planted] as const))(
    'say every planted change of %s in words, and none that was not planted',
    (slug, planted) => {
      const history = followProject(bySlug.get(slug)!);
      const said = viewProject(history).changes.flatMap(({ betweenYears, withinYear }) => [
        ...betweenYears,
        ...withinYear,
      ]);
      expect(said).toHaveLength(planted.changes.length);
      for (const { year, kind, says } of planted.changes) {
        const change = history.changes.find(
          (one) => one.year === year && one.kind === kind && one.short.includes(says),
        );
        expect(
          said.map(({ text }) => text),
          `${year} ${says}`,
        ).toContain(change?.words);
      }
    },
  );

  test('of the units and the years count what the projects changed, each once', () => {
    const lowered = (counts: readonly { name: string; count: number }[]) =>
      counts.find(({ name }) => name === '放低要求')!.count;
    const histories = SAMPLE_PORTAL.projects.map(followProject);
    const planted = PLANTED.flatMap(({ changes }) => changes).filter(({ kind }) => kind === 'target-lowered');
    const all = SAMPLE_PORTAL.years.map((year) => lowered(countPromises(histories, year).counts));
    expect(planted.length).toBeGreaterThan(1);
    expect(all.reduce((a, b) => a + b)).toBe(planted.length);
    const units = SAMPLE_PORTAL.units.flatMap((unit) => viewUnit(unit, SITE.grades).lists);
    expect(units.reduce((n, { promises }) => n + lowered(promises.counts), 0)).toBe(planted.length);
  });

  test('count what a predecessor changed once, however many go on from it', () => {
    const row = (wanted: string) => ({ level1: '产出指标', level2: '数量指标', name: '甲次数', target: wanted });
    const form = (year: string, wanted: string) => selfEvaluation({ year, indicators: [row(wanted)] });
    const { projects, units } = makeCatalogue({
      a: { forms: [form('2021', '≥9次'), form('2022', '≥8次')] },
      b: { predecessor: 'a', forms: [form('2023', '≥8次')] },
      c: { predecessor: 'b', forms: [form('2024', '≥7次')] },
    });
    const count = (year: string) => {
      const { counts, isHeld } = countPromises(projects.map(followProject), year);
      return [counts.find(({ name }) => name === '放低要求')!.count, isHeld];
    };
    expect(['2021', '2022', '2023', '2024'].map(count)).toEqual([
      [0, false],
      [1, true],
      [0, true],
      [1, true],
    ]);
    expect(viewUnit(units[0]!, SITE.grades).years.map(({ year }) => year)).toEqual(['2021', '2022', '2023', '2024']);
  });

  test('of a unit have every year between its first and its last, those without forms too', () => {
    const { units } = makeCatalogue({ a: { forms: [evaluated('2021', '5'), evaluated('2023', '6')] } });
    const { years, lists, charts } = viewUnit(units[0]!, SITE.grades);
    expect(years.map(({ year, forms, executed }) => [year, forms, executed.wan])).toEqual([
      ['2021', 1, '5.00'],
      ['2022', 0, '—'],
      ['2023', 1, '6.00'],
    ]);
    expect(lists.map(({ year }) => year)).toEqual(['2023', '2021']);
    expect(charts[0]!.sentence).toContain('2022年没有任何表');
  });

  test('of the first year compare with nothing', () => {
    const { against, before } = viewYear(SAMPLE_PORTAL, '2021');
    expect([against, before]).toEqual([undefined, undefined]);
  });
});
