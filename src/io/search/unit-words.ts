import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { UnitSection } from '../../core/search/listing.ts';
import { decodeWordFile, encodeWordFile, type PostedWord } from '../../core/search/word-file.ts';
import { indexDocuments } from './index-documents.ts';

const HEAD = 4;

/**
 * The words of a unit's documents, section by section, from which indexes are joined; in each section documents are numbered
 * from 0.
 */
export function packWords(sections: readonly UnitSection[]): Uint8Array {
  const bodies = sections.map(({ texts }) => encodeWordFile([...indexDocuments(texts.entries())]));
  const list = Buffer.from(JSON.stringify(sections.map(({ name }, i) => [name, bodies[i]!.length])));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(list.length);
  return Buffer.concat([head, list, ...bodies]);
}

type Section = readonly [name: string, at: number, length: number];

/** The sections in a file that begins so. */
function listSections(list: string, start: number): Section[] {
  let at = start;
  return (JSON.parse(list) as [string, number][]).map(([name, length]): Section => {
    at += length;
    return [name, at - length, length];
  });
}

/** The hash of each section's words, by its name. @param packed as `packWords` gives it */
export function hashWords(packed: Uint8Array): Record<string, string> {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const start = HEAD + bytes.readUInt32LE();
  const sections = listSections(bytes.toString('utf8', HEAD, start), start);
  return Object.fromEntries(
    sections.map(([name, at, length]) => [name, hash('sha256', bytes.subarray(at, at + length))]),
  );
}

/** Reads what `packWords` wrote into a file: one section at a time, for those of all units stand in memory together. */
export class UnitWords {
  readonly #path: string;
  readonly #sections = new Map<string, { readonly at: number; readonly length: number }>();

  constructor(path: string) {
    this.#path = path;
    const size = this.#read(0, HEAD).readUInt32LE();
    const list = this.#read(HEAD, size).toString('utf8');
    for (const [name, at, length] of listSections(list, HEAD + size)) this.#sections.set(name, { at, length });
  }

  /** The words of a section, none where there is none of that name. */
  *words(name: string): Generator<PostedWord> {
    const section = this.#sections.get(name);
    if (section) yield* decodeWordFile(this.#read(section.at, section.length));
  }

  #read(at: number, length: number): Buffer {
    const file = openSync(this.#path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, at) !== length)
        throw new RangeError(`search index: ${this.#path} is cut off`);
      return bytes;
    } finally {
      closeSync(file);
    }
  }
}
