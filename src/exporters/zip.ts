/** Bytes of which the number is known before they are read. */
export interface Piece {
  readonly length: number;
  readonly bytes: Uint8Array;
}
export const pieceOf = (bytes: Uint8Array): Piece => ({ length: bytes.length, bytes });

/** A file within a zip, packed already. */
export interface PackedFile {
  readonly name: string;
  /** Pieces of its deflate stream in a row, or of itself. */
  readonly pieces: readonly Piece[];
  readonly isStored?: boolean;
  /** Length and CRC-32 of what is packed. */
  readonly size: number;
  readonly crc: number;
}

/** Compresses bytes as a raw deflate stream: Node and browsers have it in different places. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;
/** The check sum of bytes. */
export type Crc32 = (bytes: Uint8Array) => number;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** For where the machine has none of its own. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const VERSION = 20; // of the format: deflate
const UTF8_NAMES = 0x800;
const DEFLATED = 8;
const STORED = 0;
/** The first day of the format, for every file: a zip of the same content has the same bytes whenever it is made. */
const DAY = (1 << 5) | 1;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** What four bytes can count. */
const MOST = 0xffffffff;

/** Of the parts around files, in bytes, without names. */
const SIZES = { local: 30, central: 46, end: 22 } as const;
const ENCODER = new TextEncoder();

/** Writes numbers of so many bytes each, the lowest byte first, from a place on; gives the place behind them. */
function put(view: DataView, at: number, width: 2 | 4, ...values: number[]): number {
  for (const value of values) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return at;
}

const lengthOf = (parts: readonly { readonly length: number }[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What stands in front of a file, and what names it in the directory at the end. */
function headsOf({ name, size, crc, isStored }: PackedFile, length: number, offset: number): [Uint8Array, Uint8Array] {
  const letters = ENCODER.encode(name);
  const [local, central] = [
    new Uint8Array(SIZES.local + letters.length),
    new Uint8Array(SIZES.central + letters.length),
  ];
  const views = [new DataView(local.buffer), new DataView(central.buffer)] as const;
  const starts = [put(views[0], 0, 4, LOCAL), put(views[1], put(views[1], 0, 4, CENTRAL), 2, VERSION)] as const;
  for (const [i, view] of views.entries()) {
    const sums = put(view, starts[i]!, 2, VERSION, UTF8_NAMES, isStored ? STORED : DEFLATED, 0, DAY);
    put(view, put(view, sums, 4, crc, length, size), 2, letters.length);
  }
  put(views[1], SIZES.central - 4, 4, offset);
  local.set(letters, SIZES.local);
  central.set(letters, SIZES.central);
  return [local, central];
}

/** Files that many zips begin with, as they stand in each. */
export interface ZipStart {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Their part of the directory. */
  readonly directory: Uint8Array;
}
const NO_START: ZipStart = { count: 0, bytes: new Uint8Array(), directory: new Uint8Array() };

/**
 * A zip of packed files piece by piece, none of them packed again and each read when its turn comes.
 * @param start stands before the files
 * @throws where it would pass 4 GB, which the plain format cannot hold
 */
export function* zipPieces(files: readonly PackedFile[], start: ZipStart = NO_START): Generator<Uint8Array> {
  const directory = [start.directory];
  let offset = start.bytes.length;
  if (start.count) yield start.bytes;
  for (const file of files) {
    const { name, pieces, size } = file;
    const length = lengthOf(pieces);
    if (offset + length > MOST || size > MOST)
      throw new Error(`压缩包超过 4 GB：${name}。请在 site.yaml 里写 data: { parts: unit }，按单位分开。`);
    const [local, central] = headsOf(file, length, offset);
    yield local;
    for (const piece of pieces) yield piece.bytes;
    directory.push(central);
    offset += local.length + length;
  }
  const end = new Uint8Array(SIZES.end);
  const view = new DataView(end.buffer);
  const count = start.count + files.length;
  put(view, put(view, put(view, 0, 4, END), 2, 0, 0, count, count), 4, lengthOf(directory), offset);
  yield join([...directory, end]);
}

/** The same as one. @throws as `zipPieces` does */
export const joinZip = (files: readonly PackedFile[], start?: ZipStart): Uint8Array =>
  join([...zipPieces(files, start)]);

/** Files that many zips are to begin with: what stands around them is made once. */
export function startZip(files: readonly PackedFile[]): ZipStart {
  const pieces = [...zipPieces(files)];
  const directory = pieces.pop()!;
  return { count: files.length, bytes: join(pieces), directory: directory.subarray(0, -SIZES.end) };
}

/** A file to be put into a zip. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Not compressed, so that it can be read without a program. */
  readonly isStored?: boolean;
}

/** A file packed now. */
export const packFile = ({ path, bytes, isStored = false }: ZipEntry, deflate: Deflate, crc: Crc32): PackedFile => ({
  ...{
    name: path,
    pieces: [pieceOf(isStored ? bytes : deflate(bytes))],
    size: bytes.length,
    crc: crc(bytes),
    isStored,
  },
});

/** A zip of files; the same files give the same bytes. */
export const writeZip = (entries: readonly ZipEntry[], deflate: Deflate): Uint8Array =>
  joinZip(entries.map((entry) => packFile(entry, deflate, crc32)));
