import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: declarations as other places print them, shortened. A cell is its text, or text with columns and rows. */
type Cell = string | readonly [text: string, columns: number, rows?: number];

const draw = (cell: Cell): string => {
  const [text, columns = 1, rows = 1] = typeof cell === 'string' ? [cell] : cell;
  return `<td colspan=${columns} rowspan=${rows}>${text}</td>`;
};

/** The drafts of a page with a title, a line under it and a table. */
async function read(rows: readonly (readonly Cell[])[], title = '项目支出绩效目标表', under = '（2024年度）') {
  const table = `<table>${rows.map((row) => `<tr>${row.map(draw).join('')}</tr>`).join('')}</table>`;
  const page = `<meta charset=utf-8><p>${title}</p><p>${under}</p>${table}`;
  return takeIn(await readDocument({ name: '表.html', bytes: new TextEncoder().encode(page) })).drafts;
}
const unreadIn = (draft: Draft): string[] => draft.unread.map(({ text }) => text);

const NAME: readonly Cell[] = ['项目名称', ['河道保洁', 5]];
const HEAD: readonly Cell[] = ['一级指标', '二级指标', '三级指标', ['指标值', 3]];
const ONE: readonly Cell[] = ['产出指标', '数量指标', '保洁河道', ['≥20公里', 3]];

describe('indicators', () => {
  test.each([
    [
      ['指标名称', 2],
      ['保洁河道', 2],
    ],
    [
      ['指标', 2],
      ['保洁河道', 2],
    ],
  ] as const)('without levels: %j', async (head, name) => {
    const [draft] = await read([
      NAME,
      [['绩效指标', 1, 2], head, '指标权重', '指标性质', '指标值'],
      [name, '30', '≥', '20'],
    ]);
    expect(draft!.record['indicators']).toEqual([
      { level1: '', level2: '', name: '保洁河道', target: '20', extra: { 指标权重: '30', 指标性质: '≥' } },
    ]);
    expect(unreadIn(draft!)).toEqual([]);
  });

  test.each([
    ['半年', '≥10公里', '全年'],
    ['上年', '18公里', '预计当年实现'],
    ['实施期', '≥60公里', '年度'],
  ])('%s beside the year under one heading', async (other, before, own) => {
    const [draft] = await read([
      NAME,
      [...HEAD.slice(0, 3), ['指标值', 2], '备注'],
      ['', '', '', other, own, ''],
      [...ONE.slice(0, 3), before, '≥20公里', ''],
    ]);
    expect(draft!.record['indicators']).toMatchObject([{ target: '≥20公里', extra: { [other]: before } }]);
  });

  test('under a banner of their own in a form without a title that tells its kind', async () => {
    const rows: Cell[][] = [[...NAME], [['年度绩效目标表', 6]], [...HEAD], [...ONE]];
    const drafts = await read(rows, '2024年项目申报书');
    expect(drafts.map(({ record }) => [record['project'], record['indicators']])).toMatchObject([
      ['河道保洁', [{ name: '保洁河道', target: '≥20公里' }]],
    ]);
  });
});

describe('money', () => {
  test('of single years, before an amount only', async () => {
    const [draft] = await read([
      NAME,
      ['项目期限', ['2023年', 2], '项目编码', ['23001', 2]],
      [['项目资金（万元）', 1, 3], '实施期资金总额', '900', '年度资金总额', ['350', 2]],
      ['2023年', '300', '其他资金', ['0', 2]],
      ['2024年', '600', '', ['', 2]],
      HEAD,
      ONE,
    ]);
    const fund = (scope: string, source: string, label: string, amount: string) => ({ scope, source, label, amount });
    expect(draft!.record['funds']).toEqual([
      fund('project', 'total', '实施期资金总额', '900'),
      fund('project', 'extra', '2023年', '300'),
      fund('project', 'extra', '2024年', '600'),
      fund('annual', 'total', '年度资金总额', '350'),
      fund('annual', 'other', '其他资金', '0'),
    ]);
    expect(draft!.record['extra']).toEqual({ 项目期限: '2023年', 项目编码: '23001' });
  });

  test.each(['年度金额', '预算数'])('%s is the total of the year', async (label) => {
    const [draft] = await read([NAME, [label, '45.00', '其中：财政资金', ['45.00', 3]], HEAD, ONE]);
    expect(draft!.record['funds']).toMatchObject([
      { scope: 'annual', source: 'total', amount: '45.00' },
      { scope: 'annual', source: 'appropriation' },
    ]);
  });
});

describe('heads', () => {
  test('the year between two labels of one line', async () => {
    const [draft] = await read([NAME, HEAD, ONE], undefined, '填报单位：样例区水务局    2023年度    金额单位：元');
    expect(draft!.record).toMatchObject({ year: '2023', implementer: '样例区水务局', currency: '元' });
  });

  test('总体绩效目标 is of the project where the year has a goal of its own', async () => {
    const goals: Cell[][] = [
      ['总体绩效目标', ['三年保洁60公里。', 5]],
      ['年度绩效目标', ['保洁20公里。', 5]],
    ];
    const both = await read([NAME, ...goals, HEAD, ONE]);
    expect(both[0]!.record['goal']).toEqual({ project: '三年保洁60公里。', annual: '保洁20公里。' });
    const alone = await read([NAME, goals[0]!, HEAD, ONE]);
    expect(alone[0]!.record['goal']).toEqual({ annual: '三年保洁60公里。' });
  });
});

test('a list of projects may print its heading again', async () => {
  const head: Cell[] = ['项目支出名称', '年度目标', ...HEAD];
  const drafts = await read([
    head,
    ['河道保洁', '保洁20公里。', ...ONE],
    head,
    ['湖泊清淤', '清淤2处。', '产出指标', '数量指标', '清淤湖泊', ['2处', 3]],
  ]);
  expect(drafts.map(({ record }) => record['project'])).toEqual(['河道保洁', '湖泊清淤']);
  expect(drafts[0]!.record['indicators']).toHaveLength(1);
});
