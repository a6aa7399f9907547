import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { combineCrc32 } from './crc32.ts';

/**
 * Bytes as a piece of a raw deflate stream (RFC 1951) that ends at a whole byte and is not the last: pieces in a row are the
 * stream of their bytes in a row.
 */
export interface Packed {
  readonly bytes: Uint8Array;
  /** Length and CRC-32 of what is packed. */
  readonly size: number;
  readonly crc: number;
}

/** An empty block that ends a stream. */
export const LAST_BLOCK = Uint8Array.of(0x03, 0x00);
export const NOTHING: Packed = { bytes: new Uint8Array(), size: 0, crc: 0 };

/** @param level of effort, from 1 to 9 */
export function pack(content: Uint8Array, level?: number): Packed {
  if (content.length === 0) return NOTHING;
  const bytes = deflateRawSync(content, {
    finishFlush: constants.Z_SYNC_FLUSH,
    ...(level === undefined ? {} : { level }),
  });
  return { bytes, size: content.length, crc: crc32(content) };
}

export const unpack = ({ bytes, size }: Packed): Uint8Array =>
  size === 0 ? new Uint8Array() : inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });

/** Pieces in a row as one, none of them packed again. */
export const joinPacked = (pieces: readonly Packed[]): Packed => ({
  bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)),
  size: pieces.reduce((sum, { size }) => sum + size, 0),
  crc: pieces.reduce((sum, { crc, size }) => combineCrc32(sum, crc, size), 0),
});
