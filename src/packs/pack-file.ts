import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/*
 * A pack: many files as one compressed one. A line with its format; blocks of entries, each block compressed by itself, so
 * that neither who writes nor who reads holds all of it unpacked; the note as JSON, compressed; eight bytes that say where
 * that begins. The same entries give the same bytes on one version of Node.
 */
const HEAD = Buffer.from('mingzhang-pack/1\n');
const TAIL = 8;
/** Bytes of entries in a block at least, but for the last. */
const BLOCK = 4 * 1024 * 1024;
/** Bytes before an entry: the lengths of its name and of its content. */
const LENGTHS = 8;

/** A pack that was written. */
export interface WrittenPack {
  readonly sha256: string;
  readonly bytes: number;
}

/** Writes a pack into a new file, entry by entry. */
export class PackWriter {
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #waiting: Buffer[] = [];
  #size = 0;
  #written = 0;

  /** @throws where there is such a file already, or on a full disk, as the others do */
  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o644);
    this.#write(HEAD);
  }

  add(name: string, content: string | Uint8Array): void {
    const [title, body] = [Buffer.from(name), Buffer.from(content as Uint8Array)];
    const lengths = Buffer.alloc(LENGTHS);
    lengths.writeUInt32BE(title.length, 0);
    lengths.writeUInt32BE(body.length, 4);
    this.#waiting.push(lengths, title, body);
    this.#size += LENGTHS + title.length + body.length;
    if (this.#size >= BLOCK) this.#flush();
  }

  /** Ends the pack. @param note what is to be known of it without its entries; plain data */
  finish(note: unknown): WrittenPack {
    this.#flush();
    const start = this.#written;
    this.#block(Buffer.from(JSON.stringify(note)));
    const tail = Buffer.alloc(TAIL);
    tail.writeBigUInt64BE(BigInt(start));
    this.#write(tail);
    fsyncSync(this.#file);
    closeSync(this.#file);
    return { sha256: this.#hash.digest('hex'), bytes: this.#written };
  }

  #flush(): void {
    if (this.#size) this.#block(Buffer.concat(this.#waiting));
    [this.#waiting, this.#size] = [[], 0];
  }

  #block(bytes: Buffer): void {
    const packed = zstdCompressSync(bytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(packed.length);
    this.#write(length);
    this.#write(packed);
  }

  #write(bytes: Uint8Array): void {
    // one call may write less than it was given
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#hash.update(bytes);
    this.#written += bytes.length;
  }
}

/** A pack whose bytes are what they should be. */
export interface Pack<Note> {
  readonly note: Note;
  /** Its entries, in the order in which they were written. */
  entries(): Generator<readonly [name: string, content: Buffer]>;
}

function* readBlock(bytes: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = 0; at < bytes.length;) {
    const [name, content] = [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
    const start = at + LENGTHS;
    at = start + name + content;
    yield [bytes.toString('utf8', start, start + name), bytes.subarray(start + name, at)];
  }
}

/** @param name the SHA-256 it should have @returns undefined where it has not, or is no pack */
export function openPack<Note>(path: string, name: string): Pack<Note> | undefined {
  const bytes = readFileSync(path);
  if (createHash('sha256').update(bytes).digest('hex') !== name || !bytes.subarray(0, HEAD.length).equals(HEAD))
    return undefined;
  const note = Number(bytes.readBigUInt64BE(bytes.length - TAIL));
  const block = (at: number): Buffer => bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at));
  return {
    note: JSON.parse(zstdDecompressSync(block(note)).toString('utf8')) as Note,
    *entries() {
      for (let at = HEAD.length; at < note; at += 4 + bytes.readUInt32BE(at))
        yield* readBlock(zstdDecompressSync(block(at)));
    },
  };
}
