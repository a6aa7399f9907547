/*
 * Numbers as bytes: seven bits in each, the lowest first, the eighth set where more follow. Most numbers of an index are
 * small, and a browser reads millions of them: members are private by their types only, for old browsers look others up in maps.
 */

export class VarintWriter {
  private buffer = new Uint8Array(1 << 12);
  private size = 0;

  /** @param number a whole one, not negative, below 2^31 */
  number(number: number): void {
    this.makeRoom(5);
    let left = number;
    for (; left > 0x7f; left >>>= 7) this.buffer[this.size++] = (left & 0x7f) | 0x80;
    this.buffer[this.size++] = left;
  }

  bytes(own: Uint8Array): void {
    this.makeRoom(own.length);
    this.buffer.set(own, this.size);
    this.size += own.length;
  }

  /** What was written; the writer is empty again. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.buffer.slice(0, this.size);
    this.size = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.size + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.size + more));
    grown.set(this.buffer.subarray(0, this.size));
    this.buffer = grown;
  }
}

export class VarintReader {
  private readonly buffer: Uint8Array;
  private at = 0;
  constructor(bytes: Uint8Array) {
    this.buffer = bytes;
  }

  /** @throws RangeError behind the end */
  number(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.buffer[this.at++];
      if (byte === undefined) throw new RangeError('search index: a file ends within a number');
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
  }

  /** The next numbers, as many as asked for, at once: this is where a query spends its time. @throws RangeError behind the end */
  numbers(count: number): Int32Array {
    const { buffer } = this;
    const numbers = new Int32Array(count);
    let { at } = this;
    for (let i = 0; i < count; i++) {
      let byte = buffer[at++]!;
      let number = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = buffer[at++]!;
        number |= (byte & 0x7f) << shift;
      }
      numbers[i] = number;
    }
    if (at > buffer.length) throw new RangeError('search index: a file ends within its numbers');
    this.at = at;
    return numbers;
  }

  /** The next bytes, not copied. @throws RangeError where there are fewer */
  bytes(length: number): Uint8Array {
    const own = this.buffer.subarray(this.at, this.at + length);
    if (own.length !== length) throw new RangeError('search index: a file ends too early');
    this.at += length;
    return own;
  }
}
