import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/program/project.ts';
import { findRefused, listLicences, type Lock } from '../../src/upkeep/licences.ts';

const lockOf = (packages: Lock['packages']): Lock => ({ packages });
const refused = (license: string | undefined, name = 'a'): number =>
  findRefused(listLicences(lockOf({ [`node_modules/${name}`]: { version: '1.0.0', ...(license && { license }) } })))
    .length;

test('a package under a licence that nobody has accepted is named', () => {
  expect(['MIT', 'Apache-2.0 AND MIT', '(GPL-3.0 OR MIT)'].map((one) => refused(one))).toEqual([0, 0, 0]);
  expect(['GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN x', undefined].map((one) => refused(one))).toEqual([
    1, 1, 1, 1,
  ]);
  expect(refused('LGPL-3.0-or-later')).toBe(1);
  expect(refused('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64')).toBe(0);
});

test('what comes with the program is listed, what only its making needs is not', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', license: 'MIT' },
    'node_modules/b/node_modules/@c/d': { version: '3.0.0', license: 'ISC' },
    'node_modules/e': { version: '1.0.0', license: 'GPL-3.0', dev: true },
  };
  expect(listLicences(lockOf(packages)).map(({ name, version }) => `${name} ${version}`)).toEqual([
    'b 2.0.0',
    '@c/d 3.0.0',
  ]);
});

test('all that comes with this program may', () => {
  const lock = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as Lock;
  const packages = listLicences(lock);
  expect(packages.map(({ name }) => name)).toContain('astro');
  expect(findRefused(packages)).toEqual([]);
});
