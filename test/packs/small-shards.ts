import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateSite } from '../../src/build/update-site.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { KeptReadings } from '../../src/io/readings/kept-readings.ts';
import { joinPart, joinSite, type Joined, type MadePart } from '../../src/packs/join-site.ts';
import { makeShard, type MadeShard } from '../../src/packs/make-shard.ts';
import type { PackStore } from '../../src/packs/pack-store.ts';
import { ShardPart, type Shard } from '../../src/packs/shard.ts';
import { writeSmallContent } from '../build/small-content.ts';

export const PLACE = { base: '/', site: 'https://www.example.gov.cn' };

/** Small content in a room of its own, with what commands do with it. */
export class SmallShards {
  readonly room: string;
  readonly content: string;
  constructor(room: string) {
    [this.room, this.content] = [room, join(room, 'content')];
    writeSmallContent(this.content);
    // a relation: what is public of one unit is told on the other's page
    this.edit('units/yangli-jiaoyuju.yaml', (text) => `${text}parent: yangli-jiedao\n`);
  }

  edit(path: string, change: (text: string) => string): void {
    writeFileSync(join(this.content, path), change(readFileSync(join(this.content, path), 'utf8')));
  }
  load(part?: ShardPart) {
    const readings = new KeptReadings(this.content, { cache: join(this.room, 'readings') });
    return loadContent(this.content, { visibility: 'public', readings, part: part?.choose }).content!;
  }
  shard(store: PackStore, which: Shard, place = PLACE): Promise<MadeShard> {
    const part = new ShardPart(which);
    return makeShard({ content: this.load(part), part, place, store, processes: 1 });
  }
  async shardAll(store: PackStore, of: number): Promise<MadeShard[]> {
    const all: MadeShard[] = [];
    for (let index = 1; index <= of; index++) all.push(await this.shard(store, { index, of }));
    return all;
  }
  join(store: PackStore, count: number | undefined, out?: string): Promise<Joined> {
    return joinSite({ store, count, out: out && join(this.room, out), processes: 1 });
  }
  part(store: PackStore, count: number, which: Shard): Promise<MadePart> {
    return joinPart({ store, count, processes: 1 }, which);
  }
  async build(out: string): Promise<void> {
    await updateSite({ content: this.load(), out: join(this.room, out), ...PLACE, preview: false, fresh: true });
  }
}
