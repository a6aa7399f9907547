import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../../core/open-data/files.ts';

/** Bytes that are in memory at once: the files of a large content have hundreds of megabytes. */
const PIECE = 1 << 20;

function describe(path: string): FileFacts {
  const [file, all, piece] = [openSync(path, 'r'), createHash('sha256'), Buffer.allocUnsafe(PIECE)];
  let bytes = 0;
  try {
    for (let got = readSync(file, piece); got > 0; got = readSync(file, piece)) {
      all.update(piece.subarray(0, got));
      bytes += got;
    }
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: all.digest('hex') };
}

/** Sizes and hashes of files that are made, here or by the last build. */
export class FactsOfFiles {
  readonly #fresh: string;
  readonly #former: string | undefined;
  readonly #kept: ReadonlyMap<string, FileFacts>;
  readonly #known = new Map<string, FileFacts>();

  /** @param fresh folder of new files @param former folder of the last build's site @param kept of files in that */
  constructor(fresh: string, former: string | undefined, kept: ReadonlyMap<string, FileFacts> = new Map()) {
    [this.#fresh, this.#former, this.#kept] = [fresh, former, kept];
  }

  of(path: string): FileFacts {
    const fresh = join(this.#fresh, path);
    const isFresh = existsSync(fresh);
    const kept = isFresh ? undefined : this.#kept.get(path);
    const found = this.#known.get(path) ?? kept ?? describe(isFresh ? fresh : join(this.#former!, path));
    this.#known.set(path, found);
    return found;
  }

  /** Takes up what is known of a new file from whoever made it. */
  know(path: string, facts: FileFacts): void {
    this.#known.set(path, facts);
  }

  /** Of those of some files that were asked for, now or in the last build. */
  pick(files: ReadonlyMap<string, unknown>): ReadonlyMap<string, FileFacts> {
    return new Map([...this.#kept, ...this.#known].filter(([path]) => files.has(path)));
  }
}
