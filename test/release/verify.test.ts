import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getOverHttp, verifySite } from '../../src/release/verify-site.ts';
import { verifyFolder } from '../../src/release/verify.ts';
import { releaseHash, type Manifest } from '../../src/core/release/manifest.ts';
import { sha256 } from '../../src/release/digests.ts';
import { listFolder } from '../../src/disk/folder-files.ts';
import { printManifest } from '../../src/release/read-manifest.ts';
import { copyFolder, makeFolder, publishTiny } from './tiny-site.ts';

const room = makeFolder();
const whole = join(room, 'target/current/');
const copy = join(room, 'copy');
let hash: string;
beforeAll(() => {
  hash = publishTiny(join(room, 'target'), 1);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

function freshCopy(): string {
  rmSync(copy, { recursive: true, force: true });
  copyFolder(whole, copy);
  return copy;
}

/** A repeatable sequence in [0, 1): a tampering that is missed can be looked at again. */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What somebody could do to one file, and where verify must name it. */
const TAMPERINGS: Readonly<Record<string, (folder: string, path: string, at: number) => { [list: string]: string[] }>> =
  {
    'turns one bit': (folder, path, at) => {
      const bytes = readFileSync(join(folder, path));
      const place = Math.floor(at * bytes.length);
      bytes[place] = bytes[place]! ^ 1;
      writeFileSync(join(folder, path), bytes);
      return { changed: [path] };
    },
    'cuts the end off': (folder, path, at) => {
      const bytes = readFileSync(join(folder, path));
      writeFileSync(join(folder, path), bytes.subarray(0, Math.floor(at * bytes.length)));
      return { changed: [path] };
    },
    'adds a byte': (folder, path) => {
      appendFileSync(join(folder, path), ' ');
      return { changed: [path] };
    },
    'takes it away': (folder, path) => {
      rmSync(join(folder, path));
      return { missing: [path] };
    },
    'renames it': (folder, path) => {
      renameSync(join(folder, path), join(folder, `${path}.bak`));
      return { missing: [path], extra: [`${path}.bak`] };
    },
    'puts a link in its place': (folder, path) => {
      renameSync(join(folder, path), join(folder, '../kept'));
      symlinkSync(join(folder, '../kept'), join(folder, path));
      return { missing: [path], extra: [path] };
    },
    'hides another beside it': (folder, path) => {
      writeFileSync(join(folder, `${path}x`), '');
      return { extra: [`${path}x`] };
    },
  };

describe('verify', () => {
  test('finds nothing where nothing was done', () => {
    expect(verifyFolder(freshCopy())).toMatchObject({ changed: [], missing: [], extra: [], checked: 4 });
  });

  test('names each of 100 tamperings, and nothing else', () => {
    const chance = makeChance(20261121);
    const names = Object.keys(TAMPERINGS);
    for (let i = 0; i < 100; i++) {
      const folder = freshCopy();
      const paths = listFolder(folder).files.filter((path) => path !== 'manifest.json');
      const path = paths[Math.floor(chance() * paths.length)]!;
      const name = names[i % names.length]!;
      const expected = { changed: [], missing: [], extra: [], ...TAMPERINGS[name]!(folder, path, chance()) };
      expect(verifyFolder(folder), `${i}: ${name}: ${path}`).toMatchObject(expected);
    }
  });

  test('does not believe a manifest that was changed along with a file', () => {
    const folder = freshCopy();
    writeFileSync(join(folder, 'index.html'), 'other');
    const made = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    made.files['index.html'] = { sha256: sha256('other'), bytes: 5 };
    writeFileSync(join(folder, 'manifest.json'), printManifest(made));
    expect(verifyFolder(folder)).toMatchObject({ changed: ['manifest.json'] });
    // with a new hash it agrees with itself, and is another release than the one that was published
    writeFileSync(join(folder, 'manifest.json'), printManifest({ ...made, hash: releaseHash(made, sha256) }));
    const { changed, manifest } = verifyFolder(folder);
    expect([changed, manifest!.hash === hash]).toEqual([[], false]);
  });

  test('says so where there is no manifest, or none that can be read', () => {
    const folder = freshCopy();
    writeFileSync(join(folder, 'manifest.json'), '{');
    expect(verifyFolder(folder)).toMatchObject({ manifest: undefined, changed: ['manifest.json'] });
    rmSync(join(folder, 'manifest.json'));
    expect(verifyFolder(folder)).toMatchObject({ manifest: undefined, missing: ['manifest.json'] });
  });
});

describe('verify of a site on a server', () => {
  test('names changed and missing files below a path', async () => {
    const folder = join(room, 'web');
    mkdirSync(folder);
    copyFolder(whole, join(folder, 'jixiao'));
    const server = createServer(sirv(folder, { dev: true, dotfiles: true }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jixiao/`;
    try {
      expect(await verifySite(address, getOverHttp)).toMatchObject({ changed: [], missing: [], checked: 4 });
      writeFileSync(join(folder, 'jixiao/units/a/index.html'), 'other');
      rmSync(join(folder, 'jixiao/assets/style.1.css'));
      expect(await verifySite(address, getOverHttp)).toMatchObject({
        changed: ['units/a/index.html'],
        missing: ['assets/style.1.css'],
      });
    } finally {
      server.close();
    }
  });
});
