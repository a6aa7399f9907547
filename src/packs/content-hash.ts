import { createHash, hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stopped } from '../disk/stop.ts';
import { listFiles } from '../io/content-files.ts';
import { nameOfShard, ShardPart, type Shard } from './shard.ts';

/** Where originals lie: nothing is made of them. */
const UNUSED = 'sources/';
const OF_A_UNIT = /^(?:records\/[^/]+|projects)\/([^/]+)\//;

/** Hashes of what shards of a content are made of, by the bytes of its files, whatever machine they lie on. */
export class ContentHashes {
  readonly #folder: string;
  readonly #paths: readonly string[];
  readonly #files = new Map<string, string>();

  /** @param folder of content */
  constructor(folder: string) {
    this.#folder = folder;
    this.#paths = listFiles(folder).filter((path) => !path.startsWith(UNUSED));
  }

  /** Of the files of a shard's units, and of those that are of no single unit. */
  of(shard: Shard): string {
    const own = new ShardPart(shard).choose(this.#paths);
    const all = createHash('sha256');
    for (const path of this.#paths) {
      const [, unit] = OF_A_UNIT.exec(path) ?? [];
      if (unit === undefined || own.has(unit)) all.update(`${path}\n${this.#hashOf(path)}\n`);
    }
    return all.digest('hex');
  }

  #hashOf(path: string): string {
    const found = this.#files.get(path) ?? hash('sha256', readFileSync(join(this.#folder, path)));
    this.#files.set(path, found);
    return found;
  }
}

/** The hashes of a content; undefined where it does not lie on this machine. */
export const contentHashes = (folder: string): ContentHashes | undefined =>
  existsSync(folder) ? new ContentHashes(folder) : undefined;

/** @throws Stopped where the content is not that of which the hash was taken */
export function refuseOther(folder: string, shard: Shard, expected: string): void {
  if (contentHashes(folder)?.of(shard) === expected) return;
  throw new Stopped(
    `这台机器上“${folder}”里第 ${nameOfShard(shard)} 片的内容，和运行 mingzhang cluster 的那台不一样`,
    '各台机器从一处取同一份内容（同一个挂载，或同一个版本的 git），再运行一次 mingzhang cluster；做好的分包不会重做。',
  );
}
