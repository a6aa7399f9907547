import type { Manifest } from '../core/release/manifest.ts';
import { digestBytes } from './digests.ts';
import { Stopped } from '../disk/stop.ts';
import { MANIFEST, parseManifest } from './read-manifest.ts';
import type { Verified } from './verify.ts';

/** Files asked for at the same time: quick without troubling a server. */
const AT_ONCE = 8;

/** The bytes at an address; undefined where the server has none. @throws where it cannot be reached or fails */
export type Get = (address: string) => Promise<Uint8Array | undefined>;

/** How long a server may take for one file: the largest are some megabytes. */
const PATIENCE = 60_000;

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '服务器拒绝连接',
  ECONNRESET: '服务器断开了连接',
  ENOTFOUND: '没有这个网站',
  EAI_AGAIN: '查不到这个网站的地址，网络可能不通',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  UND_ERR_SOCKET: '服务器断开了连接',
  CERT_HAS_EXPIRED: '网站的证书过期了',
  DEPTH_ZERO_SELF_SIGNED_CERT: '网站的证书是自己签发的',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '网站的证书链不全',
};

/** Why a server did not answer, in words. */
function explainFetch(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return '等了很久没有回答';
  if (cause?.message?.includes('redirect count')) return '网址一直跳转，没有尽头';
  return CAUSES[cause?.code ?? ''] ?? cause?.message ?? message;
}

/**
 * Asks a server. A file that is not there is missing; other refusals are the server's fault, not the file's.
 * @param patience milliseconds
 */
export const askOverHttp =
  (patience: number): Get =>
  async (address) => {
    let response: Response;
    try {
      response = await fetch(address, { redirect: 'follow', signal: AbortSignal.timeout(patience) });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new Stopped(`连不上 ${address}：${explainFetch(error)}`, '核对网址和网络，再核验一次。', error);
    }
    if (response.status === 404 || response.status === 410 || response.status === 403) return undefined;
    throw new Stopped(
      `服务器没有给出 ${address}（状态 ${response.status}）`,
      '网站正忙、要登录或有故障；过一会儿再核验，还是这样请报告网站管理员。',
    );
  };
export const getOverHttp: Get = askOverHttp(PATIENCE);

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
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      // where one cannot go on, the others need not
      rest.length = 0;
      throw error;
    }),
  );
  await Promise.all(workers);
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
