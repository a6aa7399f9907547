import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFolder, findFile, type FoundFile } from '../../src/build/kept/found-files.ts';
import { listFolder } from '../../src/disk/folder-files.ts';
import { listAgain, UNSETTLED } from '../../src/release/known-folders.ts';
import { makeFolder } from '../release/tiny-site.ts';

const PATHS = ['index.html', 'units/a/index.html', 'units/a/b/index.html', 'units/c/index.html'];
const LONG_AGO = new Date('2026-01-01');
let site: string;
let files: ReadonlyMap<string, FoundFile>;

/** Folders as they are some time after the last change: one that is just changed is not trusted. */
const settle = (): void => {
  for (const folder of ['units/a/b', 'units/a', 'units/c', 'units', ''])
    utimesSync(join(site, folder), LONG_AGO, LONG_AGO);
};
beforeEach(() => {
  site = makeFolder();
  for (const path of PATHS) {
    mkdirSync(join(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), path);
  }
  files = new Map(PATHS.map((path) => [path, findFile(join(site, path))!]));
  settle();
});
afterEach(() => rmSync(site, { recursive: true, force: true }));

const none = new Map<string, number>();

test('a folder that is as it was is not read again, and every folder in it is known', () => {
  const first = checkFolder(site, files, none);
  expect(first).toMatchObject({ touched: new Set(), others: [] });
  expect([...first.folders.keys()].sort()).toEqual(['.', 'units', 'units/a', 'units/a/b', 'units/c']);
  writeFileSync(join(site, 'units/c/theirs.txt'), '');
  settle();
  // its time says that nothing was put in
  expect(checkFolder(site, files, first.folders).others).toEqual([]);
  expect(checkFolder(site, files, none).others).toEqual(['units/c/theirs.txt']);
});

test('what somebody puts in, takes out or writes is found', () => {
  const { folders } = checkFolder(site, files, none);
  mkdirSync(join(site, 'units/theirs'));
  symlinkSync('index.html', join(site, 'link'));
  writeFileSync(join(site, 'units/a/theirs.txt'), '');
  writeFileSync(join(site, 'index.html'), 'others');
  rmSync(join(site, 'units/c'), { recursive: true });
  const { touched, others } = checkFolder(site, files, folders);
  expect([...touched].sort()).toEqual(['index.html', 'units/c/index.html']);
  expect([...others].sort()).toEqual(['link', 'units/a/theirs.txt', 'units/theirs/']);
});

test('a folder that was changed a moment ago is read again the next time', () => {
  writeFileSync(join(site, 'units/c/index.html'), 'again');
  rmSync(join(site, 'units/a/index.html'));
  expect([...checkFolder(site, files, none).folders.keys()]).not.toContain('units/a');
});

test('a list of files is made again from what is known, and only folders with another time are read', () => {
  const first = listAgain(site, { files: [], times: {} });
  expect(first.files).toEqual(listFolder(site).files);
  expect(Object.keys(first.times).sort()).toEqual(['', 'units', 'units/a', 'units/a/b', 'units/c']);
  writeFileSync(join(site, 'units/c/theirs.txt'), '');
  settle();
  // its time says that nothing was put in
  expect(listAgain(site, first)).toEqual(first);
  // what was changed just now is read, and not trusted the next time either
  rmSync(join(site, 'units/a/b'), { recursive: true });
  mkdirSync(join(site, 'units/d/e'), { recursive: true });
  writeFileSync(join(site, 'units/d/e/new.html'), '');
  const second = listAgain(site, first);
  expect(second.files).toEqual(['index.html', 'units/a/index.html', 'units/c/index.html', 'units/d/e/new.html']);
  const known = Object.keys(second.times).filter((folder) => second.times[folder] !== UNSETTLED);
  expect(known).toEqual(['', 'units/c']);
  // also below a folder that is known
  utimesSync(join(site, 'units'), LONG_AGO, LONG_AGO);
  const third = listAgain(site, second);
  expect(third.times['units']).toBe(LONG_AGO.getTime());
  expect(listAgain(site, third).files).toEqual(second.files);
});
