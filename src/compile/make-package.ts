import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { madePart, PARTS } from '../program/made-part.ts';
import { gatherWords, SENT_FILES, WORDS_FILE } from '../program/own-files.ts';
import { COMPILED, PROJECT } from '../program/project.ts';
import { hashSource, KEY_FILE } from '../program/source-key.ts';
import { writeSbom } from '../upkeep/sbom.ts';
import { compileProgram } from './compile-program.ts';
import { USED, type UsedPackage } from './used-packages.ts';

/** The licences of all packages whose code is in the package. */
const LICENCES = join(COMPILED, 'licenses.txt');
/** What these packages are, for programs that look for known faults. */
const SBOM = join(COMPILED, 'sbom.cdx.json');
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

/**
 * Makes of the source what the package has instead of it, below `program/`: the commands, the compiled parts, and what is read of
 * the source in the repository. What stood there is replaced.
 */
export async function makePackage(): Promise<void> {
  rmSync(COMPILED, { recursive: true, force: true });
  const used: UsedPackage[] = [];
  for (const part of PARTS) {
    const folder = join(COMPILED, part);
    cpSync((await madePart(part)).folder, folder, { recursive: true });
    used.push(...takeUsed(folder));
  }
  const code = join(COMPILED, 'code');
  await compileProgram(code);
  used.push(...takeUsed(code));
  for (const path of SENT_FILES) {
    const copy = join(COMPILED, 'sent', path);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(PROJECT, 'src', path), copy);
  }
  writeFileSync(WORDS_FILE, gatherWords());
  writeFileSync(KEY_FILE, hashSource());
  writeFileSync(LICENCES, describeLicences(used));
  const own = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { name: string; version: string };
  writeFileSync(SBOM, writeSbom(own, used));
}
