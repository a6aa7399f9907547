import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Exact } from '../../../src/core/figures/decimal.ts';
import { decimalOf, filterRows } from '../../../src/core/report/filter-rows.ts';
import type { FiledRow, RowFile } from '../../../src/core/report/row-file.ts';

test.each([
  ['117.10万元', '1171000'],
  ['0.5万元', '5000'],
  ['1.23456万元', '12345.6'],
  ['-3.20万元', '-32000'],
  ['980.5元', '980.5'],
  ['2亿元', '200000000'],
  ['98.07%', '98.07'],
  ['0', '0'],
  ['未填', undefined],
  ['', undefined],
])('%s is sorted as %s', (text, decimal) => expect(decimalOf(text)).toBe(decimal));

const row = (unit: number, name: string, executed: string): FiledRow => [
  ...([unit, name, name, '', '', executed] as const),
  ...(['', '', ''] as const),
];
const file = (name: string, ...rows: FiledRow[]): RowFile => ({ units: [[name, name]], rows });

test('rows are found by the name of the project or the unit, over all files', () => {
  const files = [file('甲', row(0, '道路', '1元'), row(0, '绿化', '2元')), file('乙', row(0, '道路', '3元'))];
  const find = (words: string) => filterRows(files, words, '').map(({ unit, row: one }) => unit[0] + one[2]);
  expect(find('道路')).toEqual(['甲道路', '乙道路']);
  expect(find('甲')).toEqual(['甲道路', '甲绿化']);
  expect(find('桥')).toEqual([]);
});

test('the greatest comes first, whatever its unit, and what has no figure last', () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.tuple(fc.nat(1e6), fc.constantFrom('元', '万元')), fc.constant(undefined))),
      (figures) => {
        const texts = figures.map((one) => (one ? `${new Exact(one[0]).div(100).toFixed(2)}${one[1]}` : '未填'));
        const found = filterRows([file('甲', ...texts.map((text, i) => row(0, `${i}`, text)))], '', 'executed');
        const keys = found.map(({ row: one }) => decimalOf(one[5]));
        const stated = keys.filter((key) => key !== undefined);
        expect(keys.slice(0, stated.length)).toEqual(stated);
        for (const [i, key] of stated.slice(1).entries()) expect(new Exact(stated[i]!).gte(key)).toBe(true);
        expect(found).toHaveLength(texts.length);
      },
    ),
  ));
