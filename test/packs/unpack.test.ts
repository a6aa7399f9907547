import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAccess } from '../../src/packs/s3-access.ts';
import { openS3Store, readBucket } from '../../src/packs/s3-store.ts';
import { openFolderStore } from '../../src/packs/folder-store.ts';
import type { PackStore } from '../../src/packs/pack-store.ts';
import { unpackSite } from '../../src/packs/unpack-site.ts';
import { describePlace, isPlaceWhole, isUnpacked, verifyUnpacked } from '../../src/packs/verify-unpacked.ts';
import { checkTarget, currentRelease } from '../../src/release/target.ts';
import { compareTrees } from '../build/small-content.ts';
import { makeFolder } from '../release/tiny-site.ts';
import { KEYS, startStore, type SampleStore } from './s3-server.ts';
import { SmallShards } from './small-shards.ts';

const PATIENCE = { timeout: 240_000 };
const FIGURE = 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml';
let room: string;
let small: SmallShards;
let store: PackStore;
let target: string;
const names: string[] = [];
const unpack = (from: PackStore = store, release?: string) =>
  unpackSite({ store: from, target, release, today: '2026-01-01', processes: 1 });
const isSame = (): void => expect(compareTrees(join(target, 'current'), join(room, 'one'))).toEqual([]);

beforeAll(async () => {
  room = makeFolder();
  [small, store, target] = [new SmallShards(room), openFolderStore(join(room, 'packs')), join(room, 'www')];
  await small.build('one');
  await small.shardAll(store, 2);
}, 120_000);
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('a web server', PATIENCE, () => {
  test('takes what was joined into the store, whole', async () => {
    // machines that make parts of the join before it, and one that does it again
    const parts = [1, 2, 1].map((index) => () => small.part(store, 2, { index, of: 2 }));
    const made = [];
    for (const part of parts) made.push((await part()).made);
    expect(made).toEqual([1, 0, 0]);
    names.push((await small.join(store, 2)).release);
    const { files, written, fetched, packs } = await unpack();
    expect([written, fetched]).toEqual([files, packs]);
    isSame();
    expect((await unpack()).fetched).toBe(0);
  });

  test('after an edit fetches the packs it lacks, and shares files that are the same', async () => {
    const path = 'units/yangli-jiaoyuju/index.html';
    const before = statSync(join(target, 'current', path)).ino;
    small.edit(FIGURE, (text) => text.replace(/("executed":")\d/, '$19'));
    await small.build('one');
    await small.shardAll(store, 2);
    // a joined folder and the packs alone are one site
    names.push((await small.join(store, 2, 'joined')).release);
    expect((await small.join(store, 2)).release).toBe(names[1]);
    const { files, written, fetched, packs } = await unpack();
    expect(fetched).toBeLessThan(packs);
    expect(written).toBeLessThan(files / 2);
    expect(statSync(join(target, 'current', path)).ino).toBe(before);
    isSame();
  });

  test('names the files that are not what the name of the site vouches for', () => {
    const told = () => describePlace(verifyUnpacked(target));
    const folder = join(target, 'current');
    expect([isUnpacked(target), isPlaceWhole(verifyUnpacked(target))]).toEqual([true, true]);
    expect(told()).toMatch(/^\d+个文件和合并时完全一样，编号 [0-9a-f]{64}\n留着的另外1次也一样。$/);
    // a file of its own: others are shared between sites
    const [file, text] = [join(folder, 'search/index/entry.json'), '{}'];
    const before = readFileSync(file);
    rmSync(file);
    writeFileSync(file, text);
    writeFileSync(join(folder, 'extra.html'), '');
    expect(told()).toMatch(/改过 {2}search\/index\/entry.json\n {2}多出 {2}extra.html\n2个文件和放上时不一样/);
    expect(isPlaceWhole(verifyUnpacked(target))).toBe(false);
    writeFileSync(file, before);
    rmSync(join(folder, 'extra.html'));
    // whoever changes what is noted of files, too, cannot change the name
    const notes = join(target, '.packs');
    const note = readdirSync(notes).find((name) => readFileSync(join(notes, name), 'utf8').includes('entry.json'))!;
    const noted = readFileSync(join(notes, note));
    writeFileSync(join(notes, note), noted.toString().replace(/[0-9a-f]{64}/, '0'.repeat(64)));
    expect(told()).toContain('无法核验');
    writeFileSync(join(notes, note), noted);
    expect(isPlaceWhole(verifyUnpacked(target))).toBe(true);
  });

  test('goes back to a site that was public before', async () => {
    await unpack(store, names[0]);
    expect(currentRelease(target)).toBe(names[0]);
    await unpack();
    isSame();
  });

  test('leaves the public site as it is where a pack is damaged, and names it; a damaged file is not shared', async () => {
    rmSync(join(target, 'releases', names[1]!), { recursive: true });
    const { packs } = JSON.parse(readFileSync(join(room, `packs/releases/${names[1]}.json`), 'utf8')) as {
      packs: { key: string; sha256: string }[];
    };
    const name = `${packs[0]!.key}.${packs[0]!.sha256}.pack`;
    const file = join(room, 'packs/packs', name);
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.from(whole).fill(0, 30, 40));
    rmSync(target, { recursive: true });
    await expect(unpack()).rejects.toThrow(`分包 packs/${name} 损坏了`);
    expect(existsSync(join(target, 'current'))).toBe(false);
    writeFileSync(file, whole);
    await unpack(store, names[0]);
    truncateSync(join(target, 'current/units/yangli-jiaoyuju/index.html'), 5);
    await unpack();
    isSame();
    expect(readdirSync(target).filter((one) => one.startsWith('.staging'))).toEqual([]);
  });

  test('does not mix with releases', async () => {
    expect(() => checkTarget(target)).toThrow('mingzhang unpack 放的网页');
    await expect(
      unpackSite({ store, target: join(room, 'content'), release: undefined, today: '2026-01-01' }),
    ).rejects.toThrow('已经有别的文件');
  });
});

describe('a store of objects', PATIENCE, () => {
  let s3: SampleStore;
  beforeAll(async () => void (s3 = await startStore()));
  afterAll(() => s3.stop());
  const environment = () => ({
    ...{ AWS_ACCESS_KEY_ID: KEYS.id, AWS_SECRET_ACCESS_KEY: KEYS.secret, AWS_ENDPOINT_URL_S3: s3.endpoint },
  });
  const open = (place = `s3://${KEYS.bucket}/province`, more = {}) =>
    openS3Store(place, readAccess({ ...environment(), ...more }));

  test('holds packs as a folder does', async () => {
    await small.shardAll(open(), 2);
    expect((await small.shardAll(open(), 2)).map(({ made }) => made)).toEqual([0, 0]);
    expect((await small.join(open(), undefined)).release).toBe(names[1]);
    rmSync(target, { recursive: true });
    const { fetched, packs } = await unpack(open());
    expect(fetched).toBe(packs);
    isSame();
    expect([...s3.objects.keys()].every((key) => key.startsWith('province/'))).toBe(true);
  });

  test('a damaged object is refused by its name and made again', async () => {
    const [key] = [...s3.objects].find(([one]) => /packs\/[0-9a-f]{32}\./.test(one))!;
    s3.objects.set(key, Buffer.from('x'));
    await expect(small.join(open(), 2)).rejects.toThrow('损坏了');
    expect((await small.shardAll(open(), 2)).flatMap(({ damaged }) => damaged)).toEqual([key.replace('province/', '')]);
  });

  test.each([
    ['a wrong key', () => open(undefined, { AWS_SECRET_ACCESS_KEY: 'wrong-secret' }), /403 SignatureDoesNotMatch/],
    ['no bucket of that name', () => open('s3://others'), /没有这个桶/],
    [
      'nobody there',
      () => open(undefined, { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' }),
      /连不上对象存储 127.0.0.1:1/,
    ],
  ])('%s is said in one line without a key', async (_, store_, words) => {
    const failure = await unpack(store_()).catch((error: unknown) => error as Error & { advice: string });
    expect(failure).toMatchObject({ message: expect.stringMatching(words) as string });
    const said = JSON.stringify([(failure as Error).message, (failure as { advice?: string }).advice]);
    expect(said).not.toMatch(/secret|sample-id/);
  });

  test('keys come from a file as well, and never stand in the address', () => {
    const file = join(room, 'credentials');
    writeFileSync(
      file,
      '[other]\naws_access_key_id = no\n[default]\naws_access_key_id = id\naws_secret_access_key = secret\n',
    );
    const access = readAccess({ AWS_SHARED_CREDENTIALS_FILE: file, AWS_ENDPOINT_URL: 'https://oss.example.gov.cn/' });
    expect(access).toMatchObject({
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      endpoint: 'https://oss.example.gov.cn',
    });
    expect(() => readAccess({ AWS_SHARED_CREDENTIALS_FILE: join(room, 'none') })).toThrow('没有对象存储的密钥');
    expect(() => readAccess({ ...environment(), AWS_ENDPOINT_URL_S3: 'https://a:b@oss.example.gov.cn' })).toThrow(
      '写了密钥',
    );
  });

  test.each(['s3://', 's3:///x', 's3://A/x', '/srv/packs'])('%s is no bucket', (text) => {
    expect(readBucket(text)).toBeUndefined();
  });
});
