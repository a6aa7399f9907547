import { expect, test } from 'vitest';
import { listRows, median } from '../../src/bench/report-bench.ts';
import { shareStages } from '../../src/bench/stages.ts';
import { PROJECT } from '../../src/program/project.ts';

test('a case is told by its median and as a ratio to the build from nothing', () => {
  const taken = (...walls: number[]) => walls.map((wall) => ({ wall, cpu: wall * 2, peak: 100 }));
  const rows = listRows({
    cases: [
      { id: 'cold', taken: taken(9, 10, 30) },
      { id: 'change', taken: taken(2, 1, 5) },
      { id: 'save', taken: [{ wall: 0.5 }] },
    ],
  });
  expect(rows.map(({ id, seconds, ratio, cpu }) => [id, seconds, ratio, cpu])).toEqual([
    ['cold', 10, 1, 20],
    ['change', 2, 0.2, 4],
    ['save', 0.5, 0.05, undefined],
  ]);
  expect(median([4, 1, 3, 2])).toBe(2);
});

test('time counts for the stage whose code asked for it, idle time for none', () => {
  const node = (id: number, functionName: string, path: string, children: number[]) => ({
    ...{ id, children },
    callFrame: { functionName, url: path && `file://${PROJECT}/${path}`, scriptId: '', lineNumber: 0, columnNumber: 0 },
  });
  const profile = {
    nodes: [
      node(1, '(root)', '', [2, 4, 5]),
      node(2, 'audit', 'src/core/rules/a.ts', [3]),
      node(3, 'divide', 'node_modules/decimal.js/decimal.mjs', []),
      node(4, '(idle)', '', []),
      node(5, 'write', 'src/disk/a.ts', []),
    ],
    ...{ startTime: 0, endTime: 0, samples: [3, 4, 5], timeDeltas: [3e6, 50e6, 1e6] },
  };
  expect(shareStages([profile, undefined])).toEqual([
    { stage: '核对', share: 0.75 },
    { stage: '读写文件、分工', share: 0.25 },
  ]);
});
