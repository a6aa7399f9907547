import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../../core/open-data/files.ts';

const describe = (bytes: Uint8Array): FileFacts => ({ bytes: bytes.length, sha256: hash('sha256', bytes) });

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
    const found = this.#known.get(path) ?? kept ?? describe(readFileSync(isFresh ? fresh : join(this.#former!, path)));
    this.#known.set(path, found);
    return found;
  }

  /** Of those of some files that were asked for, now or in the last build. */
  pick(files: ReadonlyMap<string, unknown>): ReadonlyMap<string, FileFacts> {
    return new Map([...this.#kept, ...this.#known].filter(([path]) => files.has(path)));
  }
}
