import { expect, test, vi } from 'vitest';
import { refusal } from './read.ts';

vi.mock('../../src/importers/text/split-cells.ts', () => ({
  splitCells: () => {
    throw new TypeError('a slip of ours');
  },
}));

test('a reader’s own failure is not said to be a fault of the file', async () => {
  const { code, message, cause } = await refusal('表.csv', '项目,金额\n甲,1\n');
  expect([code, cause]).toEqual(['reader-failed', expect.any(TypeError)]);
  expect(message).toContain('也可能是程序的问题');
});
