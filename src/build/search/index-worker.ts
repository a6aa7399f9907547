/* A process of its own that makes indexes of the search: their words stand in memory together, one index at a time. */
import { serveWorker } from '../workers/serve-worker.ts';
import { makeIndex, type IndexJob, type IndexPiece, type KeptIndex } from './make-index.ts';

serveWorker((job: IndexJob) =>
  Promise.resolve((piece: IndexPiece): Promise<KeptIndex> => Promise.resolve(makeIndex(piece, job))),
);
