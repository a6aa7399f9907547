import { packSlice } from '../../build/pack-slice.ts';
import { startWorkers } from '../../build/worker-processes.ts';
import type { OpenDigest } from '../../core/outputs/digest-parts.ts';
import { fileOf, isFile } from '../../core/outputs/output.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { codeFile } from '../../program/code-file.ts';
import { openInspection, type InspectedUnit, type InspectionJob, type UnitPiece } from './unit-inspection.ts';
import { digestOfFiles, type Digests, type KeptVerdicts, type UnitVerdict } from './verdicts.ts';

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

/**
 * Inspects the files of units: a little in this process, much in several.
 * @param digestOf gives what lists are made of, which names what a unit has for the open data
 * @param isSearched whether anything is looked for that was not before, also in files that are known
 */
export async function inspectUnits(
  units: readonly ExpectedUnit[],
  {
    job,
    before,
    digests,
    digestOf,
    isSearched,
  }: {
    readonly job: InspectionJob;
    readonly before: KeptVerdicts;
    readonly digests: Digests;
    readonly digestOf: (unit: UnitOutputs) => OpenDigest;
    readonly isSearched: boolean;
  },
): Promise<InspectedUnit[]> {
  const pieces = units
    .filter(({ known }) => !known || isSearched)
    .map(({ unit, paths, known }): UnitPiece => {
      const years = known ? [] : Object.entries(digestOf(unit).data.years);
      return {
        ...{ slug: unit.slug, digests: pick(paths, digests), before: before.units[unit.slug]?.digest },
        slice: known ? undefined : packSlice(unit.slice),
        years: years.filter(([, { key }]) => !(key in before.parts)).map(([year, { key }]) => [year, key] as const),
      };
    });
  const weighed = pieces.map((piece) => ({ piece, weight: Object.keys(piece.digests).length }));
  if (weighed.reduce((sum, { weight }) => sum + weight, 0) <= FEW) return pieces.map(openInspection(job));
  const found: InspectedUnit[] = [];
  await startWorkers<UnitPiece, InspectedUnit>(WORKER, job, weighed, (one) => void found.push(one)).finished;
  return found;
}
