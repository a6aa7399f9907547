import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** The most that is unpacked of one file: our own are far below. */
const MOST_BYTES = 256 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

function unpack(bytes: Uint8Array): Uint8Array[] {
  if (startsWith(bytes, 0x1f, 0x8b)) return unpack(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }));
  if (!startsWith(bytes, 0x50, 0x4b, 3, 4)) return [bytes];
  let total = 0;
  const parts = unzipSync(bytes, { filter: ({ originalSize }) => (total += originalSize) <= MOST_BYTES });
  return Object.values(parts).flatMap(unpack);
}

/** All text in bytes: what is packed (the search index, spreadsheets) is unpacked first. */
export const textOf = (file: Uint8Array): string =>
  unpack(file)
    .map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
    .join('\n');

/** All text of a file. */
export const readText = (path: string): string => textOf(readFileSync(path));

/** `undefined` for engines, styles and pictures, which hold nothing of the content. */
export const holdsContent = (path: string): boolean =>
  /\.(?:html|json|xml|csv|tsv|txt|md|xlsx|ods|docx|zip|geojson|jsonld)$/.test(path);
