/** What is wrong with a file, where, and what to do: input that cannot be read, or that a reader must be warned of. */
export interface Problem {
  /** An error stops the build; a warning is shown beside it. */
  readonly level: 'error' | 'warning';
  /** Path from the working directory, with `/`. */
  readonly file: string;
  /** From 1; column counts characters. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly advice: string;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem of a file whose name its reader does not know. */
export interface Complaint {
  readonly position: Position;
  readonly message: string;
  readonly advice: string;
}

export const START: Position = { line: 1, column: 1 };

/** Thrown by the readers of one file; the loader makes problems of its complaints and goes on with the next file. */
export class Unreadable extends Error {
  readonly complaints: readonly Complaint[];
  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(({ message }) => message).join('; '));
    this.complaints = complaints;
  }
}

/** @throws Unreadable with one complaint. */
export function refuse(message: string, advice: string, position: Position = START): never {
  throw new Unreadable([{ message, advice, position }]);
}

/** Lines and columns of a text: found once, then asked for any number of places. */
export class Lines {
  readonly #text: string;
  readonly #starts = [0];
  constructor(text: string) {
    this.#text = text;
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(index + end.length);
  }

  /** @param offset in UTF-16 units from 0; one beyond the text is taken as its end. */
  at(offset: number): Position {
    const place = Math.min(offset, this.#text.length);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= place) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: [...this.#text.slice(this.#starts[low], place)].length + 1 };
  }
}
