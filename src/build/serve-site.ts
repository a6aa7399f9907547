import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** Only this machine: drafts must not be readable from the network. */
const HOST = '127.0.0.1';

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(resolve, reject);
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

/** Serves a built site below its base on this machine only; another port where `port` is taken. Gives the address of its home page. */
export async function serveSite(folder: string, base: string, port: number): Promise<string> {
  const serve = sirv(folder, { etag: true, dev: true });
  const prefix = base.replace(/\/$/, '');
  const server = createServer((request, response) => {
    const notFound = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(folder, '404.html')));
    };
    const { url = '/' } = request;
    if (!`${url}/`.startsWith(`${prefix}/`)) return notFound();
    request.url = url.slice(prefix.length) || '/';
    serve(request, response, notFound);
  });
  return (await openLocally(server, port)) + base;
}
