import type { DigestParts } from '../../core/outputs/digest-parts.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { MARKS } from '../../disk/made.ts';
import type { Changes } from '../change-site.ts';
import type { FolderCheck } from './found-files.ts';
import type { KeptFile, KeptUnit } from './kept-unit.ts';
import type { Kept } from './kept.ts';
import { describeFiles, foldersLeft, foldersOfNew, restsOf } from './left-files.ts';
import type { SiteState } from './site-state.ts';

/** A site that was made, before it is put in its place. */
export interface MadeSite {
  readonly units: readonly UnitOutputs[];
  readonly kept: Kept;
  /** Every file of no single unit with the key of what it rests on. */
  readonly rests: ReadonlyMap<string, string>;
  /** Files that were made. */
  readonly placed: readonly string[];
  digestOf(unit: UnitOutputs): DigestParts;
}

/** The units of which something is to be made, or has been. */
export const openUnitsOf = ({ units, kept }: Pick<MadeSite, 'units' | 'kept'>): readonly UnitOutputs[] =>
  units.filter((unit) => !kept.unitAsIs(unit));

/** What is to be done in the site of the last build. */
export function listChanges(made: MadeSite, state: SiteState, check: FolderCheck): Changes {
  const { units, rests, placed } = made;
  const open = openUnitsOf(made);
  const asIs = new Set(units.filter((unit) => !open.includes(unit)).map(({ slug }) => slug));
  const before = [...state.units].filter(([slug]) => !asIs.has(slug)).flatMap(([, { files }]) => [...files.keys()]);
  const old = new Set([...before, ...state.files.keys()]);
  const now = new Set([...open.flatMap((unit) => [...restsOf(unit).keys()]), ...rests.keys()]);
  return {
    place: placed,
    added: placed.filter((path) => !old.has(path)),
    remove: [...[...old].filter((path) => !now.has(path) && path !== MARKS.built), ...check.others],
  };
}

/**
 * What the next build is held against, once everything is in its place.
 * @param folder of the site
 * @param changes with the check of the former site; undefined where the site is a new one
 */
export function describeLeft(
  { units, kept, rests, placed, digestOf }: MadeSite,
  folder: string,
  changes: { readonly changes: Changes; readonly check: FolderCheck } | undefined,
): Pick<SiteState, 'units' | 'files' | 'folders'> {
  const all = new Set([...placed, MARKS.built]);
  const describe = (own: ReadonlyMap<string, string>, former: ReadonlyMap<string, KeptFile>) =>
    describeFiles(own, { folder, placed: all, former });
  const describeUnit = (unit: UnitOutputs): KeptUnit =>
    kept.unitAsIs(unit) ?? {
      ...{ key: unit.key(), digest: digestOf(unit), pack: undefined },
      files: describe(restsOf(unit), kept.filesOf(unit.slug)),
    };
  return {
    units: new Map(units.map((unit) => [unit.slug, describeUnit(unit)])),
    files: describe(new Map([...rests, [MARKS.built, '']]), kept.files),
    folders: changes ? foldersLeft(changes.check, changes.changes) : foldersOfNew(folder, placed),
  };
}
