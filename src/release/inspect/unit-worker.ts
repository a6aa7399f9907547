/*
 * A process of its own that inspects the files of units: it is sent what all are inspected with, then one unit after the
 * other, and answers each with what was found.
 */
import { serveWorker } from '../../build/serve-worker.ts';
import { openInspection, type InspectedUnit, type InspectionJob, type UnitPiece } from './unit-inspection.ts';

serveWorker<InspectionJob, UnitPiece, InspectedUnit>(async (job) => {
  const inspect = openInspection(job);
  return async (piece) => inspect(piece);
});
