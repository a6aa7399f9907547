import { readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { lookup } from 'mrmime';

/** The path of an address as a file's name, without what comes after `?`; undefined where it cannot be one. */
export function decodePath(url = '/'): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0]!);
    return path.startsWith('/') && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The path of a file in a site for a path below its base; undefined for a hidden one, which is no part of a site. */
export function placeOf(path: string): string | undefined {
  const inside = normalize(path).replaceAll('\\', '/');
  if (/(?:^|\/)\./.test(inside)) return undefined;
  return `${inside.replace(/^\/+/, '')}${path.endsWith('/') ? 'index.html' : ''}`;
}

/** The file of a site for a path below its base; undefined where there is none. */
export function findFile(folder: string, path: string): string | undefined {
  const place = placeOf(path);
  const file = place === undefined ? undefined : join(folder, place);
  return file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** Sends a file whole: it is read before anything is answered, so that one which has gone meanwhile is a fault like any other. */
export function sendFile(response: ServerResponse, file: string, status = 200): void {
  const bytes = readFileSync(file);
  const type = lookup(file) ?? 'application/octet-stream';
  const charset = /^text\/|json|javascript|xml/.test(type) ? '; charset=utf-8' : '';
  response.writeHead(status, { 'content-type': `${type}${charset}`, 'content-length': bytes.length }).end(bytes);
}
