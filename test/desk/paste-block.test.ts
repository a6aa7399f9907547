import { expect, test } from 'vitest';
import { layBlock } from '../../src/desk/paste-block.ts';
import { applyEdits, nameOfPlace } from '../../src/filing/edits.ts';
import type { ImportedDraft } from '../../src/filing/read-forms.ts';

/* 样例数据. */
const indicators = ['甲', '乙'].map((name) => ({ name, target: '1', actual: '1' }));
const DRAFT: ImportedDraft = {
  ...{ file: 'a', cells: {}, basis: [], doubts: [], unread: [] },
  record: { kind: 'self-evaluation', indicators, project: '样例', funds: [{ source: 'total', initial: '1' }] },
};
const ROWS = [
  ['project'],
  ['funds.0.initial', 'funds.0.adjusted'],
  ...[0, 1].map((i) => ['name', 'target', 'actual'].map((key) => `indicators.${i}.${key}`)),
];

const paste = (block: string[][], path: string): Record<string, unknown> => {
  const before = applyEdits(DRAFT, []);
  const grid = { rows: ROWS, nameOf: (at: string) => nameOfPlace(before, at), newRow: (n: number) => `新${n + 1}` };
  return applyEdits(DRAFT, [layBlock(block, path, grid)]).record;
};

test('a block goes to the right and down from its place, and no further than the table', () => {
  const block = [
    ['9', '8', '太宽'],
    ['7', '6', '太宽'],
  ];
  expect(paste(block, 'indicators.0.target')['indicators']).toEqual([
    { name: '甲', target: '9', actual: '8' },
    { name: '乙', target: '7', actual: '6' },
  ]);
});

test('rows that the table does not have are added at its end, in their order; money gets none', () => {
  const rows = [['乙二'], ['丙'], ['丁']];
  expect((paste(rows, 'indicators.1.name')['indicators'] as { name: string }[]).map(({ name }) => name)).toEqual([
    ...['甲', '乙二', '丙', '丁'],
  ]);
  expect(paste([['2', '3'], ['4']], 'funds.0.initial')['funds']).toEqual([
    { source: 'total', initial: '2', adjusted: '3' },
  ]);
  expect(paste([['新名'], ['多余']], 'project')['project']).toBe('新名');
});
