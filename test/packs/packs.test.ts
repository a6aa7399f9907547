import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolderStore } from '../../src/packs/folder-store.ts';
import { makeShard, type MadeShard } from '../../src/packs/make-shard.ts';
import { describePruned } from '../../src/packs/describe-packs.ts';
import type { PackStore } from '../../src/packs/pack-store.ts';
import { prunePacks } from '../../src/packs/prune-packs.ts';
import { readShard, ShardPart } from '../../src/packs/shard.ts';
import { compareTrees } from '../build/small-content.ts';
import { makeFolder } from '../release/tiny-site.ts';
import { PLACE, SmallShards } from './small-shards.ts';

let small: SmallShards;
let packs: string;
let store: PackStore;
beforeAll(() => {
  small = new SmallShards(makeFolder());
  packs = join(small.room, 'packs');
  store = openFolderStore(packs);
});
afterAll(() => rmSync(small.room, { recursive: true, force: true }));

const shardAll = (of: number): Promise<MadeShard[]> => small.shardAll(store, of);
const join_ = (of: number | undefined, out: string) => small.join(store, of, out);
const isSame = (out: string, what = out): void =>
  expect(compareTrees(join(small.room, out), join(small.room, 'one')), what).toEqual([]);
const listMade = (): string[] => readdirSync(join(packs, 'packs')).filter((name) => !name.startsWith('frame.'));
const totals = (all: readonly MadeShard[]): number => all.reduce((sum, { made }) => sum + made, 0);

const PATIENCE = { timeout: 240_000 };
const FIGURE = 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml';

describe('shards and their join', PATIENCE, () => {
  test('give the bytes of one build, in one share, two or more than there are units', async () => {
    await small.build('one');
    expect(totals(await shardAll(1))).toBe(2);
    // what one share has made is not made again in another
    for (const of of [2, 7]) expect(totals(await shardAll(of)), `${of} shards`).toBe(0);
    for (const of of [1, 2, 7]) {
      await join_(of, `joined-${of}`);
      isSame(`joined-${of}`);
    }
    await expect(join_(undefined, 'joined-1')).rejects.toThrow('1份、2份、7份');
  });

  test('after an edit make the unit that has changed, and bring a joined site up to date', async () => {
    small.edit(FIGURE, (text) => text.replace(/("executed":")\d/, '$19'));
    small.edit('projects/yangli-jiaoyuju/jiaoshi-fazhan.yaml', (text) => `${text}aliases: ["别名"]\n`);
    small.edit(FIGURE.replace('2023', '2024'), (text) => text.replace(/"status":"published"/, '"status":"draft"'));
    await small.build('one');
    await expect(join_(2, 'joined-2')).resolves.toBeDefined();
    expect(compareTrees(join(small.room, 'joined-2'), join(small.room, 'one'))).not.toEqual([]);
    expect(totals(await shardAll(2))).toBe(2);
    const { built } = await join_(2, 'joined-2');
    expect(built!.isWhole).toBe(false);
    isSame('joined-2');
    expect(totals(await shardAll(2))).toBe(0);
  });

  test('corrections, a withdrawn form and a unit of drafts are the same in every share', async () => {
    writeFileSync(
      join(small.content, 'units/yangli-caogao.yaml'),
      'name: 草稿单位（样例数据）\nparent: yangli-jiedao\n',
    );
    const correction = {
      ...{ record: 'projects/yangli-jiaoyuju/jiaoshi-fazhan', path: 'name', old: '一', new: '二' },
      ...{ reason: '样例数据', by: '样例', date: '2026-01-01' },
    };
    mkdirSync(join(small.content, 'corrections/2026'), { recursive: true });
    writeFileSync(join(small.content, 'corrections/2026/0001.yaml'), JSON.stringify(correction));
    writeFileSync(
      join(small.content, 'corrections/2026/0002.yaml'),
      JSON.stringify({
        ...correction,
        record: '2023/yangli-jiedao/songcan-fuwu.self-evaluation',
        path: 'funds.0.executed',
      }),
    );
    small.edit('records/2024/yangli-jiaoyuju/jiaoshi-fazhan.self-evaluation.yaml', (text) =>
      text.replace(
        /publication: \{.*\}/,
        'publication: {"status":"withdrawn","withdrawn":{"date":"2026-01-01","reason":"样例数据"}}',
      ),
    );
    await small.build('one');
    await shardAll(2);
    await join_(2, 'joined-2');
    isSame('joined-2');
  });
});

describe('what is in the way of a join', PATIENCE, () => {
  test('a damaged pack is refused by its name, and made again by its shard alone', async () => {
    await shardAll(2);
    const { packs: named } = JSON.parse(readFileSync(join(packs, 'lists/1-of-2.json'), 'utf8')) as {
      packs: { key: string; sha256: string }[];
    };
    const name = `${named[0]!.key}.${named[0]!.sha256}.pack`;
    writeFileSync(join(packs, 'packs', name), readFileSync(join(packs, 'packs', name)).fill(0, 50, 60));
    await expect(join_(2, 'joined-2')).rejects.toThrow(`分包 packs/${name} 损坏了`);
    const [first, second] = await shardAll(2);
    expect([first!.damaged, first!.made, second!.made]).toEqual([[`packs/${name}`], 1, 0]);
    await join_(2, 'joined-2');
    isSame('joined-2');
    rmSync(join(packs, 'packs', name));
    await expect(join_(2, 'joined-2')).rejects.toThrow(`分包 packs/${name} 不见了`);
    await shardAll(2);
  });

  test('a shard of other settings, or of other files, is named as stale; one that is missing, too', async () => {
    await small.shard(store, { index: 2, of: 2 }, { ...PLACE, base: '/lan/' });
    await expect(join_(2, 'joined-2')).rejects.toThrow(/第 [12]\/2 片是按另一份设置/);
    rmSync(join(packs, 'lists/2-of-2.json'));
    await expect(join_(2, 'joined-2')).rejects.toThrow('还没有做好第 2/2 片');
    await small.shard(store, { index: 2, of: 2 });
    await expect(join_(2, 'joined-2')).resolves.toBeDefined();
  });

  test('old packs are named, and removed when that is asked for: what lists and the newest site name stays', async () => {
    await shardAll(2);
    await join_(2, 'joined-2');
    const before = listMade().length;
    small.edit(FIGURE, (text) => text.replace(/("executed":")\d/, '$18'));
    expect(totals(await shardAll(2))).toBe(1);
    await join_(2, 'joined-2');
    // lists of other numbers of shards name the packs that were
    for (const name of readdirSync(join(packs, 'lists')))
      if (!name.includes('-of-2.')) rmSync(join(packs, 'lists', name));
    const told = await prunePacks(store, true);
    expect(told.packs.length).toBeGreaterThan(0);
    expect(told.releases.length).toBeGreaterThan(0);
    expect(describePruned(told, false)).toContain('--yes');
    expect(listMade().length).toBeGreaterThan(before);
    expect(await prunePacks(store, false)).toEqual(told);
    expect(await prunePacks(store, true)).toEqual({ kept: told.kept, packs: [], releases: [] });
    expect(totals(await shardAll(2))).toBe(0);
    await small.build('one');
    await join_(2, 'joined-2');
    isSame('joined-2');
    writeFileSync(join(packs, 'lists/1-of-2.json'), '{');
    await expect(prunePacks(store, false)).rejects.toThrow('清单读不出来');
    await shardAll(2);
  });

  test('a shard that is stopped leaves whole packs, which the next run takes', async () => {
    const before = listMade().length;
    small.edit('glossary/caizheng-zijin.md', (text) => `${text}\n样例数据。\n`);
    const stopped: PackStore = {
      ...store,
      put: async (path, file) => {
        if (listMade().length > before && path.startsWith('packs/')) throw new Error('no space');
        return store.put(path, file);
      },
    };
    const part = new ShardPart({ index: 1, of: 1 });
    const job = { content: small.load(part), part, place: PLACE, store: stopped, processes: 1 };
    await expect(makeShard(job)).rejects.toThrow('no space');
    expect(listMade().length).toBe(before + 1);
    const again = new ShardPart({ index: 1, of: 1 });
    const { units, made } = await makeShard({ ...job, content: small.load(again), part: again, store });
    expect([units, made]).toEqual([2, 1]);
  });
});

test.each(['2/1', '0/3', '1', 'a/b', '1/10000', '-1/2'])('%s is no shard', (text) => {
  expect(readShard(text)).toBeUndefined();
});
