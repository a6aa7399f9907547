/*
 * A process of its own that packs what is of no single unit: indexes of the search, each of which it joins of the words of units,
 * and files that are there already.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { serveWorker } from '../build/workers/serve-worker.ts';
import { makeIndex, type KeptIndex } from '../build/search/make-index.ts';
import type { PlannedIndex } from '../build/search/search-documents.ts';
import { INDEX_FOLDER } from '../core/search/entry.ts';
import { listFiles } from '../io/content-files.ts';
import { groupFiles, packGroup, type ReadyPack } from './pack-index.ts';

export interface IndexPackJob {
  /** Folder to write packs into. */
  readonly packs: string;
  /** Of a site: where files are, or are made. */
  readonly folder: string;
  /** Where the words of units lie, by their slugs. */
  readonly words: string;
}

/** An index that is to be made, or files that are to be packed together. */
export type IndexPackPiece =
  | { readonly name: string; readonly planned: PlannedIndex }
  | { readonly name: string; readonly group: string; readonly paths: readonly string[] };

export interface IndexPackDone {
  /** Of the piece. */
  readonly name: string;
  /** Undefined where it was not asked for. */
  readonly index: KeptIndex | undefined;
  readonly packs: readonly ReadyPack[];
}

function packIndex(planned: PlannedIndex, { packs, folder, words }: IndexPackJob) {
  const index = makeIndex({ planned, former: undefined }, { folder, words, stale: [], site: undefined });
  const own = join(folder, INDEX_FOLDER, planned.id);
  const paths = listFiles(own).map((path) => `${INDEX_FOLDER}${planned.id}/${path}`);
  const ready = [...groupFiles(paths)].map(([group, some], i) =>
    packGroup(group, folder, some, join(packs, `${planned.id}.${i}`)),
  );
  rmSync(own, { recursive: true, force: true });
  return { index, packs: ready };
}

serveWorker((job: IndexPackJob) =>
  Promise.resolve((piece: IndexPackPiece): Promise<IndexPackDone> => {
    const { name } = piece;
    if ('planned' in piece) return Promise.resolve({ name, ...packIndex(piece.planned, job) });
    const packs = [packGroup(piece.group, job.folder, piece.paths, join(job.packs, name))];
    return Promise.resolve({ name, index: undefined, packs });
  }),
);
