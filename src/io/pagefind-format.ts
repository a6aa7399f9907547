import { gunzipSync, gzipSync } from 'node:zlib';
import { CborReader, CborWriter } from './cbor.ts';

/*
 * The files of a Pagefind index as its engine reads them in the browser. The layout is not documented; it is described above
 * the decoders in Pagefind's sources (github.com/Pagefind/pagefind, MIT licence): pagefind_web/src/index.rs for `.pf_index`,
 * pagefind_web/src/metadata.rs for `.pf_meta`; the signature and gzip are those of pagefind_web_js. No code is taken from there.
 *
 * Left out, as the decoders allow: filters, sort orders, weights of words, spellings, words of metadata. Fragments (texts of
 * Pagefind's own result list) are not written: nobody asks for them.
 */

/**
 * The one version whose layout this is: nobody promises it for another. To write for another, compare those two files, then
 * have test/io/search-index.test.ts (this index read by that version's engine) and the browser tests passed.
 */
export const FORMAT_VERSION = '1.6.0';

const SIGNATURE = Buffer.from('pagefind_dcd');
/** Nearly as small as the best, in an eighth of its time. */
const LEVEL = 4;
/** Where a gzip header names the system it was made on, and the value for none: the same bytes on every system. */
const [SYSTEM, UNKNOWN] = [9, 255];

function pack(cbor: CborWriter): Buffer {
  const packed = gzipSync(Buffer.concat([SIGNATURE, cbor.bytes()]), { level: LEVEL });
  packed[SYSTEM] = UNKNOWN;
  return packed;
}

/**
 * A word with its places: the nth occurrence is at `places[n]` of document `documents[n]`. Documents ascend, and so do the
 * places within one.
 */
export interface PostedWord {
  readonly word: string;
  readonly documents: Int32Array;
  readonly places: Int32Array;
}

function countDocuments(documents: Int32Array): number {
  let count = 0;
  for (let i = 0; i < documents.length; i++) if (i === 0 || documents[i] !== documents[i - 1]) count++;
  return count;
}

function writeWord(cbor: CborWriter, { word, documents, places }: PostedWord): void {
  cbor.array(2);
  cbor.text(word);
  cbor.array(countDocuments(documents));
  let lastDocument = 0;
  for (let start = 0; start < documents.length;) {
    const document = documents[start]!;
    let end = start;
    while (documents[end] === document) end++;
    cbor.array(2);
    cbor.number(document - lastDocument);
    cbor.array(end - start);
    for (let i = start; i < end; i++) cbor.number(places[i]! - (i > start ? places[i - 1]! : 0));
    lastDocument = document;
    start = end;
  }
}

/** A file of `index/`: words in ascending order of code points, each once. */
export function encodeIndexFile(words: readonly PostedWord[]): Buffer {
  const cbor = new CborWriter();
  cbor.array(1);
  cbor.array(words.length);
  for (const word of words) writeWord(cbor, word);
  return pack(cbor);
}

/** Words with their places as they are between the steps of a build: those of an index file, one after the other. */
export function encodeWords(words: Iterable<PostedWord>): Buffer {
  const cbor = new CborWriter();
  for (const word of words) writeWord(cbor, word);
  return cbor.bytes();
}

const grow = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
};

/** Gives words one after the other; what is read is copied out of two arrays that grow to the longest word. */
class WordReader {
  #documents = new Int32Array(1 << 10);
  #places = new Int32Array(1 << 10);

  read(cbor: CborReader): PostedWord {
    cbor.array();
    const word = cbor.text();
    let size = 0;
    let document = 0;
    for (let left = cbor.array(); left > 0; left--) {
      cbor.array();
      document += cbor.number();
      let place = 0;
      for (let more = cbor.array(); more > 0; more--) {
        if (size === this.#documents.length)
          [this.#documents, this.#places] = [grow(this.#documents), grow(this.#places)];
        place += cbor.number();
        this.#documents[size] = document;
        this.#places[size++] = place;
      }
    }
    return { word, documents: this.#documents.slice(0, size), places: this.#places.slice(0, size) };
  }
}

/** What `encodeWords` wrote. @throws RangeError where it is something else */
export function* decodeWords(bytes: Uint8Array): Generator<PostedWord> {
  const [cbor, words] = [new CborReader(bytes), new WordReader()];
  while (!cbor.isAtEnd) yield words.read(cbor);
}

/** The words of a file of `index/`. @throws where it is none */
export function decodeIndexFile(packed: Uint8Array): PostedWord[] {
  const [cbor, words] = [new CborReader(gunzipSync(packed).subarray(SIGNATURE.length)), new WordReader()];
  cbor.array();
  return Array.from({ length: cbor.array() }, () => words.read(cbor));
}

/** Which words, from the first to the last, stand in the file of that name. */
export interface IndexFile {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** The file `.pf_meta`: ids of the documents in their order, and where the words stand; files in the order of their words. */
export function encodeMeta(ids: readonly string[], files: readonly IndexFile[]): Buffer {
  const cbor = new CborWriter();
  cbor.array(6);
  cbor.text(FORMAT_VERSION);
  cbor.array(ids.length);
  for (const id of ids) {
    cbor.array(2);
    cbor.text(id);
    // the number of words, for a ranking that phrases do not have
    cbor.number(1);
  }
  cbor.array(files.length);
  for (const { from, to, name } of files) {
    cbor.array(3);
    for (const text of [from, to, name]) cbor.text(text);
  }
  // filters, sort orders, fields of metadata
  for (let unused = 0; unused < 3; unused++) cbor.array(0);
  return pack(cbor);
}
