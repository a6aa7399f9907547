import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * As much of an S3-compatible store as packs need, in memory: PUT, GET, DELETE and a listing in pages of two. Every request's
 * signature (AWS Signature Version 4) is worked out anew from the words of its specification and held against the one it has.
 */
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export const KEYS = { id: 'sample-id', secret: 'sample-secret-of-the-test', bucket: 'packs', region: 'us-east-1' };

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function isSigned({ method, url, headers, body }: Asked): boolean {
  const [, id, date = '', region = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      String(headers['authorization']),
    ) ?? [];
  const payload = String(headers['x-amz-content-sha256']);
  if (id !== KEYS.id || payload !== sha256(body)) return false;
  const query = [...url.searchParams]
    .map((pair) =>
      pair
        .map((text) =>
          encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
        )
        .join('='),
    )
    .sort()
    .join('&');
  const canonical = [
    ...[method, url.pathname, query],
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    ...['', names, payload],
  ].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${KEYS.secret}`, date));
  return hmac(key, text).toString('hex') === signature;
}

export interface SampleStore {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Of each request: `GET /packs/…`. */
  readonly asked: string[];
  stop(): void;
}

function list(url: URL, objects: ReadonlyMap<string, Buffer>): string {
  const prefix = url.searchParams.get('prefix') ?? '';
  const names = [...objects.keys()].filter((name) => name.startsWith(prefix)).sort();
  const start = Number(url.searchParams.get('continuation-token') ?? '0');
  const more = start + 2 < names.length ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : '';
  const own = names
    .slice(start, start + 2)
    .map((name) => `<Contents><Key>${encodeURIComponent(name)}</Key></Contents>`);
  return `<ListBucketResult>${own.join('')}${more}</ListBucketResult>`;
}

/** Starts a store on a free port. */
export async function startStore(): Promise<SampleStore> {
  const [objects, asked]: [Map<string, Buffer>, string[]] = [new Map(), []];
  const answer = ({ method, url, body }: Asked): [number, string | Buffer] => {
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    if (bucket !== KEYS.bucket) return [404, '<Error><Code>NoSuchBucket</Code></Error>'];
    if (method === 'GET' && key === '') return [200, list(url, objects)];
    if (method === 'PUT') objects.set(key, body);
    if (method === 'DELETE') objects.delete(key);
    const found = objects.get(key);
    return method !== 'GET' ? [200, ''] : found ? [200, found] : [404, '<Error><Code>NoSuchKey</Code></Error>'];
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url: new URL(url, 'http://localhost'), headers, body: Buffer.concat(chunks) };
      asked.push(`${method} ${one.url.pathname}`);
      const [status, body] = isSigned(one) ? answer(one) : [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, objects, asked, stop: () => server.close() };
}
