import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHead, csvLines, guard, unguard } from '../../../src/core/tables/csv.ts';
import type { Column } from '../../../src/core/tables/table.ts';
import { readCsv } from './read-csv.ts';

const column = (name: string, sort: Column['sort']): Column => ({ name, title: name, sort, meaning: '' });

describe('the guard of cells that look like formulas', () => {
  test.each([
    ['=365天', "'=365天"],
    ['=100%', "'=100%"],
    ['+86', "'+86"],
    ['@甲', "'@甲"],
    ["'甲", "''甲"],
    ['\t甲', "'\t甲"],
    ['\n甲', "'\n甲"],
    ['＝80', "'＝80"],
    ['－', "'－"],
    ['-5%', "'-5%"],
    ['-甲', "'-甲"],
    ['-1-2', "'-1-2"],
    ['-', '-'],
    ['--', '--'],
    ['-3.20', '-3.20'],
    ['-1,171,028.93', '-1,171,028.93'],
    ['≥95%', '≥95%'],
    ['—', '—'],
    ['', ''],
  ])('%j is written %j', (text, written) => expect(guard(text)).toBe(written));

  test('comes off again, whatever the text', () => {
    const start = fc.constantFrom('', '=', '+', '-', '@', "'", '\t', '\r', '\n', '＝', '＋', '－', '＠');
    const texts = fc.tuple(start, fc.string({ unit: 'grapheme' })).map(([sign, rest]) => sign + rest);
    fc.assert(fc.property(texts, (text) => unguard(guard(text)) === text));
  });

  test('leaves nothing in front of which a spreadsheet program would reckon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(guard(text)).not.toMatch(/^[=+@\t\r\n＝＋－＠]|^-(?!-*$)(?![\d,]+(?:\.\d+)?$)/u);
      }),
    );
  });
});

describe('a CSV file', () => {
  const columns = [column('a', 'printed'), column('b', 'yuan'), column('c', 'text')];

  test('begins with the mark Excel knows UTF-8 by, has one line of names and ends each line in CR LF', () => {
    const file = csvHead(columns) + csvLines(columns, [['甲', '-1.50', undefined]]);
    expect(file).toBe('\ufeffa,b,c\r\n甲,-1.50,\r\n');
  });

  test('gives back every text', () => {
    const cell = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const own = [column('a', 'printed'), column('c', 'text')];
        const [, ...read] = readCsv(csvHead(own) + csvLines(own, rows));
        expect(read.map((row) => row.map(unguard))).toEqual(rows);
      }),
    );
  });
});
