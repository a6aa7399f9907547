/** A package that comes with the program, as `package-lock.json` has it. */
export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A package with its licence. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; `未写明` where the package states none. */
  readonly licence: string;
  /** Folder below the project. */
  readonly folder: string;
}

/** Licences that ask for no more than their text beside the program. */
const ALLOWED = new Set(
  'MIT ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 Python-2.0 PSF-2.0 Unlicense Zlib'.split(
    ' ',
  ),
);

/**
 * What is accepted beside those, and why. libvips is a library of its own that can be exchanged (LGPL); it comes with Astro for
 * pictures that are worked on, which this program does not do. lightningcss comes with Vite and is passed on unchanged: MPL
 * asks for the source of changes to its own files.
 */
const ACCEPTED: readonly [name: RegExp, licence: string][] = [
  [/^@img\/sharp-/, 'LGPL-3.0-or-later'],
  [/^lightningcss(?:-|$)/, 'MPL-2.0'],
];

const nameIn = (folder: string): string => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Everything that comes with the program, by name. */
export const listLicences = ({ packages }: Lock): Licensed[] =>
  Object.entries(packages)
    .filter(([folder, { dev, devOptional }]) => folder.includes('node_modules/') && !dev && !devOptional)
    .map(([folder, { version, license = '未写明' }]) => ({ name: nameIn(folder), version, licence: license, folder }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));

/** All parts of an expression must be allowed where it joins them, one where it lets choose. */
function isAllowed(name: string, licence: string): boolean {
  const isKnown = (one: string): boolean =>
    ALLOWED.has(one) || ACCEPTED.some(([pattern, also]) => pattern.test(name) && also === one);
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' AND ')
    .every((part) =>
      part
        .replace(/^\((.*)\)$/, '$1')
        .split(' OR ')
        .some(isKnown),
    );
}

/** Packages under a licence that nobody has accepted. */
export const findRefused = (packages: readonly Licensed[]): Licensed[] =>
  packages.filter(({ name, licence }) => !isAllowed(name, licence));
