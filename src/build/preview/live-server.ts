import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { addLiveScript, renderProblemPage } from './live-page.ts';
import type { PreviewBuilds } from './preview-builds.ts';
import { makeLocalServer, openLocally } from './local-server.ts';
import { OFFICE, type Office } from '../../office/office.ts';
import { readSentFile, type SENT_FILES } from '../../program/own-files.ts';
import { makeToken } from './page-token.ts';
import { OfficeServer } from './receive-office.ts';
import { receiveRecord } from './receive-record.ts';
import { sendRecord } from './send-record.ts';
import { decodePath, findFile, placeOf, sendFile } from '../site-files.ts';

/** The files that keep open pages up to date. */
const OWN_FILES: Record<string, readonly [type: string, path: (typeof SENT_FILES)[number]]> = {
  'live.js': ['text/javascript; charset=utf-8', 'staff/live.js'],
  'live.css': ['text/css; charset=utf-8', 'staff/live.css'],
  'office.css': ['text/css; charset=utf-8', 'office/office.css'],
};

/** A page of the preview may save a record. */
const METHODS = ['GET', 'HEAD', 'POST'];

const notFoundPage = (folder: string): string => readFileSync(join(folder, '404.html'), 'utf8');

export interface LiveOptions extends Pick<Office, 'content' | 'base'> {
  readonly port: number;
  /** Where releases go; undefined where nobody may release from here. */
  readonly to?: string | undefined;
  readonly releaseOptions?: readonly string[] | undefined;
}

/** Serves the newest good build of a preview of a folder of content on this machine only, and tells open pages of each new one. */
export async function serveLive(
  builds: PreviewBuilds,
  { content, base, port, to, releaseOptions = [] }: LiveOptions,
): Promise<{ readonly address: string; close(): void }> {
  const staff = `${base}staff/`;
  const token = makeToken();
  const office = new OfficeServer({ content, base, to, releaseOptions, token });
  const sendPage = (response: ServerResponse, status: number, html: string): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(addLiveScript(html, staff, builds.state, token));
  };
  const sendEvents = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const tell = ({ state, served, attempt }: PreviewBuilds['state']): void =>
      void response.write(`data: ${JSON.stringify({ state, served, attempt })}\n\n`);
    tell(builds.state);
    response.on('close', builds.listen(tell));
  };
  const sendOwn = (response: ServerResponse, name: string): boolean => {
    const own = OWN_FILES[name];
    if (own) response.writeHead(200, { 'content-type': own[0] }).end(readSentFile(own[1]));
    else if (name === 'live') sendEvents(response);
    else if (name.startsWith('records/')) sendRecord(response, content, name);
    else if (name === 'problems/') sendPage(response, 200, renderProblemPage(builds.state, staff));
    else return false;
    return true;
  };
  const sendSite = async (folder: string, path: string, response: ServerResponse, tries = 3): Promise<void> => {
    const place = placeOf(path);
    const found = place === undefined ? 'none' : await builds.find(place);
    const file = found === 'settled' ? findFile(folder, path) : found === 'none' ? undefined : found.file;
    if (file === undefined) return sendPage(response, 404, notFoundPage(folder));
    // a build that has ended meanwhile has moved it to its place
    if (found !== 'settled' && tries > 0 && !existsSync(file)) return sendSite(folder, path, response, tries - 1);
    if (file.endsWith('.html')) sendPage(response, 200, readFileSync(file, 'utf8'));
    else sendFile(response, file);
  };
  const server = makeLocalServer((request, response) => {
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    const path = decodePath(request.url) ?? '';
    if (path === `${staff}save`)
      return void receiveRecord(request, response, content, token).catch(() => response.destroy());
    const inOffice = `${base}${OFFICE}`;
    if (path.startsWith(inOffice))
      return void office.answer(request, response, path.slice(inOffice.length)).catch(() => response.destroy());
    if (request.method === 'POST') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (path.startsWith(staff) && sendOwn(response, path.slice(staff.length))) return;
    if (path === '/' && base !== '/') return void response.writeHead(302, { location: base }).end();
    const { folder } = builds.state;
    if (!folder) return sendPage(response, 503, renderProblemPage(builds.state, staff));
    if (!path.startsWith(base)) return sendPage(response, 404, notFoundPage(folder));
    return sendSite(folder, path.slice(base.length - 1), response);
  }, METHODS);
  const address = (await openLocally(server, port)) + base;
  // open pages hold their event streams for ever
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { address, close };
}
