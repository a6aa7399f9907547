import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MARKS } from '../disk/made.ts';
import { listDifferences } from '../release/report-verified.ts';
import { currentRelease, listReleases, releaseFolder } from '../release/target.ts';
import { compareFolder, type Differences } from '../release/verify.ts';
import { nameOfSite } from './release-list.ts';
import { hashFiles } from './site-files.ts';
import { readFiles, readPacks } from './unpacked.ts';

/** A site that was unpacked, held against what its packs have noted of its files. */
export interface VerifiedSite extends Differences {
  readonly release: string;
  readonly checked: number;
  /** Whether what is noted of it is what its name vouches for; without that nothing can be said of its files. */
  readonly isKnown: boolean;
}

export interface VerifiedPlace {
  /** Undefined where none is public. */
  readonly current: VerifiedSite | undefined;
  readonly older: readonly VerifiedSite[];
}

/** Whether sites are unpacked to a folder. */
export const isUnpacked = (target: string): boolean => existsSync(join(target, MARKS.unpacked));

/** The hashes of a site's files; undefined where they are not those that its name vouches for. */
function hashesOf(target: string, release: string): ReadonlyMap<string, string> | undefined {
  const packs = readPacks(target, release);
  if (nameOfSite(packs) !== release) return undefined;
  const hashes = new Map<string, string>();
  for (const { sha256, files } of packs) {
    const noted = readFiles(target, sha256);
    if (!noted || hashFiles(noted) !== files) return undefined;
    for (const [path, , own] of noted) hashes.set(path, own);
  }
  return hashes;
}

function verifyOne(target: string, release: string): VerifiedSite {
  const hashes = hashesOf(target, release);
  if (!hashes) return { ...{ release, checked: 0, isKnown: false }, changed: [], missing: [], extra: [] };
  const differences = compareFolder(releaseFolder(target, release), hashes, new Set());
  return { release, checked: hashes.size, isKnown: true, ...differences };
}

/** Holds every site that was unpacked to a place against its name, byte by byte. */
export function verifyUnpacked(target: string): VerifiedPlace {
  const public_ = currentRelease(target);
  const all = listReleases(target).map((release) => verifyOne(target, release));
  return {
    current: all.find(({ release }) => release === public_),
    older: all.filter(({ release }) => release !== public_),
  };
}

const isSame = (one: VerifiedSite): boolean =>
  one.isKnown && one.changed.length + one.missing.length + one.extra.length === 0;

/** Whether every site is as it was unpacked, and one is public. */
export const isPlaceWhole = ({ current, older }: VerifiedPlace): boolean =>
  current !== undefined && [current, ...older].every(isSame);

function describeSite(one: VerifiedSite): string[] {
  const { release, checked, isKnown } = one;
  if (!isKnown)
    return [
      `${release} 有哪些文件，记录（.packs）不见了或改过了，无法核验：移开 releases/${release}，再运行一次 mingzhang unpack。`,
    ];
  const found = listDifferences(one);
  const end = found.length ? `${found.length}个文件和放上时不一样` : `${checked}个文件和合并时完全一样`;
  return [...found, `${end}，编号 ${release}`];
}

/** What was found, in words. */
export function describePlace(place: VerifiedPlace): string {
  const { current, older } = place;
  const bad = older.filter((one) => !isSame(one));
  return [
    ...(current ? describeSite(current) : ['没有公开的一份：current 不见了，或指向的文件夹没有了。']),
    ...bad.flatMap(describeSite),
    ...(older.length > bad.length ? [`留着的另外${older.length - bad.length}次也一样。`] : []),
  ].join('\n');
}
