/** A pack that is in a store: what it was made from, and the hash of its bytes. */
export interface PackName {
  /** Another for anything else it is made from; what sort of pack it is where that is known by its hash alone. */
  readonly key: string;
  readonly sha256: string;
}

/**
 * Where packs and the lists that name them are put: a folder that machines share, or a bucket. A file is there whole or not
 * at all. Paths have `/`.
 */
export interface PackStore {
  /** In messages. */
  readonly name: string;
  /** The names of files in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** A small file; undefined where it is not there. */
  read(path: string): Promise<Buffer | undefined>;
  /** Puts a small file, in the place of one that is there. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** A file on this machine's disk that holds the same; undefined where it is not there. It is not to be changed. */
  fetch(path: string): Promise<string | undefined>;
  /** Puts a file of this machine's disk, which is gone afterwards, in the place of one that is there. */
  put(path: string, file: string): Promise<void>;
  /** A folder of this process on the same disk, to make files in that are put. */
  workFolder(): string;
  remove(path: string): Promise<void>;
}

const PACKS = 'packs';
const NAME = /^([0-9a-z]+)\.([0-9a-f]{64})\.pack$/;

export const pathOfPack = ({ key, sha256 }: PackName): string => `${PACKS}/${key}.${sha256}.pack`;

/** The packs of a store by their keys. */
export async function listPacks(store: PackStore): Promise<ReadonlyMap<string, readonly PackName[]>> {
  const names = (await store.list(PACKS)).flatMap((name): PackName[] => {
    const [, key = '', sha256 = ''] = NAME.exec(name) ?? [];
    return key ? [{ key, sha256 }] : [];
  });
  return Map.groupBy(names, ({ key }) => key);
}
