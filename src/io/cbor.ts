const [UNSIGNED, TEXT, ARRAY] = [0, 3, 4];
const MOST = 0xffff_ffff;

/**
 * A growing run of CBOR (RFC 8949), each head in its shortest form: whole numbers from 0 to 2³² − 1, texts and arrays of a
 * known length. What stands in an array is written after it.
 * @throws for a number or a length that is not such a number.
 */
export class CborWriter {
  private buffer = Buffer.allocUnsafe(1 << 16);
  private length = 0;

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe((this.length + more) * 2);
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }

  private head(kind: number, size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > MOST) throw new RangeError(`no number for this CBOR: ${size}`);
    this.reserve(5);
    const major = kind << 5;
    if (size < 24) {
      this.buffer[this.length++] = major | size;
      return;
    }
    const width = size < 0x100 ? 1 : size < 0x10000 ? 2 : 4;
    this.buffer[this.length++] = major | (width === 4 ? 26 : 23 + width);
    this.length = this.buffer.writeUIntBE(size, this.length, width);
  }

  number(value: number): void {
    this.head(UNSIGNED, value);
  }

  /** Begins an array of so many items. */
  array(size: number): void {
    this.head(ARRAY, size);
  }

  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.head(TEXT, size);
    this.reserve(size);
    this.length += this.buffer.write(value, this.length);
  }

  /** What has been written; changes with what is written next. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.length);
  }
}

const BREAKS = 'this CBOR is not as it was written';

/** Reads what `CborWriter` has written, head by head. @throws RangeError where it is something else */
export class CborReader {
  readonly #bytes: Uint8Array;
  readonly #text = new TextDecoder();
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  #head(kind: number): number {
    const head = this.#bytes[this.#at++]!;
    const size = head & 31;
    if (head >> 5 !== kind || size > 26) throw new RangeError(BREAKS);
    if (size < 24) return size;
    let value = 0;
    for (let left = 1 << (size - 24); left > 0; left--) value = value * 256 + this.#bytes[this.#at++]!;
    return value;
  }

  number(): number {
    return this.#head(UNSIGNED);
  }

  /** The number of items that follow. */
  array(): number {
    return this.#head(ARRAY);
  }

  text(): string {
    const size = this.#head(TEXT);
    this.#at += size;
    if (this.#at > this.#bytes.length) throw new RangeError(BREAKS);
    return this.#text.decode(this.#bytes.subarray(this.#at - size, this.#at));
  }
}
