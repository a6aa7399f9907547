import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Content } from '../../src/core/library/library.ts';
import { newestRelease } from '../../src/release/newest.ts';
import { readPublished } from '../../src/release/published.ts';
import { rollback } from '../../src/release/rollback.ts';
import { noStep } from '../../src/release/step.ts';
import { currentRelease, listReleases, releaseFolder } from '../../src/release/target.ts';
import { selfEvaluation } from '../core/forms/records.ts';
import { contentOf, formOf, withStatus } from '../core/release/made-up.ts';
import { objectTo, publishRecords, TODAY } from './small-releases.ts';
import { makeFolder } from './tiny-site.ts';

let room: string;
let target: string;
beforeEach(() => {
  room = makeFolder();
  target = join(room, 'target');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const formWith = (project: string, executed: string) =>
  formOf(
    project,
    withStatus(selfEvaluation({ funds: [{ source: 'total', label: '年度资金总额', executed }] }), {
      status: 'published',
      publisher: '某某街道',
    }),
  );
const one: Content = contentOf([formWith('a', '1')]);
const two: Content = contentOf([formWith('a', '1'), formWith('b', '2')]);
const altered: Content = contentOf([formWith('a', '1'), formWith('b', '9')]);
const history = (): string => join(target, 'history.json');

/** Two releases, the second of them public. */
function releaseBoth(): [first: string, second: string] {
  return [publishRecords(target, one), publishRecords(target, two)];
}
const expectGuarded = (second: string): void => {
  expect(newestRelease(target)).toBe(second);
  expect(objectTo(target, two)).toEqual([]);
  expect(objectTo(target, altered)).toMatchObject([{ message: expect.stringContaining('由“2”变成“9”') }]);
};

test('what was public after a rollback still counts: the newest release is held against, not the current one', () => {
  const [first, second] = releaseBoth();
  rollback(target, undefined, TODAY, noStep);
  expect(currentRelease(target)).toBe(first);
  expectGuarded(second);
  expect(objectTo(target, one)).toMatchObject([{ message: expect.stringContaining('却没有了') }]);
});

test('a release made after a rollback goes on from the newest', () => {
  const [, second] = releaseBoth();
  rollback(target, undefined, TODAY, noStep);
  const third = publishRecords(target, contentOf([...two.forms, formWith('c', '3')]));
  const { previous } = JSON.parse(readFileSync(join(releaseFolder(target, third), 'manifest.json'), 'utf8')) as {
    previous: string;
  };
  expect([previous, newestRelease(target)]).toEqual([second, third]);
});

test('deleting current while releases or the history remain is refused', () => {
  releaseBoth();
  rmSync(join(target, 'current'));
  expect(() => readPublished(target)).toThrow(/current 却不见了/);
  rmSync(history());
  expect(() => readPublished(target)).toThrow(/current 却不见了/);
  rmSync(join(target, 'releases'), { recursive: true });
  writeFileSync(history(), JSON.stringify([{ release: '0'.repeat(64), by: 'release', date: TODAY }]));
  expect(() => readPublished(target)).toThrow(/current 却不见了/);
});

test('a history that is deleted, damaged or shortened does not make the newest release forgotten', () => {
  const [first, second] = releaseBoth();
  rollback(target, undefined, TODAY, noStep);
  for (const text of [undefined, '{', JSON.stringify([{ release: first, by: 'release', date: TODAY }])]) {
    if (text === undefined) rmSync(history());
    else writeFileSync(history(), text);
    expectGuarded(second);
  }
});

test('going back to releases after the history was lost does not make the order of them', () => {
  const [first, second] = releaseBoth();
  rmSync(history());
  rollback(target, second, TODAY, noStep);
  expectGuarded(second);
  rollback(target, first, TODAY, noStep);
  rmSync(history());
  rollback(target, second, TODAY, noStep);
  expectGuarded(second);
  rollback(target, first, TODAY, noStep);
  expectGuarded(second);
});

test('the newest release that is gone is asked for, whatever is public now', () => {
  const [first, second] = releaseBoth();
  rollback(target, first, TODAY, noStep);
  renameSync(releaseFolder(target, second), join(room, 'aside'));
  expect(() => readPublished(target)).toThrow(new RegExp(`${second}不见了`));
  // a link in its place is no release
  symlinkSync(join(room, 'aside'), releaseFolder(target, second));
  expect(listReleases(target)).toEqual([first]);
  expect(() => readPublished(target)).toThrow(/不见了/);
});

test('current made to lead to an earlier release by hand is no new state', () => {
  const [first, second] = releaseBoth();
  rmSync(join(target, 'current'));
  symlinkSync(join('releases', first), join(target, 'current'));
  expectGuarded(second);
});

test.each(['swap', 'rename', 'link'] as const)(
  'a release that was stopped at %s was never public and counts for nothing',
  (at) => {
    const [, second] = releaseBoth();
    const stop = (name: string): void => {
      if (name === at) throw new Error('stopped');
    };
    expect(() => publishRecords(target, contentOf([...two.forms, formWith('c', '3')]), stop)).toThrow('stopped');
    expect(newestRelease(target)).toBe(second);
    const other = contentOf([...two.forms, formWith('c', '4')]);
    expect(objectTo(target, other)).toEqual([]);
    const third = publishRecords(target, other);
    expect(listReleases(target)).toHaveLength(3);
    expect(newestRelease(target)).toBe(third);
  },
);

test('one that was stopped after it was public counts, though the history does not know it', () => {
  releaseBoth();
  const stop = (name: string): void => {
    if (name === 'history') throw new Error('stopped');
  };
  expect(() => publishRecords(target, contentOf([...two.forms, formWith('c', '3')]), stop)).toThrow('stopped');
  expect(newestRelease(target)).toBe(currentRelease(target));
  expect(objectTo(target, contentOf([...two.forms, formWith('c', '4')]))).toHaveLength(1);
});

test('where the first release was stopped before it was public, nothing was published yet', () => {
  const stop = (name: string): void => {
    if (name === 'swap') throw new Error('stopped');
  };
  expect(() => publishRecords(target, one, stop)).toThrow('stopped');
  expect(newestRelease(target)).toBe(undefined);
  publishRecords(target, altered);
  expect(objectTo(target, altered)).toEqual([]);
});
