import { z } from 'zod';
import type { KeptIndex } from '../build/search/make-index.ts';
import type { PackStore } from './pack-store.ts';
import { releasePack, type ReleasePack } from './release-list.ts';

/** An index of the search: its parts, and the packs that hold their files. */
export interface StoredIndex {
  readonly index: KeptIndex;
  readonly packs: readonly ReleasePack[];
}

const part = z.strictObject({
  ...{ from: z.string(), to: z.string(), count: z.number() },
  ...{ name: z.string(), bytes: z.number() },
});
const storedIndex = z.strictObject({
  format: z.literal('mingzhang-index/1'),
  index: z.strictObject({ id: z.string(), parts: z.array(part) }),
  packs: z.array(releasePack),
});

const INDEXES = 'indexes';
const pathOf = (key: string): string => `${INDEXES}/${key}.json`;

/** @param key another for anything else that the index is made from */
export const writeIndex = (store: PackStore, key: string, { index, packs }: StoredIndex): Promise<void> =>
  store.write(pathOf(key), Buffer.from(JSON.stringify({ format: 'mingzhang-index/1', index, packs })));

/** Undefined where there is none, or one of another format. */
export async function readIndex(store: PackStore, key: string): Promise<StoredIndex | undefined> {
  const bytes = await store.read(pathOf(key));
  try {
    return bytes && storedIndex.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** The keys of the indexes in a store. */
export const listIndexes = async (store: PackStore): Promise<string[]> =>
  (await store.list(INDEXES)).flatMap((name) => /^([0-9a-f]+)\.json$/.exec(name)?.[1] ?? []);

export const removeIndex = (store: PackStore, key: string): Promise<void> => store.remove(pathOf(key));
