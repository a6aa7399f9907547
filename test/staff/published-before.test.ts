import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPublic, watchedOf } from '../../src/build/published-before.ts';
import { recordPath } from '../../src/core/library/addresses.ts';
import type { Content } from '../../src/core/library/library.ts';
import { makeManifest } from '../../src/core/release/manifest.ts';
import { canonicalText, printedPart } from '../../src/core/release/values.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { viewRelease } from '../../src/staff/views/changes.ts';
import { BEFORE } from './staff-content.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
let target: string;
let content: Content;
beforeEach(() => {
  target = mkdtempSync(join(tmpdir(), 'target-'));
  content = loadContent(BEFORE).content!;
});
afterEach(() => rmSync(target, { recursive: true, force: true }));

/** A target as a release leaves it, with these records and no pages. */
function writeTarget({ forms }: Content): void {
  const made = makeManifest({}, { forms }, undefined, sha256);
  const folder = join(target, 'releases', made.hash);
  for (const { id, record } of forms) {
    const path = join(folder, recordPath(id));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, canonicalText(printedPart(record)));
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(made));
  writeFileSync(join(target, 'history.json'), '{}');
  symlinkSync(join('releases', made.hash), join(target, 'current'), 'dir');
}

test('what is public is read from where releases go, and one file is watched for the next one', () => {
  writeTarget(content);
  const before = readPublic(content, target);
  expect(before!.forms.map(({ id }) => id).sort()).toEqual(content.forms.map(({ id }) => id).sort());
  expect(viewRelease(content, before, '2024-07-01').groups).toEqual([]);
  expect(watchedOf(target)).toEqual([join(target, 'history.json')]);
});

test('a form whose project the content has no longer is told as lost, not passed over', () => {
  writeTarget(content);
  const left = content.forms.filter(({ unit }) => unit !== 'minhang-xinzhuang');
  const now = {
    ...content,
    units: content.units.filter(({ slug }) => slug !== 'minhang-xinzhuang'),
    projects: content.projects.filter(({ unit }) => unit !== 'minhang-xinzhuang'),
    forms: left,
  };
  const before = readPublic(now, target);
  const [group] = viewRelease(now, before, '2024-07-01').groups;
  expect(group!.sort).toBe('removed');
  expect(group!.changes).toHaveLength(content.forms.length - left.length);
  expect(group!.changes.every(({ form }) => form.path === undefined)).toBe(true);
});

test('a folder of content does as well, and one that cannot be read is refused with its name', () => {
  const before = readPublic(content, BEFORE);
  expect(before!.forms).toHaveLength(content.forms.length);
  expect(watchedOf(BEFORE)).toEqual([BEFORE]);
  expect(() => readPublic(content, target)).toThrow(/读不出来[^]*site\.yaml/);
  expect(() => readPublic(content, `${target}-none`)).toThrow(/没有目录/);
});
