import type { Story, WordFile } from './word-file.ts';

/** A run of characters as it lies in the file. */
export interface Piece {
  readonly text: string;
  /** Offset of its first character in the file, and how many bytes a character has. */
  readonly at: number;
  readonly width: 1 | 2;
}

const CLX = 33;
const NARROW = new TextDecoder('windows-1252');
const WIDE = new TextDecoder('utf-16le');

/** Where the table of pieces begins behind the properties that come before it ([MS-DOC] 2.9.38, Clx). */
function findPieces({ table, place }: WordFile): { at: number; size: number } {
  const { at, size } = place(CLX);
  let here = at;
  while (here < at + size && table.getUint8(here) === 1) here += 3 + table.getUint16(here + 1, true);
  if (table.getUint8(here) !== 2) throw new RangeError('no table of pieces');
  return { at: here + 5, size: table.getUint32(here + 1, true) };
}

/**
 * A story in the order of reading ([MS-DOC] 2.4.1): of each piece one byte a character (Windows 1252) or two (UTF-16).
 * @throws RangeError where the file ends too early.
 */
export function readPieces(file: WordFile, { from, to }: Story): Piece[] {
  const { main, table } = file;
  const { at, size } = findPieces(file);
  const count = Math.floor((size - 4) / 12);
  const start = (i: number): number => table.getUint32(at + 4 * i, true);
  return Array.from({ length: count }, (_, i) => {
    const place = table.getUint32(at + 4 * (count + 1) + 8 * i + 2, true);
    const width = place & 0x40000000 ? 1 : 2;
    const first = Math.max(start(i), from);
    const length = Math.max(0, Math.min(start(i + 1), to) - first);
    const offset = (width === 1 ? (place & 0x3fffffff) >>> 1 : place) + (first - start(i)) * width;
    if (length === 0) return { text: '', at: offset, width } as const;
    const bytes = new Uint8Array(main.buffer, main.byteOffset + offset, length * width);
    return { text: (width === 1 ? NARROW : WIDE).decode(bytes), at: offset, width } as const;
  }).filter(({ text }) => text !== '');
}
