import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { addLiveScript, renderProblemPage } from './live-page.ts';
import type { PreviewBuilds } from './preview-builds.ts';
import { openLocally } from './serve-site.ts';

/** The files that keep open pages up to date; they are no part of any built site. */
const OWN_FILES: Record<string, string> = {
  'live.js': 'text/javascript; charset=utf-8',
  'live.css': 'text/css; charset=utf-8',
};
const ownFile = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../staff/${name}`, import.meta.url)));

/** Pages of other sites must not read drafts through a name that leads to this machine. */
const isOwnHost = (host = ''): boolean => /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host);

/** The HTML file of an address below the base, or undefined where it is not a page. */
function findPage(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(`/${path}`), path.endsWith('/') ? 'index.html' : '');
  return file.endsWith('.html') && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}

const notFoundPage = (folder: string): string => readFileSync(join(folder, '404.html'), 'utf8');

/** Serves the newest good build of a preview on this machine only, and tells open pages of each new one. */
export async function serveLive(
  builds: PreviewBuilds,
  base: string,
  port: number,
): Promise<{ readonly address: string; close(): void }> {
  const staff = `${base}staff/`;
  const sendPage = (response: ServerResponse, status: number, html: string): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(addLiveScript(html, staff, builds.state));
  };
  const sendEvents = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const tell = ({ state, served, attempt }: PreviewBuilds['state']): void =>
      void response.write(`data: ${JSON.stringify({ state, served, attempt })}\n\n`);
    tell(builds.state);
    response.on('close', builds.listen(tell));
  };
  const sendOwn = (response: ServerResponse, name: string): boolean => {
    const type = OWN_FILES[name];
    if (type) response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(ownFile(name));
    else if (name === 'live') sendEvents(response);
    else if (name === 'problems/') sendPage(response, 200, renderProblemPage(builds.state, staff));
    else return false;
    return true;
  };
  const sendSite = (folder: string, path: string, request: IncomingMessage, response: ServerResponse): void => {
    const page = findPage(folder, path);
    if (page) return sendPage(response, 200, readFileSync(page, 'utf8'));
    const notFound = (): void => sendPage(response, 404, notFoundPage(folder));
    sirv(folder, { dev: true })(request, response, notFound);
  };
  const server = createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    if (!isOwnHost(request.headers.host)) return void response.writeHead(403).end();
    const [address = '/'] = (request.url ?? '/').split('?');
    const path = decodePath(address);
    if (path.startsWith(staff) && sendOwn(response, path.slice(staff.length))) return;
    if (path === '/' && base !== '/') return void response.writeHead(302, { location: base }).end();
    const { folder } = builds.state;
    if (!folder) return sendPage(response, 503, renderProblemPage(builds.state, staff));
    if (!path.startsWith(base)) return sendPage(response, 404, notFoundPage(folder));
    request.url = (request.url ?? '/').slice(base.length - 1);
    sendSite(folder, path.slice(base.length - 1), request, response);
  });
  const address = (await openLocally(server, port)) + base;
  // open pages hold their event streams for ever
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { address, close };
}
