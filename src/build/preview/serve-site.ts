import { join } from 'node:path';
import { makeLocalServer, openLocally } from './local-server.ts';
import { decodePath, findFile, sendFile } from '../site-files.ts';

/** Serves a built site below its base on this machine only; another port where `port` is taken. Gives the address of its home page. */
export async function serveSite(folder: string, base: string, port: number): Promise<string> {
  const server = makeLocalServer(({ url }, response) => {
    const path = decodePath(url);
    const below = path?.startsWith(base) ? path.slice(base.length - 1) : undefined;
    const file = below === undefined ? undefined : findFile(folder, below);
    if (file !== undefined) return sendFile(response, file);
    if (below !== undefined && findFile(folder, `${below}/`))
      return void response.writeHead(302, { location: `${encodeURI(`${base.slice(0, -1)}${below}`)}/` }).end();
    if (path === base.slice(0, -1)) return void response.writeHead(302, { location: base }).end();
    sendFile(response, join(folder, '404.html'), 404);
  });
  return (await openLocally(server, port)) + base;
}
