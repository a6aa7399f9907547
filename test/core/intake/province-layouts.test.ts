import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../src/core/intake/model.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { compare } from './damage/compare.ts';
import { drawLayout, listLayouts } from './draw-layout.ts';

/** What the records say where the layout says what is right, without white space. */
function same(got: unknown, wanted: unknown): unknown {
  if (typeof wanted === 'string') return typeof got === 'string' ? got.normalize('NFKC').replace(/\s/g, '') : got;
  if (Array.isArray(wanted)) return wanted.map((part, i) => same((got as unknown[] | undefined)?.[i], part));
  const own = got as Record<string, unknown> | undefined;
  return Object.fromEntries(
    Object.entries(wanted as object).map(([key, part]: [string, unknown]) => [key, same(own?.[key], part)]),
  );
}

const rowsOf = ({ record }: Pick<Draft, 'record'>): unknown => (record['indicators'] as unknown[]).length;

describe('forms in the layouts of other provinces', () => {
  const layouts = listLayouts();
  test.each(layouts)('%s is read as it is printed, with its merges and without them', (_, layout) => {
    for (const merges of ['true', 'lost'] as const) {
      const { drafts } = takeIn(drawLayout(layout, merges));
      const wanted = layout.expect;
      expect(drafts.map(({ record }) => record).map((record, i) => same(record, wanted[i]))).toEqual(
        wanted.map((record) => same(record, record)),
      );
      expect(drafts.map(rowsOf)).toEqual(wanted.map((record) => rowsOf({ record })));
    }
  });

  test.each(layouts)('%s has no wrong value without a doubt where covered cells went with the merges', (_, layout) => {
    const { drafts } = takeIn(drawLayout(layout, 'stripped'));
    layout.expect.forEach((record, i) => {
      expect(compare(record, drafts[i]).faults.filter((fault) => fault.startsWith('silent'))).toEqual([]);
    });
  });
});
