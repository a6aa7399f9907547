import { expect, test } from 'vitest';
import { sayLimits } from '../../../src/core/open-data/limits.ts';

test('a table too long for spreadsheet programs is named once, with what to do; so is a unit without a workbook', () => {
  const files = [
    { path: '2023/indicators.csv', rows: 500_001 },
    { path: '2023/indicators.parquet', rows: 500_001 },
    { path: '2022/indicators.csv', rows: 500_000 },
    { path: 'all.zip' },
  ];
  const [long, unit, ...others] = sayLimits(files, ['样例局']);
  expect(long).toMatch(/2023\/indicators\.csv 有500001行.*parts: unit/);
  expect(unit).toContain('样例局');
  expect(others).toEqual([]);
});
