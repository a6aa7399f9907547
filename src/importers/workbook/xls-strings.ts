import { readCharacters } from './xls-records.ts';

/** A stretch of a text set in a font, from a character on. */
interface FontRun {
  readonly from: number;
  readonly font: number;
}

export interface XlsString {
  readonly text: string;
  readonly runs: readonly FontRun[];
}

/** Reads over the records that the table of strings is cut into. */
class Pieces {
  private readonly pieces: readonly DataView[];
  private piece = 0;
  private at = 0;

  constructor(pieces: readonly DataView[]) {
    this.pieces = pieces;
  }

  private next(size: number): { data: DataView; at: number } {
    if (this.at >= this.pieces[this.piece]!.byteLength) this.turn();
    const here = { data: this.pieces[this.piece]!, at: this.at };
    this.at += size;
    return here;
  }

  private turn(): void {
    this.piece++;
    this.at = 0;
    if (this.piece >= this.pieces.length) throw new RangeError('the table of strings breaks off');
  }

  byte(): number {
    const { data, at } = this.next(1);
    return data.getUint8(at);
  }

  word(): number {
    const { data, at } = this.next(2);
    return data.getUint16(at, true);
  }

  long(): number {
    const { data, at } = this.next(4);
    return data.getUint32(at, true);
  }

  skip(size: number): void {
    for (let left = size; left > 0;) {
      if (this.at >= this.pieces[this.piece]!.byteLength) this.turn();
      const step = Math.min(left, this.pieces[this.piece]!.byteLength - this.at);
      this.at += step;
      left -= step;
    }
  }

  /** A text cut in two says again in the second piece how wide its characters are. */
  characters(count: number, wide: boolean): string {
    let text = '';
    let isWide = wide;
    while (text.length < count) {
      if (this.at >= this.pieces[this.piece]!.byteLength) {
        this.turn();
        isWide = (this.byte() & 1) === 1;
      }
      const data = this.pieces[this.piece]!;
      const room = Math.floor((data.byteLength - this.at) / (isWide ? 2 : 1));
      const taken = Math.min(room, count - text.length);
      if (taken === 0) throw new RangeError('half a character');
      text += readCharacters(data, this.at, taken, isWide);
      this.at += taken * (isWide ? 2 : 1);
    }
    return text;
  }
}

/** The texts that cells share ([MS-XLS] 2.5.293, XLUnicodeRichExtendedString); `pieces` are the record and those that go on with it. */
export function readStrings(pieces: readonly DataView[]): XlsString[] {
  const reader = new Pieces(pieces);
  reader.skip(4);
  return Array.from({ length: reader.long() }, () => {
    const count = reader.word();
    const flags = reader.byte();
    const runCount = flags & 8 ? reader.word() : 0;
    const extra = flags & 4 ? reader.long() : 0;
    const text = reader.characters(count, (flags & 1) === 1);
    const runs = Array.from({ length: runCount }, () => ({ from: reader.word(), font: reader.word() }));
    reader.skip(extra);
    return { text, runs };
  });
}
