/** Lengths of the runs of characters that are noted; the shortest is that of the shortest text that is looked for. */
const LENGTHS = [4, 6, 12] as const;
/** For each file so many words of bits: about 570 runs of a page are new to those of its unit, at sixteen bits each. */
const WORDS_A_FILE = 600;
const [FEWEST, MOST] = [1 << 12, 1 << 20];

const BASE = 0x01000193;
/** What a character weighs that leaves a run of each length. */
const LEAVING = LENGTHS.map((length) => {
  let weight = 1;
  for (let i = 0; i < length; i++) weight = Math.imul(weight, BASE);
  return weight;
}) as [number, number, number];
const [SHORT, MIDDLE, LONG] = LENGTHS;

/** Signs that no text of a record has: packed files are full of them. */
const isApart = (code: number): boolean => code < 0x20 || code === 0xfffd;

const sizeFor = (files: number): number => {
  const wanted = Math.min(Math.max(files * WORDS_A_FILE, FEWEST), MOST);
  return 1 << Math.ceil(Math.log2(wanted));
};

/**
 * Which runs of characters stand in the texts of some files: a Bloom filter. A text that it does not hold stands in none of
 * them; one that it holds may, and the files are read.
 */
export class RunFilter {
  readonly #words: Uint32Array;
  readonly #mask: number;

  private constructor(words: Uint32Array) {
    [this.#words, this.#mask] = [words, words.length - 1];
  }

  /** @param files how many there are */
  static for(files: number): RunFilter {
    return new RunFilter(new Uint32Array(sizeFor(files)));
  }

  /** @returns undefined where the bytes are none that it gave, or too few by now for so many files */
  static from(bytes: Uint8Array, files: number): RunFilter | undefined {
    const size = bytes.length / 4;
    const isWhole = size >= FEWEST && Number.isInteger(Math.log2(size));
    if (!isWhole || size * 2 < sizeFor(files)) return undefined;
    return new RunFilter(new Uint32Array(Uint8Array.from(bytes).buffer));
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.#words.buffer);
  }

  /** Notes all runs of a text. */
  add(text: string): void {
    const words = this.#words;
    const set = (hash: number): void => {
      const at = this.#placeOf(hash);
      words[at]! |= bitsOf(hash);
    };
    eachRun(text, set);
  }

  /** Whether a text may stand in the files. */
  mayHold(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (isApart(text.charCodeAt(i))) return true;
    let isIn = true;
    eachRun(text, (hash) => {
      const bits = bitsOf(hash);
      if ((this.#words[this.#placeOf(hash)]! & bits) !== bits) isIn = false;
    });
    return isIn;
  }

  #placeOf(hash: number): number {
    return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) & this.#mask;
  }
}

/** Four bits of a word. */
function bitsOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (1 << (mixed >>> 27)) | (1 << (mixed >>> 22)) | (1 << (mixed >>> 17)) | (1 << (mixed >>> 12));
}

/** Gives a number for each run of a text; the same run has the same wherever it stands. */
function eachRun(text: string, found: (hash: number) => void): void {
  let [short, middle, long, length] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isApart(code)) {
      [short, middle, long, length] = [0, 0, 0, 0];
      continue;
    }
    length++;
    short = Math.imul(short, BASE) + code;
    middle = Math.imul(middle, BASE) + code;
    long = Math.imul(long, BASE) + code;
    if (length > SHORT) short -= Math.imul(LEAVING[0], text.charCodeAt(i - SHORT));
    if (length > MIDDLE) middle -= Math.imul(LEAVING[1], text.charCodeAt(i - MIDDLE));
    if (length > LONG) long -= Math.imul(LEAVING[2], text.charCodeAt(i - LONG));
    if (length >= SHORT) found(short | 0);
    if (length >= MIDDLE) found((middle | 0) ^ 0x5bd1e995);
    if (length >= LONG) found((long | 0) ^ 0x1b873593);
  }
}
