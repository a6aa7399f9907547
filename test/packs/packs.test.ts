import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateSite } from '../../src/build/update-site.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { KeptReadings } from '../../src/io/readings/kept-readings.ts';
import { openFolderStore } from '../../src/packs/folder-store.ts';
import { joinSite } from '../../src/packs/join-site.ts';
import { makeShard, type MadeShard } from '../../src/packs/make-shard.ts';
import type { PackStore } from '../../src/packs/pack-store.ts';
import { readShard, ShardPart, type Shard } from '../../src/packs/shard.ts';
import { compareTrees, writeSmallContent } from '../build/small-content.ts';
import { makeFolder } from '../release/tiny-site.ts';

let room: string;
let content: string;
let packs: string;
let store: PackStore;
beforeAll(() => {
  room = makeFolder();
  [content, packs] = [join(room, 'content'), join(room, 'packs')];
  writeSmallContent(content);
  // a relation, so that what is public of one unit is told on the other's page, and a unit of drafts alone
  edit('units/yangli-jiaoyuju.yaml', (text) => `${text}parent: yangli-jiedao\n`);
  store = openFolderStore(packs);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(join(content, path), change(readFileSync(join(content, path), 'utf8')));
const load = (part?: ShardPart) =>
  loadContent(content, {
    visibility: 'public',
    readings: new KeptReadings(content, { cache: join(room, 'readings') }),
    part: part?.choose,
  }).content!;
const PLACE = { base: '/', site: 'https://www.example.gov.cn' };

const shard = (which: Shard, place = PLACE): Promise<MadeShard> => {
  const part = new ShardPart(which);
  return makeShard({ content: load(part), part, place, store, processes: 1 });
};
async function shardAll(of: number): Promise<MadeShard[]> {
  const all: MadeShard[] = [];
  for (let index = 1; index <= of; index++) all.push(await shard({ index, of }));
  return all;
}
const join_ = (of: number | undefined, out: string) =>
  joinSite({ store, count: of, out: join(room, out), processes: 1 });
const build = (out: string) =>
  updateSite({ content: load(), out: join(room, out), ...PLACE, preview: false, fresh: true });
const listMade = (): string[] => readdirSync(join(packs, 'packs')).filter((name) => !name.startsWith('frame.'));
const totals = (all: readonly MadeShard[]): number => all.reduce((sum, { made }) => sum + made, 0);

const PATIENCE = { timeout: 240_000 };
const FIGURE = 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml';

describe('shards and their join', PATIENCE, () => {
  test('give the bytes of one build, in one share, two or more than there are units', async () => {
    await build('one');
    expect(totals(await shardAll(1))).toBe(2);
    // what one share has made is not made again in another
    for (const of of [2, 7]) expect(totals(await shardAll(of)), `${of} shards`).toBe(0);
    for (const of of [1, 2, 7]) {
      await join_(of, `joined-${of}`);
      expect(compareTrees(join(room, `joined-${of}`), join(room, 'one')), `${of} shards`).toEqual([]);
    }
    await expect(join_(undefined, 'joined-1')).rejects.toThrow('1份、2份、7份');
  });

  test('after an edit make the unit that has changed, and bring a joined site up to date', async () => {
    edit(FIGURE, (text) => text.replace(/("executed":")\d/, '$19'));
    edit('projects/yangli-jiaoyuju/jiaoshi-fazhan.yaml', (text) => `${text}aliases: ["别名"]\n`);
    edit(FIGURE.replace('2023', '2024'), (text) => text.replace(/"status":"published"/, '"status":"draft"'));
    await build('one');
    await expect(join_(2, 'joined-2')).resolves.toBeDefined();
    expect(compareTrees(join(room, 'joined-2'), join(room, 'one'))).not.toEqual([]);
    expect(totals(await shardAll(2))).toBe(2);
    const { built } = await join_(2, 'joined-2');
    expect(built.isWhole).toBe(false);
    expect(compareTrees(join(room, 'joined-2'), join(room, 'one'))).toEqual([]);
    expect(totals(await shardAll(2))).toBe(0);
  });

  test('corrections, a withdrawn form and a unit of drafts are the same in every share', async () => {
    writeFileSync(join(content, 'units/yangli-caogao.yaml'), 'name: 草稿单位（样例数据）\nparent: yangli-jiedao\n');
    const correction = {
      ...{ record: 'projects/yangli-jiaoyuju/jiaoshi-fazhan', path: 'name', old: '一', new: '二' },
      ...{ reason: '样例数据', by: '样例', date: '2026-01-01' },
    };
    mkdirSync(join(content, 'corrections/2026'), { recursive: true });
    writeFileSync(join(content, 'corrections/2026/0001.yaml'), JSON.stringify(correction));
    writeFileSync(
      join(content, 'corrections/2026/0002.yaml'),
      JSON.stringify({
        ...correction,
        record: '2023/yangli-jiedao/songcan-fuwu.self-evaluation',
        path: 'funds.0.executed',
      }),
    );
    edit('records/2024/yangli-jiaoyuju/jiaoshi-fazhan.self-evaluation.yaml', (text) =>
      text.replace(
        /publication: \{.*\}/,
        'publication: {"status":"withdrawn","withdrawn":{"date":"2026-01-01","reason":"样例数据"}}',
      ),
    );
    await build('one');
    await shardAll(2);
    await join_(2, 'joined-2');
    expect(compareTrees(join(room, 'joined-2'), join(room, 'one'))).toEqual([]);
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
    expect(compareTrees(join(room, 'joined-2'), join(room, 'one'))).toEqual([]);
    rmSync(join(packs, 'packs', name));
    await expect(join_(2, 'joined-2')).rejects.toThrow(`分包 packs/${name} 不见了`);
    await shardAll(2);
  });

  test('a shard of other settings, or of other files, is named as stale; one that is missing, too', async () => {
    await shard({ index: 2, of: 2 }, { ...PLACE, base: '/lan/' });
    await expect(join_(2, 'joined-2')).rejects.toThrow(/第 [12]\/2 片是按另一份设置/);
    rmSync(join(packs, 'lists/2-of-2.json'));
    await expect(join_(2, 'joined-2')).rejects.toThrow('还没有做好第 2/2 片');
    await shard({ index: 2, of: 2 });
    await expect(join_(2, 'joined-2')).resolves.toBeDefined();
  });

  test('a shard that is stopped leaves whole packs, which the next run takes', async () => {
    const before = listMade().length;
    edit('glossary/caizheng-zijin.md', (text) => `${text}\n样例数据。\n`);
    const stopped: PackStore = {
      ...store,
      put: async (path, file) => {
        if (listMade().length > before && path.startsWith('packs/')) throw new Error('no space');
        return store.put(path, file);
      },
    };
    const part = new ShardPart({ index: 1, of: 1 });
    const job = { content: load(part), part, place: PLACE, store: stopped, processes: 1 };
    await expect(makeShard(job)).rejects.toThrow('no space');
    expect(listMade().length).toBe(before + 1);
    const again = new ShardPart({ index: 1, of: 1 });
    const { units, made } = await makeShard({ ...job, content: load(again), part: again, store });
    expect([units, made]).toEqual([2, 1]);
  });
});

test.each(['2/1', '0/3', '1', 'a/b', '1/10000', '-1/2'])('%s is no shard', (text) => {
  expect(readShard(text)).toBeUndefined();
});
