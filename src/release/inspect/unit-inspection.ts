import { hash } from 'node:crypto';
import { openSlice } from '../../build/workers/pack-slice.ts';
import { packKeyed } from '../../exporters/open-data/make-file.ts';
import { YearParts } from '../../build/year-parts.ts';
import type { Content } from '../../core/library/library.ts';
import type { FrameData, SitePlace } from '../../core/outputs/frame.ts';
import { fileOf, isFile } from '../../core/outputs/output.ts';
import { listUnitOutputs, type UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { makePart, openPart, printPart } from '../../exporters/open-data/year-part.ts';
import { makeFrame } from '../../io/make-frame.ts';
import { FileInspection, type JudgedFile } from './files.ts';
import { inspectGroup } from './group.ts';
import { readRuns, writeRuns } from './kept-runs.ts';
import { Accepted, type AcceptedTexts } from './personal.ts';
import { fileToSearch, searchedPart, searchGroup, type ToSearch } from './search-text.ts';
import {
  isKnown,
  NO_VERDICT,
  readUnitVerdict,
  type Digests,
  type GroupVerdict,
  type VerdictPlace,
} from './verdicts.ts';
import { unpackWanted, withoutPairs, type PackedWanted } from './wanted.ts';

/** What all files are inspected with. Plain data. */
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

/** Digests of what is searched together, now and at the last inspection: of each what it held may be kept. */
export interface Searches {
  readonly now: string;
  readonly before: string | undefined;
}

/** A unit whose files are to be judged, or only looked through for what is wanted now. Plain data. */
export interface UnitPiece {
  readonly sort: 'unit';
  readonly slug: string;
  /** Its files that are there. */
  readonly digests: Digests;
  /** As text, where they are to be judged. */
  readonly slice: string | undefined;
  /** Of the files at the last inspection. */
  readonly before: string | undefined;
  readonly searches: Searches;
  /** What it has for the open data in each year, by key; the hash of the file where that was held against the records before. */
  readonly years: readonly (readonly [year: string, key: string, sha256: string | undefined])[];
}

/** Files of no single unit that are looked through together. Plain data. */
export interface FilesPiece {
  readonly sort: 'files';
  readonly name: string;
  /** Whether the same bytes were searched before. */
  readonly files: readonly (readonly [path: string, isKnown: boolean])[];
  readonly searches: Searches;
}

/** Files of no single unit that are to be judged. Plain data. */
export interface JudgePiece {
  readonly sort: 'judge';
  readonly paths: readonly string[];
}
export type Piece = UnitPiece | FilesPiece | JudgePiece;

export interface InspectedUnit {
  readonly sort: 'unit';
  readonly slug: string;
  readonly objections: readonly Objection[];
  /** Undefined where nothing was judged. */
  readonly verdict: GroupVerdict | undefined;
  /** Where its pages lead outside the unit, with the pages that lead there. */
  readonly outward: readonly (readonly [place: string, pages: readonly string[]])[];
  /**
   * Keys of what it has for the open data, with the hash of the file in which it is as the records say and holds nothing that
   * is looked for; undefined where there is none such any longer.
   */
  readonly parts: readonly (readonly [key: string, sha256: string | undefined])[];
}

export interface InspectedFiles {
  readonly sort: 'files';
  readonly objections: readonly Objection[];
}
export interface JudgedFiles {
  readonly sort: 'judge';
  readonly judged: readonly (readonly [path: string, found: JudgedFile])[];
}
export type Inspected = InspectedUnit | InspectedFiles | JudgedFiles;

type Parts = [key: string, sha256: string | undefined][];

/**
 * What a unit has for the open data, for a search. What was not held against the records is made again and is what it should
 * be, or is left to a search of the files that have it.
 * @param parts told what is sound, and what is no longer
 */
function listParts(years: UnitPiece['years'], unit: UnitOutputs | undefined, kept: YearParts, parts: Parts) {
  return years.flatMap(([year, key, known]): ToSearch[] => {
    const open = (bytes: Buffer) =>
      searchedPart(
        year,
        openPart((start, length) => bytes.subarray(start, start + length)),
      );
    if (known !== undefined) {
      const texts = () => {
        const bytes = kept.bytesOf(key);
        if (bytes && hash('sha256', bytes) === known) return open(bytes);
        parts.push([key, undefined]);
        return [];
      };
      return [{ isKnown: true, texts }];
    }
    const found = unit && kept.bytesOf(key);
    if (!found?.equals(printPart(makePart(unit!.tables(year))))) return [];
    parts.push([key, hash('sha256', found)]);
    return [{ isKnown: false, texts: () => open(found) }];
  });
}

/** Makes what inspects one unit after the other, and other files. */
export function openInspection(job: InspectionJob): (piece: Piece) => Inspected {
  const { site, shown, place, verdicts } = job;
  const frame = makeFrame(job.frame, place);
  const accepted = new Accepted(job.accepted);
  const [wanted, fresh] = [unpackWanted(job.wanted), unpackWanted(job.fresh)];
  const kept = new YearParts(job.parts.folder, job.parts.frame);
  const keyed = packKeyed;
  const find = (): never => {
    throw new Error('what is of one unit, or is held against nothing, is made of no parts');
  };

  const search = (name: string, { now, before }: Searches, group: readonly ToSearch[], hasPairs: boolean) => {
    const choose = hasPairs ? <T>(all: T): T => all : withoutPairs;
    const runs = readRuns(verdicts, name, before, group.length);
    const found = searchGroup(group, { wanted: choose(wanted), fresh: choose(fresh), runs });
    if (found.runs && (!runs || now !== before)) writeRuns(verdicts, name, now, found.runs);
    return found.objections;
  };

  const inspectUnit = (piece: UnitPiece): InspectedUnit => {
    const { slug, digests, slice } = piece;
    const before = slice === undefined ? NO_VERDICT : readUnitVerdict(verdicts, slug, piece.before);
    const unit = slice === undefined ? undefined : listUnitOutputs(openSlice(slice), frame);
    const parts: Parts = [];
    const files = Object.entries(digests).map(([path, sha256]) =>
      fileToSearch(site, path, !unit || isKnown(before, path, sha256)),
    );
    const group = [...files, ...listParts(piece.years, unit, kept, parts)];
    const leaks = search(`unit ${slug}`, piece.searches, group, false);
    if (!unit) return { sort: 'unit', slug, objections: leaks, verdict: undefined, outward: [], parts };
    const outputs = new Map(
      unit
        .outputs()
        .filter(isFile)
        .map((output) => [fileOf(output), output]),
    );
    const forms = { ...shown, forms: unit.slice.forms };
    const open = new FileInspection({
      site,
      shown: forms,
      base: place.base,
      accepted,
      expected: { outputs, find, keyed },
    });
    const { objections, verdict, outward } = inspectGroup(digests, before, open);
    return { sort: 'unit', slug, objections: [...leaks, ...objections], verdict, outward: [...outward], parts };
  };

  const inspectFiles = ({ name, files, searches }: FilesPiece): InspectedFiles => {
    const group = files.map(([path, isSame]) => fileToSearch(site, path, isSame));
    return { sort: 'files', objections: search(`files ${name}`, searches, group, true) };
  };

  const judgeFiles = ({ paths }: JudgePiece): JudgedFiles => {
    const expected = { outputs: new Map<string, never>(), find, keyed };
    const open = new FileInspection({ site, shown, base: place.base, accepted, expected });
    return { sort: 'judge', judged: paths.map((path) => [path, open.judgeFile(path)] as const) };
  };

  return (piece) => {
    if (piece.sort === 'unit') return inspectUnit(piece);
    return piece.sort === 'files' ? inspectFiles(piece) : judgeFiles(piece);
  };
}
