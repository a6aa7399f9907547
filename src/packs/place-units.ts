import type { PackedUnits } from '../build/build-options.ts';
import { startWorkers, type WeighedPiece, type Work } from '../build/workers/worker-processes.ts';
import { fileOf } from '../core/outputs/output.ts';
import type { DigestParts } from '../core/outputs/digest-parts.ts';
import { Stopped } from '../disk/stop.ts';
import { codeFile } from '../program/code-file.ts';
import type { OpenUnit } from './open-join.ts';
import type { PackedPlace, PlaceDone, PlacePiece } from './place-worker.ts';

const WORKER = codeFile('place-worker');

/** @throws Stopped where a pack is another than it was */
function startPlacing(
  pieces: readonly WeighedPiece<PlacePiece>[],
  job: PackedPlace,
  processes: number | undefined,
): Work<void> {
  const damaged: string[] = [];
  const done = ({ slug, isWhole }: PlaceDone): void => void (isWhole || damaged.push(slug));
  const { finished, stop } = startWorkers<PlacePiece, PlaceDone>(WORKER, job, pieces, done, processes);
  const checked = finished.then(() => {
    if (damaged.length) throw new Stopped(`单位 ${damaged[0]} 的分包在这期间变了`, '再运行一次。');
  });
  checked.catch(() => undefined);
  return { finished: checked, stop };
}

/** Puts the words of units into a folder, by their slugs. @throws Stopped where a pack is another than it was */
export async function placeWords(units: readonly OpenUnit[], words: string, processes?: number): Promise<void> {
  const pieces = units.map(({ note, file, sha256 }) => ({
    make: (): PlacePiece => ({ slug: note.unit.slug, file, sha256, paths: [] }),
    weight: note.forms.length + 1,
  }));
  const { finished, stop } = startPlacing(pieces, { out: words, words, parts: undefined }, processes);
  try {
    await finished;
  } finally {
    stop();
  }
}

/**
 * Units as a build takes them that were made elsewhere.
 * @param withSite whether their files of the site are wanted, too
 * @param processes how many put files in their places
 */
export function placeUnits(
  data: PackedUnits['data'],
  units: readonly OpenUnit[],
  withSite: boolean,
  processes?: number,
): PackedUnits {
  const bySlug = new Map(units.map((one) => [one.note.unit.slug, one]));
  return {
    data,
    place(open, job) {
      const pieces = open.map(({ unit: { slug, outputs }, stale }) => {
        const { file, sha256 } = bySlug.get(slug)!;
        const isAll = withSite && stale.length === outputs().length;
        const paths = isAll ? 'all' : withSite ? stale.map(fileOf) : [];
        return { make: (): PlacePiece => ({ slug, file, sha256, paths }), weight: stale.length + 1 };
      });
      const digests = open.map(({ unit: { slug } }): [string, DigestParts] => [slug, bySlug.get(slug)!.note.digest]);
      const work = startPlacing(pieces, job, processes);
      return { finished: work.finished.then(() => new Map(digests)), stop: work.stop };
    },
  };
}
