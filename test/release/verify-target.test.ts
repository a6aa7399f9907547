import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseHash, type Manifest } from '../../src/core/release/manifest.ts';
import { sha256 } from '../../src/release/digests.ts';
import { exportSite } from '../../src/release/export-site.ts';
import { printManifest } from '../../src/release/read-manifest.ts';
import { describeTarget } from '../../src/release/report-verified.ts';
import { rollback } from '../../src/release/rollback.ts';
import { signRelease } from '../../src/release/signature.ts';
import { noStep } from '../../src/release/step.ts';
import { currentRelease, releaseFolder } from '../../src/release/target.ts';
import { isTargetWhole, verifyTarget } from '../../src/release/verify-target.ts';
import { ROOT } from '../site/folders.ts';
import { makeFolder, publishTiny } from './tiny-site.ts';

let room: string;
let target: string;
let hashes: string[];
beforeEach(() => {
  room = makeFolder();
  target = join(room, 'target');
  hashes = [1, 2, 3].map((version) => publishTiny(target, version));
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const history = (): string => join(target, 'history.json');
const readManifestOf = (hash: string): Manifest =>
  JSON.parse(readFileSync(join(releaseFolder(target, hash), 'manifest.json'), 'utf8')) as Manifest;
const mismatches = () => verifyTarget(target).mismatches;
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/mingzhang.js', 'verify', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

describe('verify of what releases go to', () => {
  test('finds nothing after releases, rollbacks, the same again, and a release after a rollback', () => {
    const expectWhole = (): void => {
      expect(mismatches()).toEqual([]);
      expect(isTargetWhole(verifyTarget(target))).toBe(true);
    };
    expectWhole();
    rollback(target, undefined, '2026-01-01', noStep);
    expectWhole();
    publishTiny(target, 3);
    expectWhole();
    publishTiny(target, 1);
    rollback(target, hashes[1], '2026-01-01', noStep);
    publishTiny(target, 4);
    expectWhole();
  });

  test('looks into the older releases that were kept', () => {
    writeFileSync(join(releaseFolder(target, hashes[0]!), 'index.html'), 'other');
    const found = verifyTarget(target);
    expect(isTargetWhole(found)).toBe(false);
    expect(describeTarget(found)).toContain(`从前的发布 ${hashes[0]} 和发布时不一样：\n  改过  index.html`);
  });

  test('finds a folder whose files and manifest were exchanged together', () => {
    const current = currentRelease(target)!;
    const folder = releaseFolder(target, current);
    const made = readManifestOf(current);
    const text = 'other';
    writeFileSync(join(folder, 'index.html'), text);
    const files = { ...made.files, 'index.html': { sha256: sha256(text), bytes: text.length } };
    const other = { ...made, files };
    writeFileSync(join(folder, 'manifest.json'), printManifest({ ...other, hash: releaseHash(other, sha256) }));
    expect(mismatches()).toMatchObject([{ id: 'misnamed', hash: current }]);
    for (const place of [target, folder, join(target, 'current')]) expect(run(place).status, place).toBe(1);
  });

  test('finds a link made to lead elsewhere, and one that is gone', () => {
    rmSync(join(target, 'current'));
    expect(mismatches()).toMatchObject([{ id: 'no-current' }]);
    expect(run(target)).toMatchObject({ status: 1, output: expect.stringContaining('没有公开的一份') });
    symlinkSync(join('releases', hashes[0]!), join(target, 'current'));
    expect(mismatches()).toEqual([{ id: 'not-last', hash: hashes[0], noted: hashes[2] }]);
  });

  test('finds a history that is gone, shortened or put in another order', () => {
    const notes = JSON.parse(readFileSync(history(), 'utf8')) as unknown[];
    writeFileSync(history(), JSON.stringify(notes.slice(1)));
    expect(mismatches().map(({ id }) => id)).toEqual(expect.arrayContaining(['unknown', 'wrong-previous']));
    writeFileSync(history(), JSON.stringify([notes[1], notes[0], notes[2]]));
    expect(mismatches().map(({ id }) => id)).toContain('wrong-previous');
    rmSync(history());
    expect(mismatches()).toEqual([{ id: 'no-history' }]);
  });

  test('finds a manifest that names another release before it, which its own hash does not tell', () => {
    const made = readManifestOf(hashes[2]!);
    writeFileSync(
      join(releaseFolder(target, hashes[2]!), 'manifest.json'),
      printManifest({ ...made, previous: hashes[0]! }),
    );
    expect(mismatches()).toEqual([{ id: 'wrong-previous', hash: hashes[2], said: hashes[0], noted: hashes[1] }]);
  });

  test('says plainly what it cannot know, and no more where it is told the hash', () => {
    expect(run(target).output).toContain('有人把文件和清单一起换掉，这样看不出来');
    expect(run(target, '--hash', hashes[2]!).output).not.toContain('看不出来');
  });
});

const hasKeygen = spawnSync('ssh-keygen', ['-V']).error === undefined;
if (!hasKeygen) console.warn('ssh-keygen is not on this machine: signatures are not tested');

describe.skipIf(!hasKeygen)('a signature', () => {
  let key: string;
  let signers: string;
  const makeKey = (name: string): string => {
    const made = join(room, name);
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', made]);
    return made;
  };
  const allow = (name: string, of: string): string => {
    const file = join(room, `signers-${name}`);
    writeFileSync(file, `${name} ${readFileSync(`${of}.pub`, 'utf8')}`);
    return file;
  };
  beforeEach(() => {
    key = makeKey('key');
    signers = allow('样例单位', key);
  });
  const signature = (): string => join(target, 'current/manifest.json.sig');
  const verify = () => run(target, '--signers', signers);

  test('is made with the release, goes into copies, and says who signed', () => {
    publishTiny(target, 4, noStep, key);
    expect(verify()).toMatchObject({ status: 0, output: expect.stringContaining('签名有效，签名人 样例单位') });
    const copy = join(room, 'copy');
    exportSite(releaseFolder(target, currentRelease(target)!), copy, noStep);
    expect(run(copy, '--signers', signers).status).toBe(0);
    // a signature is no part of the release: it has the same name without, and gets one later
    const hash = currentRelease(target)!;
    rmSync(signature());
    expect(publishTiny(target, 4, noStep, key)).toBe(hash);
    expect(verify().status).toBe(0);
  });

  test('that is missing, somebody else’s, or of another manifest is told apart', () => {
    expect(verify()).toMatchObject({ status: 1, output: expect.stringContaining('没有签名') });
    publishTiny(target, 4, noStep, makeKey('other'));
    expect(verify()).toMatchObject({ status: 1, output: expect.stringContaining('不是 --signers 文件里任何一位') });
    publishTiny(target, 5, noStep, key);
    const right = readFileSync(signature());
    publishTiny(target, 6, noStep, key);
    writeFileSync(signature(), right);
    expect(verify()).toMatchObject({ status: 1, output: expect.stringContaining('签名和清单对不上') });
    writeFileSync(signature(), 'nonsense');
    expect(verify()).toMatchObject({ status: 1, output: expect.stringContaining('不是签名') });
  });

  test('finds an exchange of everything, which nothing else can tell', () => {
    publishTiny(target, 4, noStep, key);
    const mine = join(room, 'mine');
    const forged = publishTiny(mine, 9);
    rmSync(join(target, 'releases'), { recursive: true });
    cpSync(join(mine, 'releases'), join(target, 'releases'), { recursive: true });
    renameSync(join(mine, 'history.json'), history());
    rmSync(join(target, 'current'));
    symlinkSync(join('releases', forged), join(target, 'current'));
    expect(run(target).status).toBe(0);
    expect(verify()).toMatchObject({ status: 1, output: expect.stringContaining('没有签名') });
  });

  test('is not made: no key, a key that is none, no ssh-keygen; nothing becomes public then', () => {
    const before = currentRelease(target);
    writeFileSync(join(room, 'no-key'), 'nonsense', { mode: 0o600 });
    expect(() => publishTiny(target, 4, noStep, join(room, 'no-key'))).toThrow(/没有签成/);
    expect(currentRelease(target)).toBe(before);
    const path = process.env['PATH'];
    process.env['PATH'] = join(room, 'nowhere');
    try {
      expect(() => publishTiny(target, 4, noStep, key)).toThrow(/没有 ssh-keygen/);
    } finally {
      process.env['PATH'] = path;
    }
    expect(currentRelease(target)).toBe(before);
    publishTiny(target, 4);
    expect(mismatches()).toEqual([]);
  });

  test('is refused in the words of the program, also where that ended before it had read the manifest', () => {
    const folder = join(room, 'refusing');
    mkdirSync(folder);
    writeFileSync(join(folder, 'ssh-keygen'), '#!/bin/sh\necho "no such format" >&2\nexit 255\n', { mode: 0o755 });
    // More than a pipe holds: what cannot be written is a broken pipe each time.
    writeFileSync(join(folder, 'manifest.json'), Buffer.alloc(1 << 20, 'x'));
    const path = process.env['PATH'];
    process.env['PATH'] = `${folder}:${path}`;
    try {
      expect(() => signRelease(folder, key, noStep)).toThrow(/没有签成（no such format）/);
    } finally {
      process.env['PATH'] = path;
    }
  });
});
