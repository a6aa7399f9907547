import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeManifest, manifest } from '../../../src/core/release/manifest.ts';
import { canonicalText, recordHash } from '../../../src/core/release/values.ts';
import { selfEvaluation } from '../forms/records.ts';
import { contentOf, formOf, sha256 } from './made-up.ts';

/** The same data with the keys of every object in another order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  );
};

test('the canonical text is JSON of the same data, whatever the order of the keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalText(value);
      expect(canonicalText(turned(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 300 },
  );
});

test('a record’s hash is of what the form prints, and of nothing else', () => {
  const record = selfEvaluation({ grade: '优' });
  const hash = recordHash(record, sha256);
  expect(recordHash({ ...record, publication: { status: 'published' } }, sha256)).toBe(hash);
  expect(recordHash({ ...record, grade: '良' }, sha256)).not.toBe(hash);
});

test('the name of a release does not depend on the release before it', () => {
  const content = contentOf([formOf('dangjian', selfEvaluation())]);
  const files = { 'index.html': { sha256: sha256('a'), bytes: 1 } };
  const first = makeManifest(files, content, undefined, sha256);
  const later = makeManifest(files, content, sha256('b'), sha256);
  expect(later.hash).toBe(first.hash);
  expect([first.previous, later.previous]).toEqual([null, sha256('b')]);
  expect(manifest.safeParse(later).success).toBe(true);
  expect(makeManifest({}, content, undefined, sha256).hash).not.toBe(first.hash);
});
