/* A process of its own that makes files of the open data, joined of what is kept of units. */
import { createHash } from 'node:crypto';
import type { FileFacts } from '../../core/open-data/files.ts';
import { fileOf } from '../../core/outputs/output.ts';
import { makeFile } from '../../exporters/open-data/make-file.ts';
import { placeBelow } from '../write-outputs.ts';
import { YearParts } from '../year-parts.ts';
import { openJoined, type SentFile } from './sent-file.ts';
import { serveWorker } from './serve-worker.ts';
import type { PlaceJob } from './unit-worker.ts';

export type JoinJob = Pick<PlaceJob, 'out' | 'parts'>;
export interface JoinDone extends FileFacts {
  readonly path: string;
}

/** Passes pieces on and tells of them afterwards. */
function* watch(pieces: Iterable<Uint8Array>, told: (facts: FileFacts) => void): Generator<Uint8Array> {
  const all = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    all.update(piece);
    bytes += piece.length;
    yield piece;
  }
  told({ bytes, sha256: all.digest('hex') });
}

serveWorker(({ out, parts: { folder, frame } }: JoinJob) => {
  const parts = new YearParts(folder, frame);
  const place = placeBelow(out);
  return Promise.resolve((sent: SentFile): Promise<JoinDone> => {
    const output = openJoined(sent);
    const path = fileOf(output);
    let done: JoinDone | undefined;
    const pieces = makeFile(output, ({ key }) => parts.open(key));
    place(
      path,
      watch(pieces, (facts) => (done = { path, ...facts })),
    );
    return Promise.resolve(done!);
  });
});
