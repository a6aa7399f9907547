import { z } from 'zod';
import type { ExpectedForms } from '../core/expected/schema.ts';
import type { FrameData, SitePlace } from '../core/outputs/frame.ts';
import type { EverydayWords } from '../core/search/everyday.ts';
import type { PackStore } from './pack-store.ts';
import type { Shard } from './shard.ts';

/** What all units rest on, the same in every shard; the note of a pack of its own. Plain data. */
export interface FrameNote {
  readonly data: FrameData;
  readonly place: SitePlace;
  /** Years in which any unit has a form, oldest first. */
  readonly years: readonly string[];
  readonly everyday: readonly EverydayWords[] | undefined;
  readonly expected: readonly ExpectedForms[] | undefined;
  /** A hash of the names of all files of the content: machines that have others do not have the same content. */
  readonly names: string;
}
/** The key of the pack that has it. */
export const FRAME = 'frame';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const pack = z.strictObject({ unit: z.string(), key: z.string().regex(/^[0-9a-z]+$/), sha256: digest });

/** The list of a shard's packs, written last: a shard without one is not finished. */
const shardList = z.strictObject({
  format: z.literal('mingzhang-shard/1'),
  index: z.number().int().positive(),
  of: z.number().int().positive(),
  /** The state of the program it was made with. */
  code: z.string(),
  /** The hash of the pack with what all units rest on. */
  frame: digest,
  packs: z.array(pack),
});
export type ShardList = z.infer<typeof shardList>;

export const LISTS = 'lists';
const NAME = /^(\d+)-of-(\d+)\.json$/;
const nameOf = ({ index, of }: Shard): string => `${index}-of-${of}.json`;

export const writeList = (store: PackStore, list: ShardList): Promise<void> =>
  store.write(`${LISTS}/${nameOf(list)}`, Buffer.from(`${JSON.stringify(list, undefined, 1)}\n`));

/** A list that is there; undefined where it is none, or one of another format. */
function parseList(text: string): ShardList | undefined {
  try {
    return shardList.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The list of a shard; undefined where there is none. */
export async function readList(store: PackStore, shard: Shard): Promise<ShardList | undefined> {
  const bytes = await store.read(`${LISTS}/${nameOf(shard)}`);
  return bytes && parseList(bytes.toString('utf8'));
}

/** The shards that have lists. */
export const listShards = async (store: PackStore): Promise<Shard[]> =>
  (await store.list(LISTS)).flatMap((name) => {
    const [, index, of] = NAME.exec(name) ?? [];
    return of === undefined ? [] : [{ index: Number(index), of: Number(of) }];
  });
