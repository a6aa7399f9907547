import type { Objection } from '../../core/release/check-changes.ts';
import { contentOf, isJoined } from '../../exporters/content-of.ts';
import { makePart, type YearPart } from '../../exporters/open-data/year-part.ts';
import { YEAR_TABLES } from '../../core/tables/registry.ts';
import type { YearTables } from '../../core/outputs/unit-data.ts';
import type { FindPart, JoinedFile } from '../../exporters/open-data/make-file.ts';
import type { WeighedPiece } from '../../build/workers/worker-processes.ts';
import type { FileInspection } from './files.ts';
import { readRuns } from './kept-runs.ts';
import { textOf } from './read-text.ts';
import type { Expected } from './routes.ts';
import { fileToSearch, searchedText, searchText } from './search-text.ts';
import type { FilesPiece, JudgePiece } from './unit-inspection.ts';
import { digestOfFiles, findVerdict, isKnown, type Digests, type KeptVerdicts, type VerdictPlace } from './verdicts.ts';
import { isEmpty, within, withoutPairs, type Wanted } from './wanted.ts';

export interface RestJob {
  /** The files of no single unit. */
  readonly rest: Digests;
  readonly before: KeptVerdicts;
  readonly verdicts: VerdictPlace;
  readonly expected: Expected;
  readonly open: FileInspection;
  /** What was not looked for before. */
  readonly fresh: Wanted;
}

const SEARCH = 'search';
const groupOf = (path: string): string => path.slice(0, Math.max(path.indexOf('/'), 0));

/** What is joined of units, whose rows are searched with each of them. */
const joinedAt = ({ outputs }: Expected, path: string): JoinedFile | undefined => {
  const output = outputs.get(path);
  return output && isJoined(output) ? output : undefined;
};

/** Files of no single unit that are searched together, by name. */
export function groupRest({ rest, expected }: Pick<RestJob, 'rest' | 'expected'>): ReadonlyMap<string, string[]> {
  return Map.groupBy(
    Object.keys(rest).filter((path) => !joinedAt(expected, path)),
    groupOf,
  );
}

/** Files that one process judges one after the other. */
const JUDGED_TOGETHER = 100;

/** The files of no single unit that are to be judged, in pieces. */
function planJudging({ rest, before, open }: RestJob): JudgePiece[] {
  const paths = Object.entries(rest)
    .filter(([path, sha256]) => !findVerdict(before.rest, path, sha256, open.restsOf(path)))
    .map(([path]) => path);
  const starts = Array.from({ length: Math.ceil(paths.length / JUDGED_TOGETHER) }, (_, i) => i * JUDGED_TOGETHER);
  return starts.map((start) => ({ sort: 'judge', paths: paths.slice(start, start + JUDGED_TOGETHER) }));
}

/** What of the files of no single unit is to be searched, in pieces. */
function planSearches(job: RestJob): FilesPiece[] {
  const { rest, before, verdicts, fresh } = job;
  return [...groupRest(job)].flatMap(([name, paths]): FilesPiece[] => {
    const files = paths.map((path) => [path, isKnown(before.rest, path, rest[path]!)] as const);
    const searches = { now: digestOfFiles(paths, rest), before: before.searched[name] };
    const isAsItWas = files.every(([, isSame]) => isSame);
    const sought = name === SEARCH ? fresh : withoutPairs(fresh);
    const mayHold = (): boolean => {
      const runs = readRuns(verdicts, `files ${name}`, searches.before, paths.length);
      return !runs || !isEmpty(within(sought, runs));
    };
    if (isAsItWas && (isEmpty(sought) || !mayHold())) return [];
    return [{ sort: 'files', name, files, searches }];
  });
}

/** What of the files of no single unit is to be opened, in pieces that any process may take. */
export const planRest = (job: RestJob): WeighedPiece<FilesPiece | JudgePiece>[] => [
  ...planSearches(job).map((piece) => ({
    make: () => piece,
    weight: piece.files.filter(([, isSame]) => !isSame).length,
  })),
  ...planJudging(job).map((piece) => ({ make: () => piece, weight: piece.paths.length })),
];

const NO_PART: YearPart = makePart(Object.fromEntries(YEAR_TABLES.map(({ id }) => [id, []])) as unknown as YearTables);

/**
 * Searches what is joined of units: their rows are searched where each is held against its records, so that here only what
 * stands around them is read; a file with rows that were not is read whole. That a file is joined of just these is asked of
 * every file of data.
 * @param sound of what units have for the open data, by key: was held against the records and searched
 */
export function searchJoined(
  { rest, before, expected, fresh }: RestJob,
  { site, wanted, sound }: { readonly site: string; readonly wanted: Wanted; readonly sound: object },
): Objection[] {
  return Object.entries(rest).flatMap(([path, sha256]) => {
    const output = joinedAt(expected, path);
    const isSame = isKnown(before.rest, path, sha256);
    if (!output || (isSame && isEmpty(fresh))) return [];
    let isSearched = true;
    const find: FindPart = ({ key }) => {
      isSearched &&= key in sound;
      return NO_PART;
    };
    const around = contentOf(output, find, expected.keyed);
    const bytes = Buffer.concat(Array.from(around, (piece) => Buffer.from(piece as Uint8Array)));
    const texts = () => [searchedText(path, textOf(bytes))];
    const whole = isSearched ? { isKnown: isSame, texts } : fileToSearch(site, path, isSame);
    return whole.texts().flatMap((text) => searchText(text, isSame ? fresh : wanted));
  });
}
