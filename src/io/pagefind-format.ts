import { gzipSync } from 'node:zlib';

/*
 * The files of a Pagefind index as its engine reads them in the browser: CBOR behind a signature, gzipped. The layout is that
 * of pagefind_web/src/index.rs and metadata.rs; it is not documented, so it holds for one version only. What is optional
 * there is left out: filters, orders, weights, spellings, words of metadata.
 */

/** The version whose layout this is. Another needs the browser tests of the search passed before it is written here. */
export const FORMAT_VERSION = '1.6.0';

const SIGNATURE = Buffer.from('pagefind_dcd');
/** Nearly as small as the best, in an eighth of its time. */
const LEVEL = 4;
const [UNSIGNED, TEXT, ARRAY] = [0, 3, 4];

/** A growing run of CBOR: unsigned numbers up to 2³² − 1, texts and arrays of a known length. */
class CborWriter {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private length = 0;

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe((this.length + more) * 2);
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  private head(kind: number, size: number): void {
    this.reserve(5);
    const major = kind << 5;
    if (size < 24) {
      this.bytes[this.length++] = major | size;
      return;
    }
    const width = size < 0x100 ? 1 : size < 0x10000 ? 2 : 4;
    this.bytes[this.length++] = major | (width === 4 ? 26 : 23 + width);
    this.length = this.bytes.writeUIntBE(size, this.length, width);
  }

  number(value: number): void {
    this.head(UNSIGNED, value);
  }

  array(size: number): void {
    this.head(ARRAY, size);
  }

  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.head(TEXT, size);
    this.reserve(size);
    this.length += this.bytes.write(value, this.length);
  }

  finish(): Buffer {
    return gzipSync(Buffer.concat([SIGNATURE, this.bytes.subarray(0, this.length)]), { level: LEVEL });
  }
}

/** A word with its places: the nth occurrence is at `places[n]` of document `documents[n]`, both ascending. */
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

/** A file of `index/`: words in ascending order of code points. */
export function encodeIndexFile(words: readonly PostedWord[]): Buffer {
  const cbor = new CborWriter();
  cbor.array(1);
  cbor.array(words.length);
  for (const word of words) writeWord(cbor, word);
  return cbor.finish();
}

/** Which words, from the first to the last, stand in the file of that name. */
export interface IndexFile {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** The file `.pf_meta`: ids of the documents in their order, and where the words stand. */
export function encodeMeta(version: string, ids: readonly string[], files: readonly IndexFile[]): Buffer {
  const cbor = new CborWriter();
  cbor.array(6);
  cbor.text(version);
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
  for (let unused = 0; unused < 3; unused++) cbor.array(0);
  return cbor.finish();
}
