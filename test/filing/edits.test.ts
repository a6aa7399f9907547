import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, nameOfPlace, TABLES, type Edit } from '../../src/filing/edits.ts';
import { readForms, type ImportedDraft } from '../../src/filing/read-forms.ts';
import { readDocument } from '../../src/importers/read-document.ts';
import { makeForm } from '../io/import/form-page.ts';

/* 样例数据. */
const read = async (): Promise<ImportedDraft> => {
  const bytes = new TextEncoder().encode(makeForm());
  const document = await readDocument({ name: '表.html', bytes });
  return readForms({ document, sha256: 'ab' }, { forms: [] }).drafts[0]!;
};
const DRAFT = await read();
const indicators = DRAFT.record['indicators'] as Record<string, string>[];

const row = fc.constantFrom(...indicators.keys(), 99).map(String);
const place = fc.oneof(
  fc.constantFrom('project', 'goal.expected', 'extra.备注', 'extra.1.2', 'labels.goal.expected', 'total.score'),
  fc.tuple(fc.constantFrom(...TABLES), row, fc.constantFrom('name', 'actual', 'extra.甲.乙')).map((p) => p.join('.')),
);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ sort: fc.constant('set' as const), at: place, text: fc.string() }),
  fc.record({
    ...{ sort: fc.constant('add-row' as const), table: fc.constantFrom(...TABLES) },
    ...{ row: fc.uuid(), after: row },
  }),
  fc.record({ sort: fc.constant('remove-row' as const), table: fc.constantFrom(...TABLES), row }),
  fc.record({
    ...{ sort: fc.constant('move-row' as const), table: fc.constantFrom(...TABLES), row },
    by: fc.constantFrom(-1 as const, 1 as const),
  }),
  fc.record({ sort: fc.constant('accept' as const), doubts: fc.array(fc.nat(20)) }),
);

describe('edits of a draft', () => {
  test('none of them, and all of them undone, give the draft that was read', () => {
    const before = structuredClone(DRAFT);
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        applyEdits(DRAFT, edits);
        expect(applyEdits(DRAFT, [])).toMatchObject({ ...before, open: [...before.doubts.keys()] });
        expect(DRAFT).toEqual(before);
      }),
    );
  });

  test('a place keeps its name, whatever rows go or come before', () => {
    fc.assert(
      fc.property(fc.array(edit), fc.integer({ min: 0, max: indicators.length - 1 }), (edits, i) => {
        const changed = applyEdits(DRAFT, [...edits, { sort: 'set', at: `indicators.${i}.actual`, text: '改过' }]);
        const isGone = edits.some((e) => e.sort === 'remove-row' && e.table === 'indicators' && e.row === String(i));
        const rows = (changed.record['indicators'] ?? []) as Record<string, string>[];
        const found = rows.flatMap(({ actual }, at) => (actual === '改过' ? [`indicators.${at}.actual`] : []));
        const named = found.filter((path) => nameOfPlace(changed, path) === `indicators.${i}.actual`);
        expect(named).toHaveLength(isGone ? 0 : 1);
        for (const path of named) expect(changed.written).toContain(path);
      }),
    );
  });

  test('a text of the clerk’s own has no cell of the file, and settles what was doubtful there', () => {
    const doubtful: ImportedDraft = {
      ...DRAFT,
      doubts: [
        { id: 'no-points', path: 'indicators.0.score', message: '像错了一列', at: 'A1' },
        { id: 'no-points', path: 'indicators.1.score', message: '像错了一列', at: 'A2' },
      ],
    };
    const changed = applyEdits(doubtful, [{ sort: 'set', at: 'indicators.0.score', text: '9' }]);
    expect(changed.doubts.map(({ path }) => path)).toEqual(['indicators.1.score']);
    expect(changed.cells['indicators.0.score']).toBeUndefined();
    expect(changed.cells['indicators.1.score']).toBe(DRAFT.cells['indicators.1.score']);
    const gone = applyEdits(doubtful, [{ sort: 'remove-row', table: 'indicators', row: '0' }]);
    expect(gone.doubts).toEqual([{ ...doubtful.doubts[1]!, path: 'indicators.0.score' }]);
    expect(gone.open).toEqual([1]);
    expect(applyEdits(doubtful, [{ sort: 'accept', doubts: [0, 1] }]).doubts).toEqual([]);
  });

  test('who writes again what the file says has the text of the file', () => {
    const at = 'indicators.0.actual';
    const text = indicators[0]!['actual']!;
    const changed = applyEdits(DRAFT, [
      { sort: 'set', at, text: '改过' },
      { sort: 'set', at, text },
    ]);
    expect(changed.written.has(at)).toBe(false);
    expect(changed.cells).toEqual(DRAFT.cells);
  });

  test('a row that is moved there and back again, and edits made at one stroke, change nothing else', () => {
    const move = (row: string, by: -1 | 1): Edit => ({ sort: 'move-row', table: 'indicators', row, by });
    const once = applyEdits(DRAFT, [move('0', 1)]);
    expect(once.record['indicators']).toEqual([indicators[1], indicators[0], ...indicators.slice(2)]);
    expect(once.cells['indicators.1.actual']).toBe(DRAFT.cells['indicators.0.actual']);
    expect(applyEdits(DRAFT, [move('0', 1), move('0', -1), move('0', -1)]).record).toEqual(DRAFT.record);
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        expect(applyEdits(DRAFT, [{ sort: 'all', edits }])).toEqual(applyEdits(DRAFT, edits));
      }),
    );
  });

  test('a text without a place gets one with its cell, or is passed over', () => {
    const draft: ImportedDraft = { ...DRAFT, unread: [{ at: 'B9', text: '另一句' }] };
    const placed = applyEdits(draft, [{ sort: 'place', unread: 'B9', at: 'extra.备注' }]);
    expect(placed.record['extra']).toMatchObject({ 备注: '另一句' });
    expect(placed.cells['extra.备注']).toBe('B9');
    expect(placed.unread).toEqual([]);
    expect(applyEdits(draft, [{ sort: 'dismiss', unread: 'B9' }]).unread).toEqual([]);
  });
});
