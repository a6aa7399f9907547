import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madePart, PARTS } from '../program/made-part.ts';
import { PACKAGED, PROJECT } from '../program/project.ts';
import { writeSbom } from '../upkeep/sbom.ts';
import { USED, type UsedPackage } from './used-packages.ts';
import { bringWhole } from './whole-package.ts';

/** The licences of all packages whose code is in the package. */
const LICENCES = join(PACKAGED, 'licenses.txt');
/** What these packages are, for programs that look for known faults. */
const SBOM = join(PACKAGED, 'sbom.cdx.json');
const RULE = `\n\n${'-'.repeat(80)}\n\n`;

function takeUsed(folder: string): UsedPackage[] {
  const file = join(folder, USED);
  const used = JSON.parse(readFileSync(file, 'utf8')) as UsedPackage[];
  rmSync(file);
  return used;
}

function describeLicences(used: readonly UsedPackage[]): string {
  const byName = new Map(used.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { license, texts }]) => [`${title}: ${license}`, ...texts].join('\n\n'))
    .join(RULE)
    .concat('\n');
}

/** Makes of the source what the package has instead of it, below `program/`: its compiled parts. What stood there is replaced. */
export async function makePackage(): Promise<void> {
  rmSync(PACKAGED, { recursive: true, force: true });
  const used: UsedPackage[] = [];
  for (const part of PARTS) {
    const folder = join(PACKAGED, part);
    cpSync((await madePart(part)).folder, folder, { recursive: true });
    used.push(...takeUsed(folder));
    if (part === 'commands') bringWhole(folder);
  }
  writeFileSync(LICENCES, describeLicences(used));
  const own = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { name: string; version: string };
  writeFileSync(SBOM, writeSbom(own, used));
}
