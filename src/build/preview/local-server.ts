import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeFailure } from '../../command/guard-command.ts';

/** Only this machine: drafts must not be readable from the network. */
const HOST = '127.0.0.1';

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (isTaken && port !== 0) listen(server, 0).then(resolve, reject);
      else reject(error);
    });
    server.listen(port, HOST, resolve);
  });
}

/** Opens a server to this machine only and gives its address without a path: `http://127.0.0.1:4322`. */
export async function openLocally(server: Server, port: number): Promise<string> {
  await listen(server, port);
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/** Of every answer: no other site may frame, read or load what is here. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Pages of other sites must not reach this machine through a name of theirs that leads to it. */
const isOwnHost = (host = ''): boolean => /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host);

/** A link from elsewhere may be followed; nothing here may be loaded into a page of elsewhere. */
function isFromElsewhere({ headers, method }: IncomingMessage): boolean {
  const { origin, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode, 'sec-fetch-dest': into } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return true;
  if (site === 'none' || site === 'same-origin') return false;
  return !(mode === 'navigate' && into === 'document' && method === 'GET');
}

/** A range that begins behind its end; all others are answered with the whole file, as a server may. */
function isBadRange(range = ''): boolean {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range.trim()) ?? [];
  return from !== undefined && to !== undefined && BigInt(from) > BigInt(to);
}

function refusalOf(request: IncomingMessage, methods: readonly string[]): number | undefined {
  if (!isOwnHost(request.headers.host) || isFromElsewhere(request)) return 403;
  if (!methods.includes(request.method ?? '')) return 405;
  return isBadRange(request.headers.range) ? 416 : undefined;
}

/** Gives the answer to a request. A fault of it is answered with status 500 and ends nothing. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const READ_ONLY = ['GET', 'HEAD'];

/** A server for this machine's own browser: it guards what it is asked before `answer` sees it. */
export const makeLocalServer = (answer: Answer, methods: readonly string[] = READ_ONLY): Server =>
  createServer(async (request, response) => {
    // a reader that goes away is no fault
    response.on('error', () => undefined);
    for (const [name, text] of Object.entries(HEADERS)) response.setHeader(name, text);
    try {
      const refusal = refusalOf(request, methods);
      if (refusal === undefined) return await answer(request, response);
      if (refusal === 405) response.setHeader('allow', methods.join(', '));
      response.writeHead(refusal).end();
    } catch (error) {
      console.error(describeFailure(error));
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('500');
    }
  });
