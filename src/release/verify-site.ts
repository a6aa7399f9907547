import type { Manifest } from '../core/release/manifest.ts';
import { digestBytes } from './digests.ts';
import { MANIFEST, parseManifest } from './read-manifest.ts';
import type { Verified } from './verify.ts';

/** Files asked for at the same time: quick without troubling a server. */
const AT_ONCE = 8;

/** The bytes at an address; undefined where the server has none. @throws where it cannot be reached or fails */
export type Get = (address: string) => Promise<Uint8Array | undefined>;

/** Asks a server. A file that is moved or not there is missing; other refusals are the server's fault, not the file's. */
export const getOverHttp: Get = async (address) => {
  const response = await fetch(address, { redirect: 'follow' });
  if (response.status === 404 || response.status === 410 || response.status === 403) return undefined;
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return new Uint8Array(await response.arrayBuffer());
};

const addressOf = (base: string, path: string): string =>
  new URL(path.split('/').map(encodeURIComponent).join('/'), base).href;

async function compare(base: string, { files }: Manifest, get: Get): Promise<Pick<Verified, 'changed' | 'missing'>> {
  const [changed, missing]: [string[], string[]] = [[], []];
  const rest = Object.entries(files).reverse();
  const work = async (): Promise<void> => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const [path, { sha256 }] = next;
      const bytes = await get(addressOf(base, path));
      if (!bytes) missing.push(path);
      else if (digestBytes(bytes).sha256 !== sha256) changed.push(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { changed: changed.sort(), missing: missing.sort() };
}

/**
 * Holds a published site against its manifest. A server does not tell what else it has: files too many are only found in
 * a folder. @param address of the column, ending in a slash
 */
export async function verifySite(address: string, get: Get): Promise<Verified> {
  const bytes = await get(addressOf(address, MANIFEST));
  const nothing = { manifest: undefined, changed: [], missing: [], extra: [], checked: 0 };
  if (!bytes) return { ...nothing, missing: [MANIFEST] };
  const read = parseManifest(new TextDecoder().decode(bytes));
  if (!read) return { ...nothing, changed: [MANIFEST] };
  const { changed, missing } = await compare(address, read.manifest, get);
  return {
    manifest: read.manifest,
    changed: [...(read.isSound ? [] : [MANIFEST]), ...changed],
    missing,
    extra: [],
    checked: Object.keys(read.manifest.files).length,
  };
}
