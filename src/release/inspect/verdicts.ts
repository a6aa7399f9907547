import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { rmSync } from 'node:fs';
import { readKeptFile, writeKeptFile } from '../kept-file.ts';

/** SHA-256 of files by their paths in the site. */
export type Digests = Readonly<Record<string, string>>;

/**
 * What was found out about files that belong together and have no fault: of each the hash of the bytes that were judged, a key
 * of what the content says of it, and where its links lead, as numbers of places, for many pages lead to the same ones. Plain
 * data.
 */
export interface GroupVerdict {
  /** Files of the site, or places in them after `#`. */
  readonly places: readonly string[];
  readonly files: Readonly<Record<string, readonly [sha256: string, rests: string, ...leads: number[]]>>;
}
export const NO_VERDICT: GroupVerdict = { places: [], files: {} };

/** What was found out about one file. */
export interface Verdict {
  readonly sha256: string;
  /** Another where the file has to be held against something else. */
  readonly rests: string;
  readonly leads: readonly string[];
}

/** The verdict on a file; undefined where its bytes, or what it is held against, are others. */
export function findVerdict({ places, files }: GroupVerdict, path: string, sha256: string, rests: string) {
  const [bytes, known, ...leads] = files[path] ?? [];
  return bytes === sha256 && known === rests ? { sha256, rests, leads: leads.map((at) => places[at]!) } : undefined;
}

/** Whether some bytes of a file were found without fault, whatever they are held against. */
export const isKnown = ({ files }: GroupVerdict, path: string, sha256: string): boolean => files[path]?.[0] === sha256;

export function packVerdict(verdicts: ReadonlyMap<string, Verdict>): GroupVerdict {
  const places = new Map<string, number>();
  const numberOf = (place: string): number => {
    const found = places.get(place) ?? places.size;
    places.set(place, found);
    return found;
  };
  const files = [...verdicts].map(
    ([path, { sha256, rests, leads }]) => [path, [sha256, rests, ...leads.map(numberOf)] as const] as const,
  );
  return { files: Object.fromEntries(files), places: [...places.keys()] };
}

/** What is known of a unit of which nothing has changed, without its files being looked up one by one. Plain data. */
export interface UnitVerdict {
  /** Of all that its files are made from. */
  readonly key: string;
  readonly paths: readonly string[];
  /** Of the bytes of all of them. */
  readonly digest: string;
  /** Of all of it that is searched. */
  readonly searched: string;
  /** Where its pages lead outside the unit. */
  readonly outward: readonly string[];
}

export const digestOfFiles = (paths: readonly string[], digests: Digests): string =>
  hash('sha256', paths.map((path) => digests[path] ?? '').join(' '));

/** Plain data. */
export interface KeptVerdicts {
  readonly units: Readonly<Record<string, UnitVerdict>>;
  /** On what is of no single unit. */
  readonly rest: GroupVerdict;
  /** Of what units have for the open data, by key: SHA-256 of the file that was held against the records and searched. */
  readonly parts: Readonly<Record<string, string>>;
  /** Digests of what is searched together of it, by name. */
  readonly searched: Readonly<Record<string, string>>;
  /** Texts that were looked for in all files and are in none. */
  readonly absent: readonly string[];
}
const NOTHING: KeptVerdicts = { units: {}, rest: NO_VERDICT, parts: {}, searched: {}, absent: [] };

/** Where verdicts are kept, and the key they hold for. Plain data. */
export interface VerdictPlace {
  /** Of the file; those of units stand beside it. Undefined where none are kept. */
  readonly path: string | undefined;
  /** Another where all files are to be judged again. */
  readonly key: string;
}

export const readVerdicts = ({ path, key }: VerdictPlace): KeptVerdicts => readKeptFile(path, key) ?? NOTHING;

const fileOfUnit = (path: string, slug: string): string => join(dirname(path), 'units', `${slug}.json`);

/** The verdicts on the files of one unit. @param digest of its files when they were judged */
export const readUnitVerdict = ({ path, key }: VerdictPlace, slug: string, digest: string | undefined): GroupVerdict =>
  (path === undefined || digest === undefined
    ? undefined
    : readKeptFile<GroupVerdict>(fileOfUnit(path, slug), `${key} ${digest}`)) ?? NO_VERDICT;

/**
 * Keeps verdicts once nothing was found wrong with the whole site.
 * @param before what was kept until now
 * @param units verdicts on the files of units of which anything was judged
 */
export function writeVerdicts(
  { path, key }: VerdictPlace,
  before: KeptVerdicts,
  now: KeptVerdicts,
  units: ReadonlyMap<string, GroupVerdict>,
): void {
  if (path === undefined) return;
  for (const [slug, verdict] of units)
    writeKeptFile(fileOfUnit(path, slug), `${key} ${now.units[slug]!.digest}`, verdict);
  writeKeptFile(path, key, now);
  for (const slug of Object.keys(before.units))
    if (!(slug in now.units)) rmSync(fileOfUnit(path, slug), { force: true });
}
