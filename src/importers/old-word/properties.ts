import type { WordFile } from './word-file.ts';

/** What is said of the bytes from one offset to another. */
export interface PropertyRun {
  readonly from: number;
  readonly to: number;
  /** The style's number; 0 for characters. */
  readonly style: number;
  readonly changes: DataView | undefined;
}

const PAGE = 512;
const PARAGRAPHS = 13;
const CHARACTERS = 12;

const part = (view: DataView, at: number, size: number): DataView =>
  new DataView(view.buffer, view.byteOffset + at, size);

/** The properties of paragraph `i` of a page: a style and changes ([MS-DOC] 2.9.175, PapxInFkp). */
function readParagraphRun(page: DataView, at: number): Pick<PropertyRun, 'style' | 'changes'> {
  if (at === 0) return { style: 0, changes: undefined };
  const short = page.getUint8(at);
  const [start, size] = short === 0 ? [at + 2, page.getUint8(at + 1) * 2] : [at + 1, short * 2 - 1];
  return { style: page.getUint16(start, true), changes: part(page, start + 2, size - 2) };
}

const readCharacterRun = (page: DataView, at: number): Pick<PropertyRun, 'style' | 'changes'> => ({
  style: 0,
  changes: at === 0 ? undefined : part(page, at + 1, page.getUint8(at)),
});

/** Pages of 512 bytes, each with offsets of runs and, counted from its end, what is said of them. */
function readPages(file: WordFile, kind: number, width: number, readRun: typeof readParagraphRun): PropertyRun[] {
  const { main, table } = file;
  const { at, size } = file.place(kind);
  const count = Math.floor((size - 4) / 8);
  const runs: PropertyRun[] = [];
  for (let i = 0; i < count; i++) {
    const number = table.getUint32(at + 4 * (count + 1) + 4 * i, true) & 0x3fffff;
    const page = part(main, number * PAGE, PAGE);
    const inPage = page.getUint8(PAGE - 1);
    for (let run = 0; run < inPage; run++) {
      const place = page.getUint8(4 * (inPage + 1) + width * run) * 2;
      const [from, to] = [page.getUint32(4 * run, true), page.getUint32(4 * (run + 1), true)];
      runs.push({ from, to, ...readRun(page, place) });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

export const readParagraphRuns = (file: WordFile): PropertyRun[] => readPages(file, PARAGRAPHS, 13, readParagraphRun);
export const readCharacterRuns = (file: WordFile): PropertyRun[] => readPages(file, CHARACTERS, 1, readCharacterRun);

export type RunFinder = (offset: number) => PropertyRun | undefined;

/** Finds the run an offset lies in; quick where offsets come in order. */
export function finder(runs: readonly PropertyRun[]): RunFinder {
  let last = 0;
  const holds = (i: number, offset: number): boolean =>
    runs[i] !== undefined && runs[i].from <= offset && offset < runs[i].to;
  return (offset) => {
    if (!holds(last, offset) && !holds(++last, offset)) {
      let [low, high] = [0, runs.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (runs[middle]!.to <= offset) low = middle + 1;
        else high = middle;
      }
      last = low;
    }
    return holds(last, offset) ? runs[last] : undefined;
  };
}
