import { LAST_BLOCK, type Packed } from './packed.ts';

/** A file within a zip, packed already. */
export interface PackedFile {
  readonly name: string;
  readonly content: Packed;
}

const VERSION = 20; // of the format: deflate
const UTF8_NAMES = 0x800;
const DEFLATED = 8;
/** The first day of the format, for every file: a zip of the same content has the same bytes whenever it is made. */
const DAY = (1 << 5) | 1;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** What four bytes can count. */
const MOST = 0xffffffff;

const two = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2));
  return bytes;
};
const four = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4));
  return bytes;
};

/** A zip of packed files, none of them packed again. @throws where it would pass 4 GB, which the plain format cannot hold */
export function zipPacked(files: readonly PackedFile[]): Uint8Array {
  const [bodies, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let offset = 0;
  for (const { name: text, content } of files) {
    const name = Buffer.from(text);
    const length = content.bytes.length + LAST_BLOCK.length;
    if (offset + length > MOST || content.size > MOST)
      throw new Error(`压缩包超过 4 GB：${text}。请在 site.yaml 里写 data: { parts: unit }，按单位分开。`);
    const shared = [
      two(VERSION, UTF8_NAMES, DEFLATED, 0, DAY),
      four(content.crc, length, content.size),
      two(name.length, 0),
    ];
    bodies.push(four(LOCAL), ...shared, name, content.bytes, LAST_BLOCK);
    directory.push(four(CENTRAL), two(VERSION), ...shared, two(0, 0, 0), four(0, offset), name);
    offset += 30 + name.length + length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = [four(END), two(0, 0, files.length, files.length), four(size, offset), two(0)];
  return Buffer.concat([...bodies, ...directory, ...end]);
}
