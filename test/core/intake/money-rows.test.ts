import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** 样例数据: a money table as text whose merges are lost, and with them some of the blank cells. */
async function read(rows: readonly string[], title = '2023年度项目支出绩效自评表'): Promise<Draft> {
  const indicators = ['一级指标\t二级指标\t三级指标\t年度指标值', '产出指标\t数量指标\t巡查\t12次'];
  const text = [title, '项目名称\t河道养护', ...rows.map((row) => row.replaceAll(' ', '\t')), ...indicators].join('\n');
  return takeIn(await readDocument({ name: '表.txt', bytes: new TextEncoder().encode(text) })).drafts[0]!;
}
const HEAD = '项目资金（万元）  年初预算数 全年预算数 全年执行数 分值 执行率 得分';
const fundsOf = (draft: Draft): unknown => draft.record['funds'];
const rivalsOf = (draft: Draft): string[] =>
  draft.doubts.flatMap(({ id, path }) => (id === 'rival-cell' ? [path] : []));

describe('a row that has lost a blank cell', () => {
  test('is placed where executed ÷ budget is the rate', async () => {
    const draft = await read([HEAD, ' 年度资金总额 614.98 455.09 10 74.00% 7.40']);
    expect(fundsOf(draft)).toMatchObject([
      { initial: '', adjusted: '614.98', executed: '455.09', weight: '10', rate: '74.00%', score: '7.40' },
    ]);
  });

  test('is placed where the parts add up to the total', async () => {
    const draft = await read([
      HEAD,
      ' 年度资金总额  90 80 10  9',
      ' 其中：财政拨款  60 50 -  -',
      ' 其他资金 30 30 -  -',
    ]);
    expect(fundsOf(draft)).toMatchObject([
      { adjusted: '90', executed: '80' },
      { adjusted: '60', executed: '50' },
      { initial: '', adjusted: '30', executed: '30', weight: '-', score: '-' },
    ]);
  });

  test('says which other cell may stand at a place, where nothing tells', async () => {
    const draft = await read([HEAD, ' 年度资金总额 90 90 10  9']);
    expect(rivalsOf(draft)).toEqual(expect.arrayContaining(['funds.0.adjusted']));
    expect(draft.doubts.find(({ path }) => path === 'funds.0.adjusted')).toMatchObject({ id: 'rival-cell' });
  });
});

test('rows with blanks are doubted where others of their table have lost some', async () => {
  const doubted = async (...rows: string[]): Promise<string[]> =>
    (await read([HEAD, ' 年度资金总额 90 90 90 10 100% 10', ...rows])).doubts.flatMap(({ id, path }) =>
      id === 'blanks-lost' ? [path] : [],
    );
  expect(await doubted(' 上年结转资金 0 0 0 - - ', '其他资金 0 0 0  - ')).toEqual(['funds.1', 'funds.2']);
  expect(await doubted(' 上年结转资金 0 0 0 - - ', ' 其他资金 0 0 0  - ')).toEqual([]);
  // — goes under the rate as well as under the points, where another part has it
  expect(await doubted(' 财政拨款 90 90 90  100% -', ' 其他资金 0 0 0  - ')).toEqual(['funds.2']);
  // and so does 0 under the amount executed
  expect(await doubted(' 上年结转资金 0 0 0   ', ' 其他资金 0 0')).toEqual(['funds.2']);
});

test('a row whose blanks are all there has no rivals, however far it stands from its headings', async () => {
  for (const label of [' 年度资金总额', '年度资金总额', '  年度资金总额']) {
    const draft = await read([HEAD, `${label}  614.98 455.09 10 74.00% 7.40`]);
    expect(fundsOf(draft)).toMatchObject([{ initial: '', adjusted: '614.98', rate: '74.00%' }]);
    expect(rivalsOf(draft)).toEqual([]);
  }
});

describe('amounts in any writing', () => {
  test('stand in their columns without a doubt, and what is no amount is doubted', async () => {
    const draft = await read([
      HEAD,
      ' 年度资金总额 ¥80.00 （3.20） 壹佰万元整 10 98％ 9.8',
      ' 其中：财政拨款 无 80.1万 待定 - - -',
    ]);
    expect(fundsOf(draft)).toMatchObject([
      { initial: '¥80.00', adjusted: '（3.20）', executed: '壹佰万元整', rate: '98％' },
      { initial: '无', adjusted: '80.1万', executed: '待定' },
    ]);
    expect(draft.doubts.filter(({ id }) => id === 'no-figure').map(({ path }) => path)).toEqual(['funds.1.executed']);
  });

  test('may stand behind their labels in one cell', async () => {
    const rows = ['资金来源（万元） 总额：¥100，其中：财政拨款80万元，自筹20。'];
    const draft = await read(rows, '2023年度项目支出绩效目标表');
    expect(fundsOf(draft)).toMatchObject([{ amount: '¥100' }, { amount: '80万元' }, { source: 'extra', amount: '20' }]);
  });
});

describe('a table of money', () => {
  test('may have its sources side by side and its amounts in rows', async () => {
    const rows = ['资金来源（万元） 合计 中央财政 其他资金', '预算数 100 80 20', '执行数 90 75 15'];
    expect(fundsOf(await read(rows))).toMatchObject([
      { source: 'total', label: '合计', adjusted: '100', executed: '90' },
      { source: 'extra', label: '中央财政', adjusted: '80', executed: '75' },
      { source: 'other', label: '其他资金', adjusted: '20', executed: '15' },
    ]);
  });

  test('by years goes on behind a row that is blank', async () => {
    const rows = ['资金来源 合计 2022年 2023年', '财政拨款 220 100 120', '其他资金   ', '总计 220 100 120'];
    const draft = await read(rows, '2023年度项目支出绩效目标表');
    expect((fundsOf(draft) as { scope: string; amount: string }[]).map((row) => row.amount)).toEqual([
      '220',
      '',
      '220',
      '120',
      '',
      '120',
    ]);
    expect(draft.record['extra']).toMatchObject({ '总计(2022年)': '100' });
  });
});
