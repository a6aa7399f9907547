import { expect, test } from 'vitest';
import type { FeedItem } from '../../../src/core/feeds/atom.ts';
import { viewChanges } from '../../../src/core/report/changes.ts';

const item = (id: string, date: string): FeedItem => ({ id, date, title: id, name: id, text: '', path: `/${id}/` });

test('a day says how many forms it brought, also where it does not name them all; the newest day is first', () => {
  const many = Array.from({ length: 120 }, (_, i) => item(`p${i}`, '2024-05-20'));
  const days = viewChanges({
    published: [...many, item('old', '2023-01-01')],
    corrected: [item('c', '2024-06-01')],
    withdrawn: [item('w', '2024-05-20')],
  });
  expect(
    days.map(({ date, published, corrected, withdrawn }) => [date, published.count, corrected.count, withdrawn.count]),
  ).toEqual([
    ['2024-06-01', 0, 1, 0],
    ['2024-05-20', 120, 0, 1],
    ['2023-01-01', 1, 0, 0],
  ]);
  expect(days[1]!.published.items.map(({ id }) => id).slice(0, 3)).toEqual(['p0', 'p1', 'p10']);
  expect(days[1]!.published.items.length).toBeLessThan(120);
});

test('of many days the last ones are told', () => {
  const published = Array.from({ length: 40 }, (_, i) =>
    item(`p${i}`, `2024-01-${String((i % 31) + 1).padStart(2, '0')}`),
  );
  const days = viewChanges({ published, corrected: [], withdrawn: [] });
  expect([days[0]!.date, days.length < 31]).toEqual(['2024-01-31', true]);
});
