import fc from 'fast-check';
import type { SourceCell, SourceDocument, SourceTable } from '../../../src/core/intake/document.ts';

type Mutation = (table: SourceTable) => SourceTable;
const withCells = (table: SourceTable, cells: readonly SourceCell[]): SourceTable => ({ ...table, cells });

const pick = (table: SourceTable, share: number): SourceCell | undefined =>
  table.cells[Math.floor(share * table.cells.length)];
const share = fc.double({ min: 0, max: 0.999, noNaN: true });

const dropCell = share.map(
  (at): Mutation =>
    (table) =>
      withCells(
        table,
        table.cells.filter((cell) => cell !== pick(table, at)),
      ),
);

const ODD_TEXTS = [
  '',
  '一级指标',
  '项目名称',
  '总分',
  '财政项目支出绩效自评表',
  '年初预算数',
  '产出指标',
  '12.5',
  '>=90%',
  '—',
  '__proto__',
  'constructor',
  '年度总体目标',
  '(2023年度)',
  '单位：万元',
  '<p>文字</p>',
  '文\n字',
  '实施单位：某局',
  '其他资金',
  '得分',
];
const changeText = fc.tuple(share, fc.constantFrom(...ODD_TEXTS)).map(
  ([at, text]): Mutation =>
    (table) =>
      withCells(
        table,
        table.cells.map((cell) => (cell === pick(table, at) ? { ...cell, text } : cell)),
      ),
);

const swapColumns = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]): Mutation => (table) => {
  const other = (column: number): number => (column === a ? b : column === b ? a : column);
  const cells = table.cells.map((cell) => ({ ...cell, column: Math.min(other(cell.column), table.columns - 1) }));
  return withCells(
    table,
    cells.sort((x, y) => x.row - y.row || x.column - y.column),
  );
});

const dropRow = share.map(
  (at): Mutation =>
    (table) =>
      withCells(
        table,
        table.cells.filter(({ row }) => row !== Math.floor(at * table.rows)),
      ),
);

const loseMerges = fc.constant<Mutation>((table) => ({
  ...table,
  merges: 'lost',
  cells: table.cells.map((cell) => ({ ...cell, rowSpan: 1, columnSpan: 1 })),
}));

const growCell = fc.tuple(share, fc.integer({ min: 1, max: 9 })).map(
  ([at, span]): Mutation =>
    (table) =>
      withCells(
        table,
        table.cells.map((cell) => (cell === pick(table, at) ? { ...cell, rowSpan: span, columnSpan: span } : cell)),
      ),
);

const shiftRow = fc.tuple(share, fc.integer({ min: -2, max: 2 })).map(([at, by]): Mutation => (table) => {
  const row = Math.floor(at * table.rows);
  return withCells(
    table,
    table.cells.map((cell) => (cell.row === row ? { ...cell, column: Math.max(0, cell.column + by) } : cell)),
  );
});

/** A few things that go wrong with tables on their way, one after the other. */
export const anyDamage = fc.array(
  fc.oneof(dropCell, changeText, swapColumns, dropRow, loseMerges, growCell, shiftRow),
  {
    minLength: 1,
    maxLength: 12,
  },
);

/** The document with every table damaged. */
export const damage = (document: SourceDocument, mutations: readonly Mutation[]): SourceDocument => ({
  ...document,
  parts: document.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) =>
      block.type === 'table' ? mutations.reduce((table, mutate) => mutate(table), block) : block,
    ),
  })),
});
