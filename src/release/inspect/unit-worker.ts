/*
 * A process of its own that inspects files: it is sent what all are inspected with, then one unit after the other, or files of
 * none, and answers each with what was found.
 */
import { serveWorker } from '../../build/workers/serve-worker.ts';
import { openInspection, type Inspected, type InspectionJob, type Piece } from './unit-inspection.ts';

serveWorker<InspectionJob, Piece, Inspected>(async (job) => {
  const inspect = openInspection(job);
  return async (piece) => inspect(piece);
});
