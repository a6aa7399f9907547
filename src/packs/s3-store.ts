import { hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { CACHES } from '../disk/caches.ts';
import { Stopped } from '../disk/stop.ts';
import { clearCaches, makeWorkFolder } from '../disk/work-folder.ts';
import type { PackStore } from './pack-store.ts';
import type { S3Access } from './s3-access.ts';

/** Tries of a request that a store fails at or does not answer; each waits longer than the one before. */
const RETRIES = 4;
/** Milliseconds that a request may take. */
const PATIENCE = 300_000;

/** `s3://bucket/prefix`; undefined where it is none. */
export function readBucket(place: string): { readonly bucket: string; readonly prefix: string } | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(place) ?? [];
  return bucket === undefined ? undefined : { bucket, prefix: prefix.replace(/^\/+|\/+$/g, '') };
}

const REFUSED: Readonly<Record<number, readonly [string, string]>> = {
  301: ['要求换一个地址', '核对 AWS_ENDPOINT_URL_S3 和 AWS_REGION。'],
  400: ['认为请求有错', '核对 AWS_ENDPOINT_URL_S3 和 AWS_REGION。'],
  401: ['没有认出密钥', '核对密钥。'],
  403: ['没有让我们读写', '核对密钥、这把密钥的权限，以及本机的时钟。'],
  404: ['没有这个桶', '核对 s3:// 后面的桶名和 AWS_ENDPOINT_URL_S3。'],
  507: ['满了', '腾出空间，再运行一次；做好的不会重做。'],
};

const textsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => decodeURIComponent(text));

/** Packs in a bucket of a store that speaks the protocol S3. */
export function openS3Store(place: string, access: S3Access): PackStore {
  const { bucket, prefix } = readBucket(place)!;
  const { endpoint, ...keys } = access;
  const client = new AwsClient({ ...keys, service: 's3', retries: RETRIES } as ConstructorParameters<
    typeof AwsClient
  >[0]);
  const { host } = new URL(endpoint);
  // some services want the bucket as a part of the host
  const root = host.startsWith(`${bucket}.`) ? endpoint : `${endpoint}/${bucket}`;
  const keyOf = (path: string): string => (prefix ? `${prefix}/${path}` : path);
  let work: string | undefined;
  const workFolder = (): string => {
    if (work === undefined) clearCaches();
    return (work ??= makeWorkFolder(CACHES.packs));
  };

  async function ask(method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<Response | undefined> {
    let response: Response;
    try {
      const headers = { 'x-amz-content-sha256': hash('sha256', body ?? '') };
      const init = { method, headers, signal: AbortSignal.timeout(PATIENCE), ...(body ? { body } : {}) };
      response = await client.fetch(`${root}${path}`, init);
    } catch (error) {
      const { cause, name } = error as Error & { cause?: { code?: string } };
      const why = name === 'TimeoutError' ? '等了很久没有回答' : (cause?.code ?? '没有连上');
      throw new Stopped(
        `连不上对象存储 ${host}：${why}`,
        '核对 AWS_ENDPOINT_URL_S3 和网络，再运行一次；做好的不会重做。',
        error,
      );
    }
    if (response.ok) return response;
    const text = await response.text();
    if (response.status === 404 && !text.includes('NoSuchBucket') && method !== 'PUT') return undefined;
    const [message, advice] = REFUSED[response.status] ?? ['没有照办', '过一会儿再运行一次；做好的不会重做。'];
    const [code = ''] = textsOf(text, 'Code');
    throw new Stopped(`对象存储 ${host} 的 ${bucket} ${message}（${response.status} ${code}）`, advice);
  }
  const at = (path: string): string => `/${keyOf(path).split('/').map(encodeURIComponent).join('/')}`;
  const bytesOf = async (response: Response): Promise<Buffer<ArrayBuffer>> => Buffer.from(await response.arrayBuffer());
  const put = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
    void (await ask('PUT', at(path), bytes));

  return {
    name: `s3://${bucket}${prefix ? `/${prefix}` : ''}`,
    workFolder,
    async list(folder) {
      const names: string[] = [];
      for (let more: string | undefined, isFirst = true; isFirst || more !== undefined; isFirst = false) {
        const query = new URLSearchParams({ 'encoding-type': 'url', 'list-type': '2', prefix: `${keyOf(folder)}/` });
        if (more !== undefined) query.set('continuation-token', more);
        const response = await ask('GET', `/?${query.toString()}`);
        const xml = (await response?.text()) ?? '';
        names.push(...textsOf(xml, 'Key').map((key) => basename(key)));
        [more] = textsOf(xml, 'NextContinuationToken');
      }
      return names;
    },
    async read(path) {
      const response = await ask('GET', at(path));
      return response && bytesOf(response);
    },
    write: (path, bytes) => put(path, Buffer.from(bytes)),
    async fetch(path) {
      const file = join(workFolder(), basename(path));
      if (existsSync(file)) return file;
      const response = await ask('GET', at(path));
      if (response) writeFileSync(file, await bytesOf(response));
      return response && file;
    },
    async put(path, file) {
      await put(path, readFileSync(file));
      rmSync(file);
    },
    remove: async (path) => {
      rmSync(join(workFolder(), basename(path)), { force: true });
      await ask('DELETE', at(path));
    },
  };
}
