import { hash } from 'node:crypto';
import { openSlice } from '../../build/pack-slice.ts';
import { YearParts } from '../../build/year-parts.ts';
import type { Content } from '../../core/library/library.ts';
import type { FrameData, SitePlace } from '../../core/outputs/frame.ts';
import { fileOf, isFile } from '../../core/outputs/output.ts';
import { listUnitOutputs, type UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { makePart, printPart } from '../../exporters/open-data/year-part.ts';
import { makeFrame } from '../../io/make-frame.ts';
import { FileInspection } from './files.ts';
import { inspectGroup } from './group.ts';
import { searchFile, unpackWanted, type PackedWanted } from './leaks.ts';
import { Accepted, type AcceptedTexts } from './personal.ts';
import {
  isKnown,
  NO_VERDICT,
  readUnitVerdict,
  type Digests,
  type GroupVerdict,
  type VerdictPlace,
} from './verdicts.ts';

/** What all units are inspected with. Plain data. */
export interface InspectionJob {
  readonly site: string;
  /** What the site shows, without what is of single units. */
  readonly shown: Content;
  readonly frame: FrameData;
  readonly place: SitePlace;
  readonly accepted: AcceptedTexts;
  readonly wanted: PackedWanted;
  /** What of it was not looked for before. */
  readonly fresh: PackedWanted;
  readonly verdicts: VerdictPlace;
  /** Where the build keeps what units have for the open data. */
  readonly parts: { readonly folder: string; readonly frame: string };
}

/** A unit whose files are to be judged, or only looked through for what is wanted now. Plain data. */
export interface UnitPiece {
  readonly slug: string;
  /** Its files that are there. */
  readonly digests: Digests;
  /** As text, where they are to be judged. */
  readonly slice: string | undefined;
  /** Of the files at the last inspection. */
  readonly before: string | undefined;
  /** Years with the key of what the unit has in each, where that was not held against the records yet. */
  readonly years: readonly (readonly [year: string, key: string])[];
}

export interface InspectedUnit {
  readonly slug: string;
  readonly objections: readonly Objection[];
  /** Undefined where nothing was judged. */
  readonly verdict: GroupVerdict | undefined;
  /** Where its pages lead outside the unit, with the pages that lead there. */
  readonly outward: readonly (readonly [place: string, pages: readonly string[]])[];
  /** Keys of what it has for the open data, with the hash of the file in which it is as the records say. */
  readonly parts: readonly (readonly [key: string, sha256: string])[];
}

/** What a unit has for the open data, made again and held against what the build keeps. */
function inspectParts(unit: UnitOutputs, { years }: UnitPiece, kept: YearParts): [string, string][] {
  return years.flatMap(([year, key]): [string, string][] => {
    const found = kept.bytesOf(key);
    if (!found?.equals(printPart(makePart(unit.tables(year))))) return [];
    return [[key, hash('sha256', found)]];
  });
}

/** Makes what inspects one unit after the other. */
export function openInspection(job: InspectionJob): (piece: UnitPiece) => InspectedUnit {
  const { site, shown, place, verdicts } = job;
  const frame = makeFrame(job.frame, place);
  const accepted = new Accepted(job.accepted);
  const [wanted, fresh] = [unpackWanted(job.wanted), unpackWanted(job.fresh)];
  const parts = new YearParts(job.parts.folder, job.parts.frame);
  return (piece) => {
    const { slug, digests, slice } = piece;
    const before = slice === undefined ? NO_VERDICT : readUnitVerdict(verdicts, slug, piece.before);
    const leaks = Object.entries(digests).flatMap(([path, sha256]) =>
      searchFile(site, path, slice === undefined || isKnown(before, path, sha256) ? fresh : wanted),
    );
    if (slice === undefined) return { slug, objections: leaks, verdict: undefined, outward: [], parts: [] };
    const unit = listUnitOutputs(openSlice(slice), frame);
    const outputs = new Map(
      unit
        .outputs()
        .filter(isFile)
        .map((output) => [fileOf(output), output]),
    );
    const find = (): never => {
      throw new Error(`the outputs of ${slug} are made of no parts`);
    };
    const forms = { ...shown, forms: unit.slice.forms };
    const open = new FileInspection({ site, shown: forms, base: place.base, accepted, expected: { outputs, find } });
    const { objections, verdict, outward } = inspectGroup(digests, before, open);
    return {
      slug,
      objections: [...leaks, ...objections],
      verdict,
      outward: [...outward],
      parts: inspectParts(unit, piece, parts),
    };
  };
}
