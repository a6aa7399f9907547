import { describe, expect, test } from 'vitest';
import { listViews } from '../../src/client/chart-views.ts';
import type { ChartData } from '../../src/client/chart-look.ts';

const data: ChartData = {
  type: 'columns',
  unit: '元',
  categories: ['2022', '2023'],
  shareOf: '年初预算',
  series: [
    {
      name: '已用',
      tone: 'result',
      points: [
        { value: '1171028.93', shown: '117.10万元', exact: '1171028.93元', share: '68.08' },
        { value: '500000', shown: '50.00万元' },
      ],
    },
  ],
};
const shown = (view: ChartData) => view.series[0]!.points.map((point) => point?.shown);

describe('a chart of money', () => {
  test('can be read in 万元, in 元 to the last digit, and as shares', () =>
    expect(listViews(data).map((view) => [view.name, shown(view.data)])).toEqual([
      ['万元', ['117.10万元', '50.00万元']],
      ['元', ['1171028.93元', '500000元']],
      ['占年初预算的%', ['68.08%', undefined]],
    ]));

  test('has no shares where it knows no whole, and a chart of points nothing to switch', () => {
    const { shareOf: _, ...bare } = data;
    expect(listViews(bare).map(({ name }) => name)).toEqual(['万元', '元']);
    expect(listViews({ ...bare, unit: '分' })).toHaveLength(1);
  });
});
