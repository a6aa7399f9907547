import { expect, test } from 'vitest';
import { groupByProject, takeResults } from '../../../src/core/search/groups.ts';
import type { ListedDocument } from '../../../src/core/search/listing.ts';

const found = (project: string, year: string, title = project) => ({
  document: [0, 0, year, project, title, ''] as ListedDocument,
});
const results = [
  found('old', '2020', '助餐'),
  found('new', '2024', '送餐'),
  found('old', '2021', '助餐点'),
  found('new', '2022', '送餐'),
];
const shapeOf = (groups: ReturnType<typeof groupByProject<(typeof results)[number]>>) =>
  groups.map(({ title, results: own }) => [title, ...own.map(({ document: [, , year] }) => year)]);

test('results stand by project, each newest first; projects that are named so come first, then the newest', () => {
  expect(shapeOf(groupByProject(results, ['餐']))).toEqual([
    ['送餐', '2024', '2022'],
    ['助餐点', '2021', '2020'],
  ]);
  expect(shapeOf(groupByProject(results, ['助餐']))[0]).toEqual(['助餐点', '2021', '2020']);
});

test('so many forms are so many, also where that is the middle of a project', () => {
  const groups = groupByProject(results, []);
  expect(shapeOf(takeResults(groups, 3))).toEqual([
    ['送餐', '2024', '2022'],
    ['助餐点', '2021'],
  ]);
  expect(takeResults(groups, 2)).toHaveLength(1);
  expect(takeResults(groups, 9)).toEqual(groups);
});
