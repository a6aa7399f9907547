import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { combineCrc32 } from './crc32.ts';
import { pieceOf, type Piece } from './zip.ts';

/**
 * Bytes as a piece of a raw deflate stream (RFC 1951) that ends at a whole byte and is not the last: pieces in a row are the
 * stream of their bytes in a row.
 */
export interface Packed extends Piece {
  /** Length and CRC-32 of what is packed. */
  readonly size: number;
  readonly crc: number;
}

/** An empty block that ends a stream. */
export const LAST_BLOCK: Piece = pieceOf(Uint8Array.of(0x03, 0x00));
export const NOTHING: Packed = { ...pieceOf(new Uint8Array()), size: 0, crc: 0 };

/** @param level of effort, from 1 to 9 */
export function pack(content: Uint8Array, level?: number): Packed {
  if (content.length === 0) return NOTHING;
  const bytes = deflateRawSync(content, {
    finishFlush: constants.Z_SYNC_FLUSH,
    ...(level === undefined ? {} : { level }),
  });
  return { ...pieceOf(bytes), size: content.length, crc: crc32(content) };
}

/** UTF-8 bytes of a code unit of a text, at most. */
const WIDEST = 3;
/** Where texts stand until they are packed, each over the last: the rows of a unit would be so much to be cleared away. */
let room = Buffer.allocUnsafe(1 << 16);

/** Texts in a row, packed as one. */
export function packTexts(texts: Iterable<string>, level?: number): Packed {
  let end = 0;
  for (const text of texts) {
    const need = end + text.length * WIDEST;
    if (need > room.length) room = Buffer.concat([room.subarray(0, end)], Math.max(need, room.length * 2));
    end += room.write(text, end);
  }
  return pack(room.subarray(0, end), level);
}

export const unpack = ({ bytes, size }: Packed): Uint8Array =>
  size === 0 ? new Uint8Array() : inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });

/** What pieces in a row are of, without any of them being read. */
export const sumOf = (pieces: readonly Packed[]): Pick<Packed, 'size' | 'crc'> => ({
  size: pieces.reduce((sum, { size }) => sum + size, 0),
  crc: pieces.reduce((sum, { crc, size }) => combineCrc32(sum, crc, size), 0),
});
