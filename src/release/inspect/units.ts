import { hash } from 'node:crypto';
import { packSlice } from '../../build/workers/pack-slice.ts';
import { startWorkers, type WeighedPiece } from '../../build/workers/worker-processes.ts';
import type { OpenDigest } from '../../core/outputs/digest-parts.ts';
import { fileOf, isFile } from '../../core/outputs/output.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { codeFile } from '../../program/code-file.ts';
import { readRuns } from './kept-runs.ts';
import { openInspection, type Inspected, type InspectionJob, type Piece } from './unit-inspection.ts';
import { digestOfFiles, type Digests, type KeptVerdicts, type UnitVerdict, type VerdictPlace } from './verdicts.ts';
import { isEmpty, within, withoutPairs, type Wanted } from './wanted.ts';

const WORKER = codeFile('inspect-worker');
/** As many files as one process inspects before two have started. */
const FEW = 1500;

/** A unit with the files it should have. */
export interface ExpectedUnit {
  readonly unit: UnitOutputs;
  readonly paths: readonly string[];
  /** What is known of it; undefined where a byte of its files, or what they are made from, is another. */
  readonly known: UnitVerdict | undefined;
}

/** Holds units against what is kept of the inspection before: those of which nothing has changed are not asked for their files. */
export const expectUnits = (
  units: readonly UnitOutputs[],
  { units: kept }: KeptVerdicts,
  digests: Digests,
): ExpectedUnit[] =>
  units.map((unit) => {
    const before = kept[unit.slug];
    const isSame = before !== undefined && before.key === unit.key();
    const paths = isSame ? before.paths : unit.outputs().filter(isFile).map(fileOf);
    return { unit, paths, known: isSame && before.digest === digestOfFiles(paths, digests) ? before : undefined };
  });

const pick = (paths: readonly string[], digests: Digests): Digests =>
  Object.fromEntries(paths.flatMap((path) => (path in digests ? [[path, digests[path]!]] : [])));

/** The digest of all that is searched of a unit: its files, and what it has for the open data. */
export const digestOfSearched = (files: string, { data }: OpenDigest): string =>
  hash('sha256', [files, ...Object.values(data.years).map(({ key }) => key)].join(' '));

interface UnitsJob {
  readonly before: KeptVerdicts;
  readonly verdicts: VerdictPlace;
  readonly digests: Digests;
  /** Gives what lists are made of, which names what a unit has for the open data. */
  readonly digestOf: (unit: UnitOutputs) => OpenDigest;
  /** What was not looked for before, also in files that are known. */
  readonly fresh: Wanted;
}

/** The units that are to be opened: those that are not known, and those that may hold what is looked for the first time. */
export function planUnits(
  units: readonly ExpectedUnit[],
  { before, verdicts, digests, digestOf, fresh }: UnitsJob,
): WeighedPiece<Piece>[] {
  const sought = withoutPairs(fresh);
  const mayHold = ({ unit: { slug }, paths, known }: ExpectedUnit): boolean => {
    const runs = readRuns(verdicts, `unit ${slug}`, known!.searched, paths.length);
    return !runs || !isEmpty(within(sought, runs));
  };
  return units
    .filter((one) => !one.known || (!isEmpty(sought) && mayHold(one)))
    .map(({ unit, paths, known }) => {
      const { slug } = unit;
      const make = (): Piece => {
        const digest = digestOf(unit);
        const years = Object.entries(digest.data.years);
        const now = digestOfSearched(digestOfFiles(paths, digests), digest);
        return {
          ...{ sort: 'unit', slug, digests: pick(paths, digests), before: before.units[slug]?.digest },
          searches: { now, before: before.units[slug]?.searched },
          slice: known ? undefined : packSlice(unit.slice),
          years: years.map(([year, { key }]) => [year, key, before.parts[key]] as const),
        };
      };
      return { make, weight: paths.length };
    });
}

/** Inspects files: a little in this process, much in several. */
export async function inspectPieces(pieces: readonly WeighedPiece<Piece>[], job: InspectionJob): Promise<Inspected[]> {
  if (pieces.reduce((sum, { weight }) => sum + weight, 0) <= FEW) {
    const inspect = openInspection(job);
    return pieces.map(({ make }) => inspect(make()));
  }
  const found: Inspected[] = [];
  await startWorkers<Piece, Inspected>(WORKER, job, pieces, (one) => void found.push(one)).finished;
  return found;
}
