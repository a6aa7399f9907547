import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** A package whose code is compiled in: its licence has to come along. */
export interface UsedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The texts of its licence and notices. */
  readonly texts: readonly string[];
}

/** Beside what was compiled, for whoever makes a package of it. */
export const USED = 'used-packages.json';
const PLACE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;
const LICENCE = /^(?:licen[cs]e|copying|notice)/i;

function readPackage(place: string): UsedPackage {
  const read = (file: string): string => readFileSync(join(place, file), 'utf8');
  const { name, version, license = '' } = JSON.parse(read('package.json')) as Omit<UsedPackage, 'texts'>;
  const texts = readdirSync(place, { withFileTypes: true }).filter((file) => file.isFile() && LICENCE.test(file.name));
  return { name, version, license, texts: texts.map((file) => read(file.name).trim()).sort() };
}

/** Writes the list of packages that lie in these folders. */
export function writeUsed(folder: string, places: Iterable<string>): void {
  writeFileSync(join(folder, USED), JSON.stringify([...places].map(readPackage)));
}

/** Where a package lies that this program depends on. */
export const placeOfPackage = (name: string): string => dirname(findPackageJSON(name, import.meta.url)!);

/** Notes the packages whose modules a bundler reads. */
export function notePackages(places: Set<string>): Plugin {
  return {
    name: 'note-packages',
    transform(_, id) {
      const [, place] = PLACE.exec(id) ?? [];
      if (place !== undefined) places.add(place);
    },
  };
}
