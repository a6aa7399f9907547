import { spread } from '../build/workers/worker-processes.ts';

/** One of several equal shares of all units. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** More than anybody has machines for. */
const MOST = 9999;

/** `2/7`; undefined where it is none. */
export function readShard(text: string): Shard | undefined {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST ? shard : undefined;
}

export const nameOfShard = ({ index, of }: Shard): string => `${index}/${of}`;

/**
 * The units of a share, by the paths of all files of the content: all shares have about as many records, and each unit is in
 * one of them, wherever it is asked.
 */
function unitsOfShard(paths: readonly string[], { index, of }: Shard): ReadonlySet<string> {
  const records = new Map<string, number>();
  for (const path of paths) {
    const [, unit] = /^units\/([^/]+)\.ya?ml$/.exec(path) ?? [];
    if (unit !== undefined) records.set(unit, 0);
  }
  for (const path of paths) {
    const [, unit = ''] = /^records\/[^/]+\/([^/]+)\//.exec(path) ?? [];
    const count = records.get(unit);
    if (count !== undefined) records.set(unit, count + 1);
  }
  // a unit without records costs something, too
  const units = [...records]
    .map(([slug, count]) => ({ slug, weight: count + 1 }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return new Set(spread(units, of)[index - 1]!.map(({ slug }) => slug));
}

/** The part of a content that a shard reads; known once the content is loaded. */
export class ShardPart {
  readonly shard: Shard;
  /** The slugs of the shard's units. */
  own: ReadonlySet<string> = new Set();
  /** Of all files of the content. */
  paths: readonly string[] = [];
  constructor(shard: Shard) {
    this.shard = shard;
  }

  /** For `loadContent`. */
  readonly choose = (paths: readonly string[]): ReadonlySet<string> => {
    this.paths = paths;
    this.own = unitsOfShard(paths, this.shard);
    return this.own;
  };
}
