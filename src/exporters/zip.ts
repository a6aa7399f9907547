/** A file within a zip. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Not compressed, so that it can be read without a program. */
  readonly isStored?: boolean;
}

/** Compresses bytes as a raw deflate stream: Node and browsers have it in different places. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
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

/** Numbers of two and four bytes, the lowest first. */
function pack(fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A zip of files under 4 GB together; the same files give the same bytes. */
export function writeZip(entries: readonly ZipEntry[], deflate: Deflate): Uint8Array {
  const [files, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { path, bytes, isStored = false } of entries) {
    const name = new TextEncoder().encode(path);
    const packed = isStored ? bytes : deflate(bytes);
    const shared = [
      ...([VERSION, UTF8_NAMES, isStored ? STORED : DEFLATED, 0, DAY] as const).map((value) => [2, value] as const),
      ...[crc32(bytes), packed.length, bytes.length].map((value) => [4, value] as const),
      ...[name.length, 0].map((value) => [2, value] as const),
    ];
    files.push(pack([[4, LOCAL], ...shared]), name, packed);
    const rest = [...[0, 0, 0].map((value) => [2, value] as const), [4, 0] as const, [4, offset] as const];
    directory.push(pack([[4, CENTRAL], [2, VERSION], ...shared, ...rest]), name);
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = entries.length;
  const end = pack([
    [4, END],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return join([...files, ...directory, end]);
}
