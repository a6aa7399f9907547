import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

const takeInCells = async (income: string, spending: string) => {
  const rows = [
    ['部门整体支出绩效自评表'],
    ['（2023年度）'],
    ['部门名称', '某某街道办事处'],
    ['年度预算申请(万元)', '', '年初预算数', '全年预算数', '全年执行数', '执行率'],
    ['', '年度资金总额', '280.00', '300.00', '294.00', '98.00%'],
    ['', '按收入性质分：', income],
    ['', '按支出性质分：', spending],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['履职效果', '社会效益', '受益人数', '≥100人', '120人', '90', '90'],
  ];
  const text = rows.map((cells) => cells.join('\t')).join('\n');
  const document = await readDocument({ name: '表.txt', bytes: new TextEncoder().encode(text) });
  return takeIn(document).drafts[0]!;
};

describe('a breakdown printed in one cell', () => {
  test('is the rows it stands for, in the column whose total it adds up to, as printed and with a doubt', async () => {
    const { record, doubts } = await takeInCells(
      '其中：一般公共预算：200.00万元；政府性基金拨款：；其他资金：１００万元',
      '其中：基本支出：180.00；项目支出：100.00',
    );
    expect(record['funds']).toMatchObject([
      { source: 'total' },
      { source: 'appropriation', breakdown: 'income', label: '一般公共预算', adjusted: '200.00万元' },
      { source: 'extra', breakdown: 'income', label: '政府性基金拨款', adjusted: '' },
      { source: 'other', breakdown: 'income', label: '其他资金', adjusted: '１００万元' },
      { source: 'basic', breakdown: 'spending', label: '基本支出', initial: '180.00' },
      { source: 'projects', breakdown: 'spending', label: '项目支出', initial: '100.00' },
    ]);
    expect(record).not.toHaveProperty('extra');
    expect(doubts.filter(({ id }) => id === 'breakdown-in-cell').map(({ path }) => path)).toEqual([
      'funds.1',
      'funds.4',
    ]);
  });

  test.each(['其中：基本支出：180.00；项目支出：90.00', '基本支出不超过上年；项目支出按需安排'])(
    'stays as it is printed where it is no column of the total: %s',
    async (spending) => {
      const { record } = await takeInCells('其中：一般公共预算：200；其他资金：100', spending);
      expect(record['extra']).toEqual({ 按支出性质分: spending });
    },
  );
});
